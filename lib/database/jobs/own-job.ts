import type { Failure } from "../../domain/failure";
import type { ActorId, JobId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import { type Caller, openArticle, openWorkspaceById, type WorkspaceAccess } from "../access";
import { database } from "../client";
import type { JobRow } from "../generated/client";
import { attempt } from "../unavailable";
import { parseUuid } from "../uuid";
import { type JobRecord, toJobRecord } from "./job-record";

/** A job with the proof that the caller asked for it and still may see what it is on. */
export type OwnJob = { readonly job: JobRecord; readonly access: WorkspaceAccess };

/** Somebody else's job, an article or a desk that is not theirs to see any more, a malformed id, no such job: all are not-found. */
export async function openJob(caller: Caller, jobId: string): Promise<Result<OwnJob, Failure>> {
  const id = parseUuid(jobId);
  if (id === null) return fail({ kind: "not-found" });
  return attempt(async () => {
    const row = await database().jobRow.findFirst({ where: { id, actorId: actorOf(caller) } });
    if (row === null) return fail({ kind: "not-found" });
    const access = await openSubject(caller, row);
    return access.ok ? ok({ job: toJobRecord(row), access: access.value }) : access;
  });
}

async function openSubject(
  caller: Caller,
  { articleId, workspaceId }: Pick<JobRow, "articleId" | "workspaceId">,
): Promise<Result<WorkspaceAccess, Failure>> {
  if (articleId !== null) return openArticle(caller, articleId);
  return workspaceId === null ? fail({ kind: "not-found" }) : openWorkspaceById(caller, workspaceId);
}

/** The job as it is now. */
export async function readJob({ job, access }: OwnJob): Promise<Result<JobRecord, Failure>> {
  return attempt(async () => {
    const row = await database().jobRow.findFirst({ where: { id: job.jobId, actorId: access.actor } });
    return row === null ? fail({ kind: "not-found" }) : ok(toJobRecord(row));
  });
}

/** Ends a job that nobody wants any more; one that has ended stays as it is. Gives it back as it is then. */
export async function cancelJob({ job, access }: OwnJob): Promise<Result<JobRecord, Failure>> {
  return attempt(async () => {
    await database().jobRow.updateMany({
      where: { id: job.jobId, actorId: access.actor, state: { in: ["waiting", "running"] } },
      data: { state: "cancelled", worker: null, finishedAt: new Date() },
    });
    return readJob({ job, access });
  });
}

/** The file that a job made, a part at a time. */
export async function* readJobFile(jobId: JobId): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part += 1) {
    const row = await database().jobFilePart.findUnique({ where: { jobId_part: { jobId, part } } });
    if (row === null) return;
    yield row.bytes;
  }
}

const actorOf = (caller: Caller): ActorId => (caller.kind === "user" ? caller.userId : caller.tokenId);
