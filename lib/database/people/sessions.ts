import { randomUUID } from "node:crypto";
import { type Failure, invalid } from "../../domain/failure";
import type { ActorId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import { signInPlace } from "../../domain/sign-in-place";
import { OPERATOR } from "../../ledger/desk/desk-entry";
import { permit, type WorkspaceAccess } from "../access";
import { branded } from "../branded";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";
import { changeDesk, deskEvent } from "../desk/change-desk";
import { deskActor, openDeskLedger } from "../desk/desk-ledger";
import { noteSignIn, seatsOf } from "../desk/note-sign-in";
import type { Prisma } from "../generated/client";
import { noteSessionSeen } from "../note-use";
import { attempt, attemptRead } from "../unavailable";
import { parseUuid } from "../uuid";

const LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;
const USER_AGENT_LENGTH = 400;

export type SessionRecord = {
  readonly sessionId: string;
  /** What the browser called itself, where it said so. */
  readonly userAgent: string | null;
  readonly createdAt: string;
  /** To within a few minutes. */
  readonly lastSeenAt: string;
};

/** How somebody proved who they are when a session began. */
export type SignInProof = "password" | "link";

/** A link from an e-mail proves who it is for as long as this. */
const FRESH_MS = 15 * 60 * 1000;

/** Begins a signed-in session of 30 days. From a place where the person never signed in, their desks' ledgers say so. */
export async function createSession(
  userId: ActorId,
  userAgent: string | null = null,
  clock: Clock = wallClock,
  proof: SignInProof = "password",
  address: string | null = null,
): Promise<Result<{ readonly sessionId: string; readonly expiresAt: string }, Failure>> {
  const createdAt = clock();
  const expiresAt = new Date(createdAt.getTime() + LIFETIME_MS);
  const agent = userAgent?.slice(0, USER_AGENT_LENGTH) ?? null;
  const isByLink = proof === "link";
  return attemptRead(() =>
    database().$transaction(async (transaction) => {
      await noteSignIn(transaction, userId, signInPlace(agent, address), createdAt);
      const { id } = await transaction.session.create({
        data: { id: randomUUID(), userId, createdAt, expiresAt, userAgent: agent, isByLink },
      });
      return { sessionId: id, expiresAt: expiresAt.toISOString() };
    }),
  );
}

/** Whose session it is. Ended, revoked and unknown are the same. */
export async function findSession(
  sessionId: string,
  clock: Clock = wallClock,
): Promise<Result<{ readonly sessionId: string; readonly userId: ActorId }, Failure>> {
  const id = parseUuid(sessionId);
  if (id === null) return fail({ kind: "unauthenticated" });
  return attempt(async () => {
    const now = clock();
    const row = await database().session.findFirst({
      where: { id, revokedAt: null, expiresAt: { gt: now } },
    });
    if (row === null) return fail({ kind: "unauthenticated" });
    await noteSessionSeen(id, row.lastSeenAt ?? row.createdAt, now);
    return ok({ sessionId: row.id, userId: branded.other(row).userId });
  });
}

/** Whether a session began a moment ago with a link from an e-mail: its person may set a password anew. */
export async function isFreshByLink(
  sessionId: string,
  clock: Clock = wallClock,
): Promise<Result<boolean, Failure>> {
  const id = parseUuid(sessionId);
  if (id === null) return ok(false);
  const since = new Date(clock().getTime() - FRESH_MS);
  return attemptRead(async () => {
    const where = { id, isByLink: true, revokedAt: null, createdAt: { gt: since } };
    return (await database().session.count({ where })) > 0;
  });
}

/** The sessions of a person that are open, the one seen last first. */
export async function listSessions(
  userId: ActorId,
  clock: Clock = wallClock,
): Promise<Result<readonly SessionRecord[], Failure>> {
  return attemptRead(async () => {
    const rows = await database().session.findMany({
      where: { userId, revokedAt: null, expiresAt: { gt: clock() } },
    });
    return rows.map(toSessionRecord).sort((one, other) => other.lastSeenAt.localeCompare(one.lastSeenAt));
  });
}

/** Ends one session at once. */
export async function revokeSession(sessionId: string): Promise<Result<null, Failure>> {
  const id = parseUuid(sessionId);
  if (id === null) return ok(null);
  const revoked = await revoke({ id });
  return revoked.ok ? ok(null) : revoked;
}

/** Ends one session of a person at once. Not theirs, ended already, unknown: all are not-found. */
export async function revokeOwnSession(userId: ActorId, sessionId: string): Promise<Result<null, Failure>> {
  const id = parseUuid(sessionId);
  const revoked = id === null ? ok(0) : await revoke({ id, userId });
  if (!revoked.ok) return revoked;
  return revoked.value === 0 ? fail({ kind: "not-found" }) : ok(null);
}

/** Ends every session of a person at once, or every one but the one named. */
export async function revokeAllSessions(
  userId: ActorId,
  except?: { readonly sessionId: string },
): Promise<Result<null, Failure>> {
  const revoked = await revoke(except === undefined ? { userId } : { userId, id: { not: except.sessionId } });
  return revoked.ok ? ok(null) : revoked;
}

/** How many were open and are now ended. */
async function revoke(which: Prisma.SessionWhereInput): Promise<Result<number, Failure>> {
  return attemptRead(async () => {
    const { count } = await database().session.updateMany({
      where: { ...which, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    return count;
  });
}

function toSessionRecord(row: {
  readonly id: string;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date | null;
}): SessionRecord {
  return {
    sessionId: row.id,
    userAgent: row.userAgent,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: (row.lastSeenAt ?? row.createdAt).toISOString(),
  };
}

/**
 * Signs a member out everywhere, as when a computer of theirs is lost. Refused for somebody who belongs to other
 * workspaces too: their sessions open those as well, and nothing crosses between workspaces.
 */
export async function endMemberSessions(
  access: WorkspaceAccess,
  userId: string,
): Promise<Result<null, Failure>> {
  const permitted = permit(access, "manage-members");
  if (!permitted.ok) return permitted;
  const id = parseUuid(userId);
  if (id === null) return fail({ kind: "not-found" });
  return changeDesk(deskActor(access), async (transaction, revokedAt) => {
    const seats = await transaction.membership.findMany({ where: { userId: id } });
    const isHere = seats.some(({ workspaceId }) => workspaceId === access.workspaceId);
    if (!isHere) return fail({ kind: "not-found" });
    if (seats.length > 1) return fail(invalid("userId", ELSEWHERE));
    await transaction.session.updateMany({ where: { userId: id, revokedAt: null }, data: { revokedAt } });
    return ok({ value: null, events: [deskEvent("sessions-ended", { userId: branded.actor({ id }).id })] });
  });
}

/** For the command line: ends every session of a person, and says so in the ledgers of all their desks. */
export async function endSessionsAsOperator(userId: ActorId): Promise<Result<null, Failure>> {
  return attemptRead(() =>
    database().$transaction(async (transaction) => {
      const at = new Date();
      for (const { workspaceId } of await seatsOf(transaction, userId)) {
        const ledger = await openDeskLedger(transaction, workspaceId);
        await ledger.append(OPERATOR, [deskEvent("sessions-ended", { userId })], at);
      }
      await transaction.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: at } });
      return null;
    }),
  );
}

const ELSEWHERE =
  "They belong to another desk as well, so only they themselves or whoever runs Assay can sign them out. Remove them to close this desk to them at once.";
