import { type Failure, invalid } from "../../domain/failure";
import type { ActorId, WorkspaceId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import type { Role } from "../../domain/role";
import { permit, type WorkspaceAccess } from "../access";
import { branded } from "../branded";
import { database } from "../client";
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
  return changeMember(access, userId, role !== "owner", async (transaction, key) => {
    const row = await transaction.membership.update({ where: key, data: { role }, include: PERSON });
    return toMember(row);
  });
}

/** Takes a member out; what they did stays. Someone who is in no workspace any more is signed out everywhere. */
export async function removeMember(access: WorkspaceAccess, userId: string): Promise<Result<null, Failure>> {
  return changeMember(access, userId, true, async (transaction, key) => {
    const id = key.workspaceId_userId.userId;
    const { role } = await transaction.membership.delete({ where: key });
    const asTheyLeft = { role, removedAt: new Date() };
    await transaction.formerMember.upsert({
      where: key,
      create: { ...key.workspaceId_userId, ...asTheyLeft },
      update: asTheyLeft,
    });
    const left = await transaction.membership.count({ where: { userId: id } });
    if (left === 0) await transaction.session.deleteMany({ where: { userId: id } });
    return null;
  });
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
  return attempt(() =>
    database().$transaction(async (transaction): Promise<Result<Member, Failure>> => {
      await lockMembers(transaction, access);
      const where = { workspaceId_userId: seat };
      const member = await transaction.membership.findUnique({ where, include: PERSON });
      if (member !== null) return ok(toMember(member));
      const former = await transaction.formerMember.findUnique({ where });
      if (former === null) return fail({ kind: "not-found" });
      const data = { ...seat, role: former.role };
      const restored = await transaction.membership.create({ data, include: PERSON });
      await transaction.formerMember.delete({ where });
      return ok(toMember(restored));
    }),
  );
}

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
    const key = { workspaceId: workspace.id, userId: user.id };
    const row = await database().membership.upsert({
      where: { workspaceId_userId: key },
      create: { ...key, role },
      update: { role },
      include: PERSON,
    });
    return ok(toMember(row));
  });
}

const PERSON = { user: { include: { actor: true } } } as const;

type Key = { readonly workspaceId_userId: { readonly workspaceId: WorkspaceId; readonly userId: string } };

/** Changes to members of one workspace wait for each other, so that two cannot each remove the other last owner. */
async function lockMembers(transaction: Prisma.TransactionClient, access: WorkspaceAccess): Promise<void> {
  await transaction.$queryRaw`SELECT id FROM workspace WHERE id = ${access.workspaceId}::uuid FOR UPDATE`;
}

async function changeMember<T>(
  access: WorkspaceAccess,
  userId: string,
  endsOwnership: boolean,
  change: (transaction: Prisma.TransactionClient, key: Key) => Promise<T>,
): Promise<Result<T, Failure>> {
  const permitted = permit(access, "manage-members");
  if (!permitted.ok) return permitted;
  const id = parseUuid(userId);
  if (id === null) return fail({ kind: "not-found" });
  return attempt(() =>
    database().$transaction(async (transaction): Promise<Result<T, Failure>> => {
      await lockMembers(transaction, access);
      const seats = await transaction.membership.findMany({ where: { workspaceId: access.workspaceId } });
      const seat = seats.find((each) => each.userId === id);
      if (seat === undefined) return fail({ kind: "not-found" });
      const owners = seats.filter((each) => each.role === "owner");
      if (endsOwnership && seat.role === "owner" && owners.length === 1) {
        return fail(invalid("userId", "This is the last owner. Make someone else an owner first."));
      }
      return ok(
        await change(transaction, { workspaceId_userId: { workspaceId: access.workspaceId, userId: id } }),
      );
    }),
  );
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
