import { z } from "zod";
import type { Failure } from "../../domain/failure";
import type { JobId } from "../../domain/ids";
import { JOB_STATES, type JobState } from "../../domain/job";
import { branded } from "../branded";
import type { JobRow } from "../generated/client";
import type { JobOutcome } from "./job-kind";

/** Why a job failed: as whoever asks directly would hear it. `internal`: a promise of ours is broken. */
export type JobProblem = Failure | { readonly kind: "internal" };

/** A job as whoever asked for it sees it. */
export type JobRecord = {
  readonly jobId: JobId;
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
    kind: row.kind,
    state: z.enum(JOB_STATES).parse(row.state),
    done: row.done,
    total: row.total,
    result: storedResult.parse(row.result),
    problem: storedProblem.parse(row.problem),
    createdAt: row.createdAt,
    finishedAt: row.finishedAt,
  };
}

const fact = z.union([z.string(), z.number(), z.null(), z.array(z.record(z.string(), z.string()))]);
const storedResult: z.ZodType<JobRecord["result"]> = z.record(z.string(), fact).nullable();

const detail = z.string();
const errors = z.array(z.strictObject({ path: z.string(), message: z.string() }));

type Problems = { readonly [Kind in JobProblem["kind"]]: z.ZodType<Extract<JobProblem, { kind: Kind }>> };

const PROBLEMS: Problems = {
  unauthenticated: z.strictObject({ kind: z.literal("unauthenticated") }),
  forbidden: z.strictObject({ kind: z.literal("forbidden"), detail }),
  "not-found": z.strictObject({ kind: z.literal("not-found") }),
  malformed: z.strictObject({ kind: z.literal("malformed"), detail }),
  invalid: z.strictObject({ kind: z.literal("invalid"), errors }),
  "too-large": z.strictObject({ kind: z.literal("too-large"), detail }),
  stale: z.strictObject({ kind: z.literal("stale"), detail, current: z.unknown() }),
  duplicate: z.strictObject({ kind: z.literal("duplicate"), detail, current: z.unknown() }),
  "id-taken": z.strictObject({ kind: z.literal("id-taken"), errors }),
  "too-many-attempts": z.strictObject({
    kind: z.literal("too-many-attempts"),
    detail,
    retryAfterSeconds: z.number(),
  }),
  unavailable: z.strictObject({ kind: z.literal("unavailable"), detail }),
  internal: z.strictObject({ kind: z.literal("internal") }),
};

const storedProblem = z.union(Object.values(PROBLEMS)).nullable();
