import { JOB_KEPT_MS } from "../../domain/job";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";

/** Removes jobs that are a day old, counted from their end or, where nobody ran them, from when they were asked for. */
export async function pruneJobs(clock: Clock = wallClock): Promise<void> {
  const before = new Date(clock().getTime() - JOB_KEPT_MS);
  await database().jobRow.deleteMany({
    where: { OR: [{ finishedAt: { lt: before } }, { state: "waiting", createdAt: { lt: before } }] },
  });
}
