import { randomUUID } from "node:crypto";
import type { Failure } from "../domain/failure";
import type { ActorId } from "../domain/ids";
import { fail, ok, type Result } from "../domain/result";
import { database } from "./client";
import { type Clock, wallClock } from "./clock";
import { attempt } from "./unavailable";
import { parseUuid } from "./uuid";

const LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;

/** Begins a signed-in session of 30 days. */
export async function createSession(
  userId: ActorId,
  clock: Clock = wallClock,
): Promise<Result<{ readonly sessionId: string; readonly expiresAt: string }, Failure>> {
  const createdAt = clock();
  const expiresAt = new Date(createdAt.getTime() + LIFETIME_MS);
  return attempt(async () => {
    const { id } = await database().session.create({
      data: { id: randomUUID(), userId, createdAt, expiresAt },
    });
    return ok({ sessionId: id, expiresAt: expiresAt.toISOString() });
  });
}

/** Whose session it is. Ended, revoked and unknown are the same. */
export async function findSession(
  sessionId: string,
  clock: Clock = wallClock,
): Promise<Result<{ readonly sessionId: string; readonly userId: ActorId }, Failure>> {
  const id = parseUuid(sessionId);
  if (id === null) return fail({ kind: "unauthenticated" });
  return attempt(async () => {
    const row = await database().session.findFirst({
      where: { id, revokedAt: null, expiresAt: { gt: clock() } },
    });
    if (row === null) return fail({ kind: "unauthenticated" });
    return ok({ sessionId: row.id, userId: row.userId as ActorId });
  });
}

/** Ends one session at once. */
export async function revokeSession(sessionId: string): Promise<Result<null, Failure>> {
  const id = parseUuid(sessionId);
  return id === null ? ok(null) : revoke({ id });
}

/** Ends every session of a person at once. */
export async function revokeAllSessions(userId: ActorId): Promise<Result<null, Failure>> {
  return revoke({ userId });
}

async function revoke(
  which: { readonly id: string } | { readonly userId: string },
): Promise<Result<null, Failure>> {
  return attempt(async () => {
    await database().session.updateMany({
      where: { ...which, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    return ok(null);
  });
}
