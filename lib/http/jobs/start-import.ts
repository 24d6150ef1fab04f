import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { WorkspaceAccess } from "../../database/access";
import { holdArrivals, letGoOfArrivals } from "../../database/articles/arrivals";
import { findStarted, startJob } from "../../database/jobs/start-job";
import type { Failure } from "../../domain/failure";
import { isFinished } from "../../domain/job";
import { ok, type Result } from "../../domain/result";
import type { importSchema } from "../schemas/intake-schema";
import { importJob } from "./import-job";
import { wakeJobs } from "./keep-jobs";
import { presentJob } from "./present-job";

/** Asks for many articles to be made. The same `importId` asked for again, by the same actor, is the same work. */
export async function startImport(
  access: WorkspaceAccess,
  { importId = randomUUID(), items }: z.output<typeof importSchema>,
): Promise<Result<{ readonly job: ReturnType<typeof presentJob> }, Failure>> {
  const input = { importId, items: [...items] };
  const started = await findStarted(access, importJob, input);
  if (!started.ok) return started;
  if (started.value !== null) return ok({ job: presentJob(started.value) });
  const wanted = items.flatMap(({ arrivalId }, at) =>
    arrivalId === undefined ? [] : [{ arrivalId, path: `items.${at}.arrivalId` }],
  );
  const held = await holdArrivals(access, wanted);
  if (!held.ok) return held;
  const job = await startJob(access, importJob, input);
  if (!job.ok) {
    await letGoOfArrivals(access, wanted);
    return job;
  }
  if (!isFinished(job.value.state)) await wakeJobs();
  return ok({ job: presentJob(job.value) });
}
