import { randomUUID } from "node:crypto";
import type { Failure } from "../../domain/failure";
import type { ActorId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import type { Role } from "../../domain/role";
import { permit, type WorkspaceAccess } from "../access";
import { branded } from "../branded";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";
import { changeDesk, deskEvent } from "../desk/change-desk";
import { deskActor } from "../desk/desk-ledger";
import { attempt } from "../unavailable";
import { parseUuid } from "../uuid";
import { hashSecret, makeSecret } from "./secret";

const LIFETIME_MS = 14 * 24 * 60 * 60 * 1000;

export type Invitation = {
  readonly invitationId: string;
  readonly role: Role;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly acceptedAt: string | null;
};

/** An invitation for one person. Its secret is told once and kept only as a hash. */
export async function createInvitation(
  access: WorkspaceAccess,
  role: Role,
  clock: Clock = wallClock,
): Promise<
  Result<{ readonly invitationId: string; readonly secret: string; readonly expiresAt: string }, Failure>
> {
  const permitted = permit(access, "manage-members");
  if (!permitted.ok) return permitted;
  const { secret, hash } = makeSecret("");
  return changeDesk(
    deskActor(access),
    async (transaction, createdAt) => {
      const expiresAt = new Date(createdAt.getTime() + LIFETIME_MS);
      const { workspaceId, actor: createdBy } = access;
      const { id } = await transaction.invitation.create({
        data: { id: randomUUID(), workspaceId, role, secretHash: hash, createdBy, createdAt, expiresAt },
      });
      const made = { invitationId: id, expiresAt: expiresAt.toISOString() };
      return ok({ value: { ...made, secret }, events: [deskEvent("invitation-made", { ...made, role })] });
    },
    clock,
  );
}

/** All invitations of a workspace, newest first. */
export async function listInvitations(
  access: WorkspaceAccess,
): Promise<Result<readonly Invitation[], Failure>> {
  const permitted = permit(access, "manage-members");
  if (!permitted.ok) return permitted;
  return attempt(async () => {
    const rows = await database().invitation.findMany({
      where: { workspaceId: access.workspaceId },
      orderBy: { createdAt: "desc" },
    });
    return ok(
      rows.map((row) => ({
        invitationId: row.id,
        role: row.role,
        createdAt: row.createdAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
        acceptedAt: row.acceptedAt?.toISOString() ?? null,
      })),
    );
  });
}

/** Takes back an invitation that nobody accepted yet. */
export async function revokeInvitation(
  access: WorkspaceAccess,
  invitationId: string,
): Promise<Result<null, Failure>> {
  const permitted = permit(access, "manage-members");
  if (!permitted.ok) return permitted;
  const id = parseUuid(invitationId);
  if (id === null) return fail({ kind: "not-found" });
  return changeDesk(deskActor(access), async (transaction) => {
    const where = { id, workspaceId: access.workspaceId, acceptedAt: null };
    const open = await transaction.invitation.findFirst({ where });
    if (open === null) return fail({ kind: "not-found" });
    await transaction.invitation.delete({ where: { id } });
    const event = deskEvent("invitation-withdrawn", { invitationId: id, role: open.role });
    return ok({ value: null, events: [event] });
  });
}

/** What an open invitation offers. Used up, out of date, taken back, never made: all are not-found. */
export async function readInvitation(
  secret: string,
  clock: Clock = wallClock,
): Promise<
  Result<
    {
      readonly workspaceName: string;
      readonly slug: string;
      readonly role: Role;
      readonly expiresAt: string;
    },
    Failure
  >
> {
  return attempt(async () => {
    const row = await database().invitation.findFirst({
      where: { secretHash: hashSecret(secret), acceptedAt: null, expiresAt: { gt: clock() } },
      include: { workspace: true },
    });
    if (row === null) return fail({ kind: "not-found" });
    const { workspace, role, expiresAt } = row;
    return ok({
      workspaceName: workspace.name,
      slug: workspace.slug,
      role,
      expiresAt: expiresAt.toISOString(),
    });
  });
}

/**
 * Uses up an invitation: the person becomes a member. Someone who is one already keeps their role, and the invitation
 * stays good for whom it was made.
 */
export async function acceptInvitation(
  secret: string,
  userId: ActorId,
  clock: Clock = wallClock,
): Promise<Result<{ readonly slug: string }, Failure>> {
  const open = { secretHash: hashSecret(secret), acceptedAt: null, expiresAt: { gt: clock() } };
  return attempt(async () => {
    const found = await database().invitation.findFirst({ where: open });
    if (found === null) return fail({ kind: "not-found" });
    const { workspaceId } = branded.other(found);
    return changeDesk(
      { workspaceId, actor: userId },
      async (transaction, at) => {
        const include = { workspace: { include: { memberships: { where: { userId } } } } };
        const invitation = await transaction.invitation.findFirst({ where: open, include });
        if (invitation === null) return fail({ kind: "not-found" });
        const { id, workspace, role } = invitation;
        const value = { slug: workspace.slug };
        if (workspace.memberships.length > 0) return ok({ value, events: [] });
        await transaction.invitation.update({ where: { id }, data: { acceptedAt: at } });
        const seat = { workspaceId, userId };
        await transaction.membership.create({ data: { ...seat, role } });
        await transaction.formerMember.deleteMany({ where: seat });
        const event = deskEvent("invitation-accepted", { invitationId: id, userId, role });
        return ok({ value, events: [event] });
      },
      clock,
    );
  });
}
