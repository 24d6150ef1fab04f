import { createHash, randomUUID } from "node:crypto";
import type { Failure } from "../../domain/failure";
import { JOB_KEPT_MS } from "../../domain/job";
import { fail, ok, type Result } from "../../domain/result";
import { canonicalJson } from "../../ledger/chain/canonical-json";
import type { ArticleAccess, WorkspaceAccess } from "../access";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";
import { attempt } from "../unavailable";
import type { JobKind } from "./job-kind";
import { type JobRecord, toJobRecord } from "./job-record";

/** The job that asking for the same again gives; null where that would be a new one. */
export async function findStarted<Input>(
  access: Asking,
  kind: JobKind<Input>,
  input: Input,
): Promise<Result<JobRecord | null, Failure>> {
  return attempt(async () => {
    const row = await findUnended(keyOf(access, kind, input));
    return ok(row === null ? null : toJobRecord(row));
  });
}

const findUnended = (key: string) =>
  database().jobRow.findFirst({ where: { key, state: { in: ["waiting", "running", "done"] } } });

/** How often a job is begun before it is given up: with the pauses between, ten seconds and what it takes. */
export const MOST_ATTEMPTS = 3;

/** The one task that the queue knows; which kind a job is stands in its row. */
export const TASK = "job";

/** Who asks, and on what: a kind of work on an article wants one. */
type Asking = WorkspaceAccess & Partial<Pick<ArticleAccess, "articleId">>;

/**
 * Asks for a job on an article or a desk. The same actor asking for the same again gets the job that there is, until it failed,
 * was cancelled or is a day old; what they are there, and how the desk calls itself and judges, is part of the question.
 */
export async function startJob<Input>(
  access: Asking,
  kind: JobKind<Input>,
  input: Input,
): Promise<Result<JobRecord, Failure>> {
  return attempt(async () => {
    await pruneJobs();
    const key = keyOf(access, kind, input);
    if (await isTooMuch(access, key)) return fail(TOO_MANY);
    for (let tries = 0; tries < 3; tries += 1) {
      await addJob(access, kind, input, key);
      const row = await findUnended(key);
      if (row !== null) return ok(toJobRecord(row));
    }
    return fail({ kind: "unavailable", detail: "The job ended as it was asked for. Ask again." });
  });
}

/** Whoever has so many in hand waits for one before there is another: the rest of the desk waits in the same line. */
const MOST_AT_ONCE = 10;

const TOO_MANY: Failure = {
  kind: "too-many-attempts",
  detail: `${MOST_AT_ONCE} things are being made for you already. Wait until one is done, or cancel one.`,
  retryAfterSeconds: 10,
};

async function isTooMuch({ actor }: Asking, key: string): Promise<boolean> {
  const unfinished = { actorId: actor, state: { in: ["waiting", "running"] }, NOT: { key } };
  return (await database().jobRow.count({ where: unfinished })) >= MOST_AT_ONCE;
}

/** The row and its place in the queue, both or neither; nothing when there is one already. */
async function addJob<Input>(access: Asking, kind: JobKind<Input>, input: Input, key: string): Promise<void> {
  const { actor } = access;
  const { articleId, workspaceId } = subjectOf(access, kind);
  await database().$executeRaw`
    WITH added AS (
      INSERT INTO job (id, kind, key, actor_id, article_id, workspace_id, input, total)
      VALUES (${randomUUID()}::uuid, ${kind.name}, ${key}, ${actor}::uuid, ${articleId}::uuid, ${workspaceId}::uuid,
        ${JSON.stringify(input)}::jsonb, ${kind.steps(input)})
      ON CONFLICT (key) WHERE state IN ('waiting', 'running', 'done') DO NOTHING
      RETURNING id
    )
    SELECT (graphile_worker.add_job(${TASK}, json_build_object('jobId', id), job_key := id::text,
      max_attempts := ${MOST_ATTEMPTS}::int)).id FROM added`;
}

/** What the job is on, as its row has it. */
function subjectOf<Input>({ articleId, workspaceId }: Asking, { on, name }: JobKind<Input>) {
  if (on === "desk") return { articleId: null, workspaceId };
  if (articleId === undefined) throw new Error(`A job of the kind ${name} is on an article.`);
  return { articleId, workspaceId: null };
}

function keyOf<Input>(access: Asking, kind: JobKind<Input>, input: Input): string {
  const { actor, role, name, slug, scale, settings } = access;
  const asked = {
    kind: kind.name,
    input,
    actor,
    role,
    ...subjectOf(access, kind),
    name,
    slug,
    scale,
    settings,
  };
  return createHash("sha256")
    .update(canonicalJson(JSON.parse(JSON.stringify(asked))))
    .digest("hex");
}

/** Removes jobs that are a day old, counted from their end or, where nobody ran them, from when they were asked for. */
export async function pruneJobs(clock: Clock = wallClock): Promise<void> {
  const before = new Date(clock().getTime() - JOB_KEPT_MS);
  await database().jobRow.deleteMany({
    where: { OR: [{ finishedAt: { lt: before } }, { state: "waiting", createdAt: { lt: before } }] },
  });
}
