import type { Failure } from "../../domain/failure";
import type { ArticleId, JobId } from "../../domain/ids";
import type { JobState } from "../../domain/job";
import { branded } from "../branded";
import type { JobRow } from "../generated/client";
import type { JobOutcome } from "./job-kind";

/** Why a job failed: as whoever asks directly would hear it. `internal`: a promise of ours is broken. */
export type JobProblem = Failure | { readonly kind: "internal" };

/** A job as whoever asked for it sees it. */
export type JobRecord = {
  readonly jobId: JobId;
  readonly articleId: ArticleId;
  readonly kind: string;
  readonly state: JobState;
  readonly done: number;
  readonly total: number;
  readonly result: JobOutcome["result"] | null;
  readonly problem: JobProblem | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
};

export function toJobRecord(stored: JobRow): JobRecord {
  const row = branded.job(stored);
  return {
    jobId: row.id,
    articleId: row.articleId,
    kind: row.kind,
    state: row.state as JobState,
    done: row.done,
    total: row.total,
    result: row.result as JobRecord["result"],
    problem: row.problem as JobRecord["problem"],
    createdAt: row.createdAt,
    finishedAt: row.finishedAt,
  };
}
