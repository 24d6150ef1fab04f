/** Where a job is. It ends in one of the last three and never leaves it. */
export const JOB_STATES = ["waiting", "running", "done", "failed", "cancelled"] as const;
export type JobState = (typeof JOB_STATES)[number];

/** What a finished job made and how long that is kept: a day. */
export const JOB_KEPT_MS = 24 * 3_600_000;

/** Whether nothing more will happen to a job in this state. */
export function isFinished(state: JobState): boolean {
  return state !== "waiting" && state !== "running";
}
