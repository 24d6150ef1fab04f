import type { LogOf } from "../database/log/log-key";
import { logsOf, logsToKeep, sequenceLog } from "../database/log/sequence-log";
import { LogBroken } from "../database/log/sign-log";
import { isConnectionLoss } from "../database/unavailable";
import type { ArticleId } from "../domain/ids";
import { environment } from "../env";
import { fillCheckpointFolder } from "./checkpoint-folder";
import { listenTo } from "./listener";
import { softTimer } from "./soft-timer";

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
  keeper.assayLog = { noted: new Set(), gathering: undefined };
  void sweep();
}

const CHANNEL = "assay_ledger";

type Noted = { readonly noted: Set<ArticleId>; gathering: NodeJS.Timeout | undefined };

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
