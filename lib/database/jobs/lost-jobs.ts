import { database } from "../client";
import { Prisma } from "../generated/client";
import type { JobProblem } from "./job-record";
import { MOST_ATTEMPTS } from "./start-job";

/** What the sessions of a process that runs jobs are called, before letters of its own. */
export const WORKER_PREFIX = "assay-jobs-";

/** What most often ends a process several times in a row is want of memory. */
const ENDED: JobProblem = {
  kind: "too-large",
  detail:
    "The process that did this ended before it was done, each time. Ask for less at once, or in another format; or let whoever runs Assay give it more memory (ASSAY_MEMORY_MB).",
};

/**
 * Lets jobs be run again whose process is gone: it has no session in the database any more and has said nothing for
 * some seconds. A process that only computes for long keeps its session. One that was begun too often has failed.
 */
export async function freeLostJobs(silenceSeconds = 5): Promise<void> {
  const isOld = (time: Prisma.Sql) => Prisma.sql`${time} < now() - make_interval(secs => ${silenceSeconds})`;
  await database().$executeRaw`
    UPDATE job SET worker = NULL, done = 0,
      state = CASE WHEN attempt >= ${MOST_ATTEMPTS} THEN 'failed' ELSE 'waiting' END,
      problem = CASE WHEN attempt >= ${MOST_ATTEMPTS} THEN ${JSON.stringify(ENDED)}::jsonb END,
      finished_at = CASE WHEN attempt >= ${MOST_ATTEMPTS} THEN now() END
    WHERE state = 'running' AND ${isOld(Prisma.sql`beat_at`)}
      AND worker NOT IN (SELECT application_name FROM pg_stat_activity WHERE datname = current_database())`;
  await database().$executeRaw`
    SELECT graphile_worker.force_unlock_workers(array_agg(queued.locked_by))
    FROM graphile_worker.jobs AS queued
    WHERE ${isOld(Prisma.sql`queued.locked_at`)}
      AND NOT EXISTS (SELECT FROM job WHERE job.id::text = queued.key AND job.state = 'running')`;
}

/** Whether something is to be done, and whether a process is there to do it. */
export async function lookForWork(): Promise<{ readonly isWork: boolean; readonly isWorker: boolean }> {
  const [row] = await database().$queryRaw<{ isWork: boolean; isWorker: boolean }[]>`
    SELECT EXISTS (SELECT FROM job WHERE state IN ('waiting', 'running')) AS "isWork",
      EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()
        AND application_name LIKE ${`${WORKER_PREFIX}%`}) AS "isWorker"`;
  return row ?? { isWork: false, isWorker: false };
}
