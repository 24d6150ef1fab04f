import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Logger, run } from "graphile-worker";
import pg from "pg";
import type { JobId } from "../../domain/ids";
import { environment } from "../../env";
import { branded } from "../branded";
import { parseUuid } from "../uuid";
import type { JobKind } from "./job-kind";
import { freeLostJobs, lookForWork, WORKER_PREFIX } from "./lost-jobs";
import { runJob } from "./run-job";
import { pruneJobs, TASK } from "./start-job";

/** One that listens and one that asks; what the jobs themselves read goes over the process's usual ones. */
const CONNECTIONS = 2;
/** One at a time: a large report takes much of the memory that a process may have. */
const AT_ONCE = 1;
const LOOKING_MS = 5_000;

export type Working = {
  readonly kinds: readonly JobKind[];
  /** Ends the working; a job in the middle is put back and runs again. */
  readonly signal: AbortSignal;
  /** Ends it when nothing was to be done for so long. Left out: never. */
  readonly idleMs?: number;
};

/** Runs jobs until it is told to stop, or nothing was to do for long. Any number of processes may do so at once. */
export async function workJobs({ kinds, signal, idleMs = Number.POSITIVE_INFINITY }: Working): Promise<void> {
  const worker = `${WORKER_PREFIX}${randomBytes(6).toString("hex")}`;
  const pool = connect(worker);
  const stopping = new AbortController();
  try {
    await freeLostJobs();
    const runner = await run({
      pgPool: pool,
      concurrency: AT_ONCE,
      noHandleSignals: true,
      parsedCronItems: [],
      logger: SILENT,
      taskList: {
        [TASK]: async (payload) => runJob(jobIdOf(payload), { kinds, worker, stopping: stopping.signal }),
      },
    });
    await Promise.race([untilStopped(signal, idleMs), runner.promise]);
    stopping.abort();
    await runner.stop();
  } finally {
    stopping.abort();
    await pool.end();
  }
}

function connect(worker: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: environment().DATABASE_URL,
    max: CONNECTIONS,
    application_name: worker,
    connectionTimeoutMillis: 5_000,
  });
  // The runner connects anew by itself.
  const ignore = () => undefined;
  pool.on("error", ignore);
  pool.on("connect", (client) => client.on("error", ignore));
  return pool;
}

/** Keeps house while it waits for the end. */
async function untilStopped(signal: AbortSignal, idleMs: number): Promise<void> {
  let idleSince = performance.now();
  while (!signal.aborted) {
    await pause(Math.min(LOOKING_MS, idleMs), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const isWork = await keepHouse().catch(() => true);
    if (isWork) idleSince = performance.now();
    else if (performance.now() - idleSince >= idleMs) return;
  }
}

async function keepHouse(): Promise<boolean> {
  await freeLostJobs();
  await pruneJobs();
  return (await lookForWork()).isWork;
}

function jobIdOf(payload: unknown): JobId {
  const { jobId } = Object(payload) as { readonly jobId?: unknown };
  const id = typeof jobId === "string" ? parseUuid(jobId) : null;
  if (id === null) throw new Error("What waits in the queue names no job.");
  return branded.job({ id }).id;
}

/** `runJob` says what went wrong; the rest is about connections, which come back. */
const SILENT = new Logger(() => () => undefined);
