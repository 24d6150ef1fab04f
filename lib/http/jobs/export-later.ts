import { setTimeout as pause } from "node:timers/promises";
import type { ArticleAccess } from "../../database/access";
import { measureReview, type ReviewSize } from "../../database/articles/articles";
import type { JobRecord } from "../../database/jobs/job-record";
import { readJob } from "../../database/jobs/own-job";
import { startJob } from "../../database/jobs/start-job";
import type { Failure } from "../../domain/failure";
import { isFinished } from "../../domain/job";
import { ok, type Result } from "../../domain/result";
import { findWriter } from "../../report/writers/writers";
import { apiHeaders } from "../answers/headers";
import { problemResponse } from "../answers/problem";
import { type ExportSettings, exportReport } from "../reports/export-report";
import { estimateExportMs } from "./export-cost";
import { exportJob } from "./export-job";
import { wakeJobs } from "./keep-jobs";
import type { Preference } from "./prefer";
import { jobFileResponse, presentJob } from "./present-job";

/** An export that is about to take longer than this is written as a job, if whoever asks would have it so. */
const LONG_MS = 1_000;
const LOOK_MS = 100;

/** Answers with the file or, when it takes long and the caller would rather not wait, with the job that makes it. */
export async function exportOrLater(
  access: ArticleAccess,
  settings: ExportSettings,
  { isLater, waitMs }: Preference,
): Promise<Result<Response, Failure>> {
  if (!isLater) return exportReport(access, settings);
  const size = await measureReview(access);
  if (!size.ok) return size;
  if (!isLong(settings, size.value)) return exportReport(access, settings);
  const started = await startJob(access, exportJob, inputOf(settings, size.value));
  if (!started.ok) return started;
  if (!isFinished(started.value.state)) await wakeJobs();
  const job = await waitFor(started.value, access, waitMs);
  return job.ok ? ok(answerWith(job.value)) : job;
}

/** What cannot be exported at all is refused directly, and at once. */
function isLong({ format, at, edition }: ExportSettings, size: ReviewSize): boolean {
  const isThere =
    edition === undefined
      ? at === undefined || (at >= 1 && at <= size.seq)
      : at === undefined && edition >= 1 && edition <= size.editions;
  if (findWriter(format) === undefined || !isThere) return false;
  return estimateExportMs(format, size, edition !== undefined) > LONG_MS;
}

/** "Now" is the moment at which it was asked for: the same question at the same moment is the same job. */
function inputOf({ format, at, edition, baseUrl }: ExportSettings, { seq }: ReviewSize) {
  return edition === undefined ? { format, at: at ?? seq, baseUrl } : { format, edition, baseUrl };
}

async function waitFor(
  job: JobRecord,
  access: ArticleAccess,
  waitMs: number,
): Promise<Result<JobRecord, Failure>> {
  const until = performance.now() + waitMs;
  let last = job;
  while (!isFinished(last.state) && performance.now() < until) {
    await pause(LOOK_MS);
    const read = await readJob({ job, access });
    if (!read.ok) return read;
    last = read.value;
  }
  return ok(last);
}

function answerWith(job: JobRecord): Response {
  if (job.state === "done") return jobFileResponse(job);
  if (job.problem !== null) return problemResponse(job.problem);
  return new Response(JSON.stringify({ job: presentJob(job) }), {
    status: 202,
    headers: {
      ...apiHeaders,
      "Content-Type": "application/json",
      Location: `/api/v1/jobs/${job.jobId}`,
      "Preference-Applied": "respond-async",
      "Retry-After": "1",
    },
  });
}
