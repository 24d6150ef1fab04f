import type { JobRecord } from "../../database/jobs/job-record";
import { readJobFile } from "../../database/jobs/own-job";
import { JOB_KEPT_MS } from "../../domain/job";
import { describeProblem, problemResponse } from "../answers/problem";
import { fileHeaders } from "../reports/export-report";
import { readMadeFile } from "./export-job";
import { readImported } from "./import-job";

/** The wire shape of a job. */
export function presentJob(job: JobRecord) {
  const { jobId: id, kind, state, done, total, problem } = job;
  const file = readMadeFile(job.result);
  const imported = readImported(job.result);
  return {
    ...{ id, kind, state, done, total },
    ...(file === null
      ? {}
      : { result: { url: `/api/v1/jobs/${id}/file`, ...file, keptUntil: keptUntil(job) } }),
    ...(imported === null ? {} : { imported: [...imported] }),
    ...(problem === null ? {} : { problem: describeProblem(problem) }),
  };
}

/** The file that a job made, as the work itself would have answered it; nothing is there before it is done. */
export function jobFileResponse(job: JobRecord): Response {
  const file = job.state === "done" ? readMadeFile(job.result) : null;
  if (file === null) return problemResponse({ kind: "not-found" });
  return new Response(streamOf(readJobFile(job.jobId)), {
    headers: { ...fileHeaders(file), "Content-Length": String(file.size) },
  });
}

/** A part is read when the one before is gone, so that a slow reader costs no memory. */
function streamOf(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(stream) {
      const { done, value } = await parts.next();
      if (done === true) stream.close();
      else stream.enqueue(value);
    },
    cancel: async () => void (await parts.return(undefined)),
  });
}

const keptUntil = ({ finishedAt, createdAt }: JobRecord): string =>
  new Date((finishedAt ?? createdAt).getTime() + JOB_KEPT_MS).toISOString();
