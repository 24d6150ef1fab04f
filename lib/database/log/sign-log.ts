import { equalBytes } from "@noble/curves/utils.js";
import type { WorkspaceId } from "../../domain/ids";
import { openCheckpoint, signCheckpoint } from "../../log/checkpoint";
import { consistencyProof, consistencyRanges, rootOf } from "../../log/merkle-tree";
import { noteKey } from "../../log/signed-note";
import { isConsistent } from "../../log/verify-proof";
import { branded } from "../branded";
import { database } from "../client";
import { type LogOf, type LogSigner, logSigner } from "./log-key";
import { type Asking, readLogSize, readSubtrees } from "./log-rows";

/** A checkpoint is signed at most so often, but for publications. */
const EVERY_MS = 60_000;

/** What was signed of a log at a moment. */
export type KeptCheckpoint = {
  readonly number: number;
  readonly size: number;
  readonly root: Uint8Array;
  readonly note: string;
  readonly at: Date;
};

/** The tree no longer begins with what was signed: nothing more is signed until somebody has looked. */
export class LogBroken extends Error {
  constructor({ slug }: LogOf, { size, at }: KeptCheckpoint) {
    super(
      `The log of ${slug} does not begin with the ${size} entries that were signed at ${at.toISOString()}: it was changed. ` +
        "No checkpoint is signed any more. What was changed, this says: assay ledger verify",
    );
    this.name = "LogBroken";
  }
}

/** The newest checkpoint of a log, of a size if one is given; null before the first. */
export async function newestCheckpoint(
  workspaceId: WorkspaceId,
  asking: Asking = database(),
  size?: number,
): Promise<KeptCheckpoint | null> {
  const where = { workspaceId, ...(size === undefined ? {} : { size }) };
  return asking.logCheckpoint.findFirst({ where, orderBy: { number: "desc" } });
}

/** The logs of which something was signed, each with the number of its newest checkpoint. */
export async function logsWithCheckpoints(): Promise<readonly (LogOf & { readonly newest: number })[]> {
  const rows = await database().$queryRaw<
    readonly { readonly workspaceId: string; readonly slug: string; readonly newest: number }[]
  >`
    SELECT workspace.id AS "workspaceId", workspace.slug, max(log_checkpoint.number) AS newest
    FROM log_checkpoint JOIN workspace ON workspace.id = log_checkpoint.workspace_id GROUP BY workspace.id`;
  return rows.map(branded.other);
}

/** What was signed of a log after the checkpoint of a number, in order. */
export async function checkpointsAfter(
  workspaceId: WorkspaceId,
  number: number,
): Promise<readonly KeptCheckpoint[]> {
  return database().logCheckpoint.findMany({
    where: { workspaceId, number: { gt: number } },
    orderBy: { number: "asc" },
  });
}

/** Whether the newest checkpoint is old enough and not the newest any more. */
export async function isCheckpointDue(log: LogOf, now: Date, asking: Asking): Promise<boolean> {
  const newest = await newestCheckpoint(log.workspaceId, asking);
  return newest === null || now.getTime() - newest.at.getTime() >= EVERY_MS;
}

/** Logs that grew since they were signed, which is long enough ago. */
export async function logsToSign(now: Date): Promise<readonly LogOf[]> {
  const rows = await database().$queryRaw<readonly { readonly workspaceId: string; readonly slug: string }[]>`
    SELECT workspace.id AS "workspaceId", workspace.slug
    FROM workspace
    CROSS JOIN LATERAL (SELECT max(index) + 1 AS size FROM log_leaf WHERE workspace_id = workspace.id) AS log
    LEFT JOIN LATERAL (
      SELECT size, at FROM log_checkpoint WHERE workspace_id = workspace.id ORDER BY number DESC LIMIT 1
    ) AS newest ON true
    WHERE log.size > coalesce(newest.size, 0)
      AND coalesce(newest.at <= ${new Date(now.getTime() - EVERY_MS)}, true)`;
  return rows.map(branded.other);
}

/**
 * The newest checkpoint of a log as it is now, signed if it is not yet; null where nothing can be signed. Throws
 * `LogBroken` when the tree is not a longer one. Whoever calls has the log's turn.
 */
export async function signLog(log: LogOf, now: Date, asking: Asking): Promise<string | null> {
  const { workspaceId } = log;
  const newest = await newestCheckpoint(workspaceId, asking);
  const signer = logSigner(log);
  const size = await readLogSize(workspaceId, asking);
  if (signer === null || size === 0) return newest?.note ?? null;
  const root = await rootAfter(log, newest, size, asking);
  if (newest?.size === size && isSignedBy(newest, signer)) return newest.note;
  const note = signCheckpoint({ origin: signer.origin, size, root }, signer.secretKey);
  const number = (newest?.number ?? 0) + 1;
  await asking.logCheckpoint.create({
    data: { workspaceId, number, size, root: new Uint8Array(root), note, at: now },
  });
  return note;
}

/** The root of the log, which begins with all that was signed. */
async function rootAfter(
  log: LogOf,
  newest: KeptCheckpoint | null,
  size: number,
  asking: Asking,
): Promise<Uint8Array> {
  const whole = { start: 0, end: size };
  if (newest === null) return rootOf(size, await readSubtrees(log.workspaceId, [whole], asking));
  if (newest.size > size) throw new LogBroken(log, newest);
  const signed = { start: 0, end: newest.size };
  const between = consistencyRanges(newest.size, size);
  const read = await readSubtrees(log.workspaceId, [whole, signed, ...between], asking);
  const root = rootOf(size, read);
  const isLonger =
    equalBytes(rootOf(newest.size, read), newest.root) &&
    isConsistent(newest, { size, root }, consistencyProof(newest.size, size, read));
  if (!isLonger) throw new LogBroken(log, newest);
  return root;
}

/** Not by an older key, and not in the name that another address gave. */
const isSignedBy = ({ note }: KeptCheckpoint, { origin, secretKey }: LogSigner): boolean =>
  openCheckpoint(note, [noteKey(origin, secretKey)]).ok;
