import { type Failure, invalid } from "../../domain/failure";
import type { ActorId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import type { Role } from "../../domain/role";
import { OPERATOR } from "../../ledger/desk/desk-entry";
import { permit, type WorkspaceAccess } from "../access";
import { branded } from "../branded";
import { database } from "../client";
import { changeDesk, deskEvent } from "../desk/change-desk";
import { deskActor, openDeskLedger } from "../desk/desk-ledger";
import type { Prisma } from "../generated/client";
import { attempt, attemptRead } from "../unavailable";
import { parseUuid } from "../uuid";
import { normaliseEmail } from "./users";

/** Somebody who was removed from a desk. */
export type FormerMemberRecord = {
  readonly userId: ActorId;
  readonly name: string;
  readonly role: Role;
  readonly removedAt: string;
  readonly isNameRemoved: boolean;
};

/** Who was removed from the desk, the last one first. */
export async function listFormerMembers(
  access: WorkspaceAccess,
): Promise<Result<readonly FormerMemberRecord[], Failure>> {
  const permitted = permit(access, "manage-members");
  if (!permitted.ok) return permitted;
  return attemptRead(async () => {
    const rows = await database().formerMember.findMany({
      where: { workspaceId: access.workspaceId },
      include: { user: { include: { actor: true } } },
      orderBy: { removedAt: "desc" },
    });
    return rows.map(branded.other).map(({ userId, role, removedAt, user }) => ({
      ...{ userId, name: user.actor.name, role, removedAt: removedAt.toISOString() },
      isNameRemoved: user.nameRemovedAt !== null,
    }));
  });
}

export type NameRemoved = { readonly userId: ActorId; readonly name: string };

/**
 * Makes somebody who left a pseudonym wherever their name is looked up: record, exports, notifications. Ledgers hold ids
 * and no names, so their chains hold as before; what was published keeps its bytes. It cannot be taken back. Refused
 * while they belong to a desk, and for whoever worked at another desk as well: nothing crosses between workspaces.
 */
export async function removeName(
  access: WorkspaceAccess,
  userId: string,
): Promise<Result<NameRemoved, Failure>> {
  const permitted = permit(access, "manage-members");
  if (!permitted.ok) return permitted;
  const asked = parseUuid(userId);
  if (asked === null) return fail({ kind: "not-found" });
  const { id } = branded.actor({ id: asked });
  return changeDesk(deskActor(access), async (transaction, at) => {
    const seats = await seatsOf(transaction, id);
    const isHere = [...seats.present, ...seats.former].includes(access.workspaceId);
    if (!isHere) return fail({ kind: "not-found" });
    if (seats.present.includes(access.workspaceId)) return fail(invalid("userId", STILL_HERE));
    if (seats.present.length + seats.former.length > 1) return fail(invalid("userId", ELSEWHERE));
    const removed = await makePseudonym(transaction, id, at);
    const event = deskEvent("name-removed", { userId: id, pseudonym: removed.name });
    return ok({ value: { userId: id, name: removed.name }, events: removed.isNew ? [event] : [] });
  });
}

/** For the command line: the same for whoever worked at several desks, whose ledgers all say so. */
export async function removeNameAsOperator(email: string): Promise<Result<NameRemoved, Failure>> {
  return attempt(async () => {
    const user = await database().user.findUnique({ where: { email: normaliseEmail(email) } });
    if (user === null) return fail(invalid("email", `Nobody has the address ${email}.`));
    const { id } = branded.actor(user);
    return database().$transaction(async (transaction): Promise<Result<NameRemoved, Failure>> => {
      const seats = await seatsOf(transaction, id);
      if (seats.present.length > 0) return fail(invalid("email", STILL_HERE));
      const at = new Date();
      const ledgers = [];
      for (const workspaceId of seats.former)
        ledgers.push(await openDeskLedger(transaction, branded.workspace({ id: workspaceId }).id));
      const { name } = await makePseudonym(transaction, id, at);
      const event = deskEvent("name-removed", { userId: id, pseudonym: name });
      for (const ledger of ledgers) await ledger.append(OPERATOR, [event], at);
      return ok({ userId: id, name });
    });
  });
}

const STILL_HERE = "They are still a member. Remove them first.";
const ELSEWHERE =
  "They worked at another desk as well, so only whoever runs Assay can remove their name: assay person remove-name.";

/** Where somebody is and was a member, in the order in which desks are locked. */
async function seatsOf(transaction: Prisma.TransactionClient, userId: ActorId) {
  const which = {
    where: { userId },
    select: { workspaceId: true },
    orderBy: { workspaceId: "asc" },
  } as const;
  const present = await transaction.membership.findMany(which);
  const former = await transaction.formerMember.findMany(which);
  const idOf = ({ workspaceId }: { readonly workspaceId: string }) => workspaceId;
  return { present: present.map(idOf), former: former.map(idOf) };
}

async function makePseudonym(
  transaction: Prisma.TransactionClient,
  userId: ActorId,
  at: Date,
): Promise<{ readonly name: string; readonly isNew: boolean }> {
  const user = await transaction.user.findUniqueOrThrow({ where: { id: userId }, include: { actor: true } });
  if (user.nameRemovedAt !== null) return { name: user.actor.name, isNew: false };
  const rows = await transaction.$queryRaw<{ number: bigint }[]>`
    SELECT nextval('former_member_number') AS number`;
  const number = String(rows[0]?.number);
  const name = `Former member ${number}`;
  await transaction.actor.update({ where: { id: userId }, data: { name } });
  // An address that never reaches anybody (RFC 2606).
  const email = `former-member-${number}@removed.invalid`;
  await transaction.user.update({
    where: { id: userId },
    data: { email, passwordHash: null, nameRemovedAt: at },
  });
  await forget(transaction, userId);
  return { name, isNew: true };
}

/** What is kept of somebody beside what they did: where they signed in, what they were told, what they have seen. */
async function forget(transaction: Prisma.TransactionClient, userId: ActorId): Promise<void> {
  await transaction.session.deleteMany({ where: { userId } });
  await transaction.signInLink.deleteMany({ where: { userId } });
  await transaction.notification.deleteMany({ where: { userId } });
  await transaction.notificationSetting.deleteMany({ where: { userId } });
  await transaction.readMark.deleteMany({ where: { actorId: userId } });
  // Files that were made for somebody and wait to be fetched have the name in them.
  await transaction.$executeRaw`
    DELETE FROM job USING article, former_member
    WHERE job.article_id = article.id AND article.workspace_id = former_member.workspace_id
      AND former_member.user_id = ${userId}::uuid AND job.state = 'done'`;
}
