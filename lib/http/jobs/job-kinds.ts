import type { JobKind } from "../../database/jobs/job-kind";
import { exportJob } from "./export-job";
import { importJob } from "./import-job";

/** Every kind of long work. */
export const JOB_KINDS: readonly JobKind[] = [exportJob, importJob];
