import type { LogOf } from "../database/log/log-key";
import { logsOf, logsToKeep, sequenceLog } from "../database/log/sequence-log";
import { LogBroken } from "../database/log/sign-log";
import { isConnectionLoss } from "../database/unavailable";
import type { ArticleId } from "../domain/ids";
import { environment } from "../env";
import { askWitnesses } from "./ask-witnesses";
import { fillCheckpointFolder } from "./checkpoint-folder";
import { listenTo } from "./listener";
import { softTimer } from "./soft-timer";
import { stampCheckpoints } from "./stamp-checkpoints";

/** Entries that are committed one after the other are taken together. */
const GATHER_MS = 200;
/** What was missed, and checkpoints that are due, are found within this. */
const SWEEP_MS = 15_000;

/**
 * Takes what is committed into the logs, off the way of who commits it, for as long as the process runs. Of several
 * processes whichever comes first does it.
 */
export function keepLog(): void {
  if (keeper.assayLog !== undefined) return;
  keeper.assayLog = {
    noted: new Set(),
    gathering: undefined,
    isAsking: false,
    stamping: { waitMs: SWEEP_MS, notBefore: 0 },
  };
  void sweep();
}

const CHANNEL = "assay_ledger";

type Noted = {
  readonly noted: Set<ArticleId>;
  gathering: NodeJS.Timeout | undefined;
  isAsking: boolean;
  /** When the time stamp authority may be asked, and how long it is left alone if it fails. */
  stamping: { readonly waitMs: number; readonly notBefore: number };
};

// Code is loaded twice in a process, and anew in development; one at a time keeps the log.
const keeper: typeof globalThis & { assayLog?: Noted | undefined } = globalThis;

function hear(payload: string): void {
  const { articleId }: { articleId: ArticleId } = JSON.parse(payload);
  keeper.assayLog?.noted.add(articleId);
  gather();
}

function gather(): void {
  const { assayLog: log } = keeper;
  if (log === undefined) return;
  log.gathering ??= softTimer(GATHER_MS, async () => {
    const articleIds = [...log.noted];
    log.noted.clear();
    await trying(async () => {
      for (const [each, named] of await logsOf(articleIds)) await takeAll(each, named);
    });
    log.gathering = undefined;
    if (log.noted.size > 0) gather();
  });
}

async function sweep(): Promise<void> {
  await trying(async () => {
    await listenTo(CHANNEL, { hear, lookAgain: () => void trying(sweepOnce) }, "log");
    await sweepOnce();
  });
  if (keeper.assayLog !== undefined) softTimer(SWEEP_MS, () => void sweep());
}

async function sweepOnce(): Promise<void> {
  for (const log of await logsToKeep()) await trying(() => takeAll(log, null));
  const { ASSAY_CHECKPOINT_DIR: folder } = environment();
  if (folder !== undefined) await trying(() => fillCheckpointFolder(folder));
  void askOthers();
}

/** Whoever is slow to answer keeps nothing waiting but the next time that they are asked. */
async function askOthers(): Promise<void> {
  const { assayLog: log } = keeper;
  if (log === undefined || log.isAsking) return;
  log.isAsking = true;
  await trying(() => askWitnesses());
  await trying(() => stampDue(log));
  log.isAsking = false;
}

/** An authority that does not stamp is asked again later each time, up to an hour. */
async function stampDue(log: Noted): Promise<void> {
  const { ASSAY_TSA_URL: address, ASSAY_TSA_CA: rootFile } = environment();
  const now = Date.now();
  if (address === undefined || now < log.stamping.notBefore) return;
  const stamped = await stampCheckpoints({ address, rootFile }, new Date(now));
  const waitMs = stamped.ok ? SWEEP_MS : Math.min(log.stamping.waitMs * 2, 3_600_000);
  log.stamping = { waitMs, notBefore: stamped.ok ? 0 : now + waitMs };
  if (!stamped.ok) console.error(`The time stamp authority at ${address}: ${stamped.failure}`);
}

async function takeAll(log: LogOf, named: readonly ArticleId[] | null): Promise<void> {
  while ((await sequenceLog(log, named)).isMore);
}

/** A database that is away is waited for; a log that was changed is told of each time, so that nobody misses it. */
async function trying(step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (isConnectionLoss(error)) return;
    console.error(error instanceof LogBroken ? error.message : error);
  }
}
