import { REPORT_WRITERS } from "../../report/writers/writers";
import { jobSchema } from "../schemas/job-schema";
import { defineRoute } from "./route-spec";

const JOB = "/api/v1/jobs/{id}";

/** Long work, for who asked for it and as long as they may see what it is about. */
export const JOB_ROUTES = {
  readJob: defineRoute({
    method: "GET",
    path: JOB,
    name: "readJob",
    summary: "How far a job is that I asked for, what it made, or why it failed",
    access: "caller",
    status: 200,
    answer: jobSchema,
  }),
  cancelJob: defineRoute({
    method: "DELETE",
    path: JOB,
    name: "cancelJob",
    summary: "Cancel a job; one that has ended stays as it is",
    access: "caller",
    status: 200,
    answer: jobSchema,
  }),
  readJobFile: defineRoute({
    method: "GET",
    path: `${JOB}/file`,
    name: "readJobFile",
    summary: "The file that a job made, for a day",
    access: "caller",
    status: 200,
    otherAnswers: Object.fromEntries(REPORT_WRITERS.map((writer) => [writer.mediaType, writer.label])),
  }),
} as const;
