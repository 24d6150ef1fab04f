import { type Failure, invalid } from "../../domain/failure";
import type { ActorId, WorkspaceId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import type { Role } from "../../domain/role";
import { OPERATOR } from "../../ledger/desk/desk-entry";
import { permit, type WorkspaceAccess } from "../access";
import { branded } from "../branded";
import { database } from "../client";
import { changeDesk, type DeskChange, deskEvent } from "../desk/change-desk";
import { deskActor } from "../desk/desk-ledger";
import type { Prisma } from "../generated/client";
import { attempt, attemptRead } from "../unavailable";
import { parseUuid } from "../uuid";
import { normaliseEmail } from "./users";

export type Member = {
  readonly userId: ActorId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
};

/** The members of a workspace, by name. */
export async function listMembers(access: WorkspaceAccess): Promise<Result<readonly Member[], Failure>> {
  return attemptRead(async () => {
    const rows = await database().membership.findMany({
      where: { workspaceId: access.workspaceId },
      include: PERSON,
    });
    return rows.map(toMember).sort((one, other) => one.name.localeCompare(other.name, "en"));
  });
}

/** Changes a member's role. The last owner stays one. */
export async function setMember(
  access: WorkspaceAccess,
  userId: string,
  role: Role,
): Promise<Result<Member, Failure>> {
  return changeMember(access, userId, role !== "owner", async (transaction, seat) => {
    const { workspaceId, role: from } = seat;
    const where = { workspaceId_userId: { workspaceId, userId: seat.userId } };
    const row = await transaction.membership.update({ where, data: { role }, include: PERSON });
    const event = deskEvent("role-changed", { userId: seat.userId, from, to: role });
    return { value: toMember(row), events: from === role ? [] : [event] };
  });
}

/**
 * Takes a member out; what they did stays. What would let them in again ends as well: tokens that they issued, whose
 * secrets they have seen, and open invitations that they made. Someone who is in no workspace any more is signed out
 * everywhere.
 */
export async function removeMember(access: WorkspaceAccess, userId: string): Promise<Result<null, Failure>> {
  return changeMember(access, userId, true, async (transaction, seat, at) => {
    const { workspaceId, userId: id, role } = seat;
    const where = { workspaceId_userId: { workspaceId, userId: id } };
    await transaction.membership.delete({ where });
    const asTheyLeft = { role, removedAt: at };
    await transaction.formerMember.upsert({
      where,
      create: { workspaceId, userId: id, ...asTheyLeft },
      update: asTheyLeft,
    });
    const given = await endWhatTheyGave(transaction, seat, at);
    const left = await transaction.membership.count({ where: { userId: id } });
    if (left === 0) await transaction.session.deleteMany({ where: { userId: id } });
    return { value: null, events: [deskEvent("member-removed", { userId: id, role, ...given })] };
  });
}

async function endWhatTheyGave(
  transaction: Prisma.TransactionClient,
  { workspaceId, userId }: Seat,
  at: Date,
): Promise<{ readonly revokedTokens: ActorId[]; readonly withdrawnInvitations: string[] }> {
  const tokens = await transaction.apiToken.updateManyAndReturn({
    where: { workspaceId, issuedBy: userId, revokedAt: null },
    data: { revokedAt: at },
  });
  const where = { workspaceId, createdBy: userId, acceptedAt: null, expiresAt: { gt: at } };
  const invitations = await transaction.invitation.findMany({ where });
  await transaction.invitation.deleteMany({ where });
  return {
    revokedTokens: tokens.map((token) => branded.actor(token).id),
    withdrawnInvitations: invitations.map(({ id }) => id),
  };
}

/** Brings back someone who was removed, with the role that they had. Who never was a member is not-found. */
export async function restoreMember(
  access: WorkspaceAccess,
  userId: string,
): Promise<Result<Member, Failure>> {
  const permitted = permit(access, "manage-members");
  if (!permitted.ok) return permitted;
  const id = parseUuid(userId);
  if (id === null) return fail({ kind: "not-found" });
  const seat = { workspaceId: access.workspaceId, userId: id };
  return changeDesk(deskActor(access), async (transaction) => {
    const where = { workspaceId_userId: seat };
    const member = await transaction.membership.findUnique({ where, include: PERSON });
    if (member !== null) return ok({ value: toMember(member), events: [] });
    const former = await transaction.formerMember.findUnique({ where });
    if (former === null) return fail({ kind: "not-found" });
    const user = await transaction.user.findUniqueOrThrow({ where: { id } });
    if (user.nameRemovedAt !== null) return fail(invalid("userId", NAMELESS));
    const { role } = former;
    const restored = toMember(
      await transaction.membership.create({ data: { ...seat, role }, include: PERSON }),
    );
    await transaction.formerMember.delete({ where });
    const event = deskEvent("member-restored", { userId: restored.userId, role });
    return ok({ value: restored, events: [event] });
  });
}

const NAMELESS = "Their name was removed, and with it the way to sign in. Invite them anew.";

/** For the command line: makes someone who has an account a member, or changes their role. */
export async function addMemberAsOperator(
  slug: string,
  email: string,
  role: Role,
): Promise<Result<Member, Failure>> {
  return attempt(async () => {
    const workspace = await database().workspace.findUnique({ where: { slug } });
    if (workspace === null) return fail(invalid("workspace", `There is no workspace ${slug}.`));
    const user = await database().user.findUnique({ where: { email: normaliseEmail(email) } });
    if (user === null) return fail(invalid("email", `Nobody has the address ${email}.`));
    const { id: workspaceId } = branded.workspace(workspace);
    const { id: userId } = branded.actor(user);
    const key = { workspaceId, userId };
    return changeDesk({ workspaceId, actor: OPERATOR }, async (transaction) => {
      const where = { workspaceId_userId: key };
      const seat = await transaction.membership.findUnique({ where });
      const row = await transaction.membership.upsert({
        where,
        create: { ...key, role },
        update: { role },
        include: PERSON,
      });
      await transaction.formerMember.deleteMany({ where: key });
      const event =
        seat === null
          ? deskEvent("member-added", { userId, role })
          : deskEvent("role-changed", { userId, from: seat.role, to: role });
      return ok({ value: toMember(row), events: seat?.role === role ? [] : [event] });
    });
  });
}

const PERSON = { user: { include: { actor: true } } } as const;

type Seat = { readonly workspaceId: WorkspaceId; readonly userId: ActorId; readonly role: Role };

/** Two owners who each remove the other wait for each other, so that one stays. */
async function changeMember<T>(
  access: WorkspaceAccess,
  userId: string,
  endsOwnership: boolean,
  change: (transaction: Prisma.TransactionClient, seat: Seat, at: Date) => Promise<DeskChange<T>>,
): Promise<Result<T, Failure>> {
  const permitted = permit(access, "manage-members");
  if (!permitted.ok) return permitted;
  const id = parseUuid(userId);
  if (id === null) return fail({ kind: "not-found" });
  return changeDesk(deskActor(access), async (transaction, at): Promise<Result<DeskChange<T>, Failure>> => {
    const { workspaceId } = access;
    const seats = await transaction.membership.findMany({ where: { workspaceId } });
    const seat = seats.map(branded.other).find((each) => each.userId === id);
    if (seat === undefined) return fail({ kind: "not-found" });
    const owners = seats.filter((each) => each.role === "owner");
    if (endsOwnership && seat.role === "owner" && owners.length === 1) {
      return fail(invalid("userId", "This is the last owner. Make someone else an owner first."));
    }
    return ok(await change(transaction, seat, at));
  });
}

function toMember(row: {
  readonly role: Role;
  readonly user: { readonly id: string; readonly email: string; readonly actor: { readonly name: string } };
}): Member {
  return {
    userId: branded.actor(row.user).id,
    name: row.user.actor.name,
    email: row.user.email,
    role: row.role,
  };
}
