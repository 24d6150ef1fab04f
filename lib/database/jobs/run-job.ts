import type { ActorId, ArticleId, JobId, WorkspaceId } from "../../domain/ids";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import type { JobAtWork, JobKind, JobOutcome } from "./job-kind";
import type { JobProblem } from "./job-record";
import { MOST_ATTEMPTS, TASK } from "./start-job";

/** How often whoever runs a job says that it is alive, and finds out whether the job is still wanted. */
const BEAT_MS = 1_000;
const PART_BYTES = 1_048_576;

export type Running = {
  readonly kinds: readonly JobKind[];
  /** Who runs it: the name of a session of the database, which is gone when they are. */
  readonly worker: string;
  /** Fires when this process is about to end. */
  readonly stopping: AbortSignal;
};

/** One begun attempt. What a later one has begun, or somebody cancelled, an earlier one cannot change any more. */
type Attempt = {
  readonly id: JobId;
  readonly attempt: number;
  readonly kind: string;
  readonly actor: ActorId;
  readonly articleId: ArticleId | null;
  readonly workspaceId: WorkspaceId | null;
  readonly input: unknown;
};

/** Runs a job that waits; nothing when it does not wait any more. Throws what is to be tried again. */
export async function runJob(jobId: JobId, running: Running): Promise<void> {
  const begun = await begin(jobId, running.worker);
  if (begun === null) return;
  const unwanted = new AbortController();
  const beating = setInterval(() => void beat(begun, unwanted), BEAT_MS);
  try {
    await work(begun, running, unwanted);
  } catch (error) {
    if (unwanted.signal.aborted) return;
    if (running.stopping.aborted) return await putBack(begun);
    console.error(`Job ${begun.kind}, attempt ${begun.attempt} of ${MOST_ATTEMPTS}: ${wordsOf(error)}`);
    if (begun.attempt >= MOST_ATTEMPTS) return await end(begun, { problem: { kind: "internal" } });
    await change(begun, { state: "waiting", worker: null, done: 0 });
    throw error;
  } finally {
    clearInterval(beating);
  }
}

async function begin(id: JobId, worker: string): Promise<Attempt | null> {
  const [row] = await database().$queryRaw<Attempt[]>`
    UPDATE job SET state = 'running', worker = ${worker}, beat_at = now(), attempt = attempt + 1, done = 0
    WHERE id = ${id}::uuid AND state = 'waiting'
    RETURNING id, attempt, kind, actor_id AS actor, article_id AS "articleId",
      workspace_id AS "workspaceId", input`;
  return row ?? null;
}

async function work(begun: Attempt, { kinds, stopping }: Running, unwanted: AbortController): Promise<void> {
  const signal = AbortSignal.any([unwanted.signal, stopping]);
  const kind = kinds.find(({ name }) => name === begun.kind);
  if (kind === undefined) throw new Error(`Nobody here knows how to do a job of the kind ${begun.kind}.`);
  const tell: JobAtWork<unknown>["tell"] = async (done, result) => {
    signal.throwIfAborted();
    const data = { done, ...(result && { result }) };
    if (await change(begun, data)) return;
    // What was made before somebody stopped it was made.
    const { id, attempt } = begun;
    await database().jobRow.updateMany({ where: { id, attempt, state: "cancelled" }, data });
    unwanted.abort();
    signal.throwIfAborted();
  };
  const made = await doIt(kind, begun, {
    actor: begun.actor,
    input: kind.input.parse(begun.input),
    signal,
    tell,
  });
  signal.throwIfAborted();
  if (made.ok) return end(begun, made.value);
  if (made.failure.kind === "unavailable") throw new Error(made.failure.detail);
  return end(begun, { problem: made.failure });
}

function doIt(kind: JobKind, { articleId, workspaceId }: Attempt, work: JobAtWork<unknown>) {
  if (kind.on === "article" && articleId !== null) return kind.run(work, articleId);
  if (kind.on === "desk" && workspaceId !== null) return kind.run(work, workspaceId);
  throw new Error(`A job of the kind ${kind.name} is on ${kind.on === "desk" ? "a desk" : "an article"}.`);
}

/** Says that this process is alive; a database that is away for a moment is no reason to give up. */
async function beat(begun: Attempt, unwanted: AbortController): Promise<void> {
  const isWanted = await change(begun, { beatAt: new Date() }).catch(() => true);
  if (!isWanted) unwanted.abort();
}

/** Changes the row while it is this attempt's; says whether it was. */
async function change(
  { id, attempt }: Attempt,
  data: Prisma.JobRowUpdateManyMutationInput,
  client: Pick<Prisma.TransactionClient, "jobRow"> = database(),
): Promise<boolean> {
  const { count } = await client.jobRow.updateMany({ where: { id, attempt, state: "running" }, data });
  return count === 1;
}

/** The end, with the file in the same transaction. */
async function end(begun: Attempt, made: JobOutcome | { readonly problem: JobProblem }): Promise<void> {
  const ended = { worker: null, finishedAt: new Date() };
  if ("problem" in made) {
    await change(begun, {
      ...ended,
      state: "failed",
      problem: { ...made.problem } as Prisma.InputJsonObject,
    });
    return;
  }
  await database().$transaction(
    async (client) => {
      const { total } = await client.jobRow.findUniqueOrThrow({ where: { id: begun.id } });
      const data = { ...ended, state: "done", done: total, result: made.result };
      if (!(await change(begun, data, client))) return;
      for (const [part, bytes] of partsOf(made.file ?? new Uint8Array()).entries())
        await client.jobFilePart.create({ data: { jobId: begun.id, part, bytes } });
    },
    { timeout: 120_000, maxWait: 10_000 },
  );
}

const partsOf = (file: Uint8Array): readonly Uint8Array<ArrayBuffer>[] =>
  Array.from(
    { length: Math.ceil(file.length / PART_BYTES) },
    (_, at) => new Uint8Array(file.subarray(at * PART_BYTES, (at + 1) * PART_BYTES)),
  );

/** Into the queue anew, as if it had not been begun: a restart is no fault of the job's. */
async function putBack({ id, attempt }: Attempt): Promise<void> {
  await database().$executeRaw`
    WITH back AS (
      UPDATE job SET state = 'waiting', worker = NULL, done = 0, attempt = attempt - 1
      WHERE id = ${id}::uuid AND attempt = ${attempt} AND state = 'running' RETURNING id
    )
    SELECT (graphile_worker.add_job(${TASK}, json_build_object('jobId', id), job_key := id::text,
      max_attempts := ${MOST_ATTEMPTS}::int)).id FROM back`;
}

/** Where it happened. A message may quote what somebody wrote. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  return [error.name, ...frames.slice(0, 6)].join("\n");
}
