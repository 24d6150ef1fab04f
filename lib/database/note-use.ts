import { database } from "./client";

/** That a session was seen is written no more often than this. */
const SEEN_MS = 5 * 60 * 1000;
/** How old the time of a token's last use may be before it is written again: reading must not always mean writing. */
const USE_PRECISION_MS = 60_000;

/** Writes that a session was seen, unless that was written a moment ago. */
export async function noteSessionSeen(id: string, lastSeenAt: Date, now: Date): Promise<void> {
  if (now.getTime() - lastSeenAt.getTime() <= SEEN_MS) return;
  await database().session.updateMany({ where: { id }, data: { lastSeenAt: now } });
}

/** Writes that a token was used, unless that was written a moment ago. */
export async function noteTokenUse(id: string, lastUsedAt: Date | null, now: Date): Promise<void> {
  if (now.getTime() - (lastUsedAt?.getTime() ?? 0) <= USE_PRECISION_MS) return;
  await database().apiToken.updateMany({ where: { id }, data: { lastUsedAt: now } });
}
