import type { Failure } from "../../domain/failure";
import type { WorkspaceId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import type { LogAccess } from "../access";
import { branded } from "../branded";
import { database } from "../client";
import { attempt } from "../unavailable";

/** A checkpoint that is to be stamped. */
export type Unstamped = {
  readonly workspaceId: WorkspaceId;
  readonly number: number;
  readonly note: string;
};

/** A log's checkpoints are stamped at most so often: authorities count what they are asked. */
const EVERY_MS = 3_600_000;

/** The newest checkpoint of each log that has no time stamp, where the last one is old enough. */
export async function checkpointsToStamp(now: Date): Promise<readonly Unstamped[]> {
  const rows = await database().$queryRaw<readonly UnstampedRow[]>`
    SELECT workspace.id AS "workspaceId", newest.number, newest.note FROM workspace
    CROSS JOIN LATERAL (
      SELECT number, note FROM log_checkpoint WHERE workspace_id = workspace.id ORDER BY number DESC LIMIT 1
    ) AS newest
    LEFT JOIN LATERAL (
      SELECT number, at FROM log_time_stamp WHERE workspace_id = workspace.id ORDER BY number DESC LIMIT 1
    ) AS stamped ON true
    WHERE newest.number > coalesce(stamped.number, 0)
      AND coalesce(stamped.at <= ${new Date(now.getTime() - EVERY_MS)}, true)`;
  return rows.map(branded.other);
}

type UnstampedRow = { readonly workspaceId: string; readonly number: number; readonly note: string };

/** Keeps what an authority answered for a checkpoint, once. */
export async function keepTimeStamp(
  { workspaceId, number }: Unstamped,
  stamp: { readonly reply: Uint8Array; readonly authority: string; readonly at: Date },
): Promise<void> {
  const { reply, authority, at } = stamp;
  await database().logTimeStamp.createMany({
    data: [{ workspaceId, number, reply: new Uint8Array(reply), authority, at }],
    skipDuplicates: true,
  });
}

/** The newest time stamp of a log, or the newest of a checkpoint of a size, and that size; not-found before the first. */
export async function readTimeStamp(
  { workspaceId }: Pick<LogAccess, "workspaceId">,
  size: number | undefined,
): Promise<Result<{ readonly reply: Uint8Array; readonly size: number }, Failure>> {
  return attempt(async () => {
    const found = await database().logTimeStamp.findFirst({
      where: { workspaceId, ...(size === undefined ? {} : { checkpoint: { size } }) },
      orderBy: { number: "desc" },
      include: { checkpoint: { select: { size: true } } },
    });
    if (found === null) return fail({ kind: "not-found" });
    return ok({ reply: found.reply, size: found.checkpoint.size });
  });
}

/** Who stamped a log last (RFC 3161), when, and how many entries were in it; null before the first. */
export type NewestStamp = { readonly authority: string; readonly at: string; readonly size: number } | null;

/** The newest time stamp of a desk's log, without its token. */
export async function newestStamp({
  workspaceId,
}: Pick<LogAccess, "workspaceId">): Promise<Result<NewestStamp, Failure>> {
  return attempt(async () => {
    const found = await database().logTimeStamp.findFirst({
      where: { workspaceId },
      orderBy: { number: "desc" },
      select: { authority: true, at: true, checkpoint: { select: { size: true } } },
    });
    if (found === null) return ok(null);
    const { authority, at, checkpoint } = found;
    return ok({ authority, at: at.toISOString(), size: checkpoint.size });
  });
}
