/** Why a claim waits for somebody. One may wait for several reasons. */
export const WORK_KINDS = ["assigned", "secondReads", "disputes"] as const;
export type WorkKind = (typeof WORK_KINDS)[number];
