import type { ActorId, WorkspaceId } from "../../domain/ids";
import type { SignInPlace } from "../../domain/sign-in-place";
import { branded } from "../branded";
import type { Prisma } from "../generated/client";
import { deskEvent } from "./change-desk";
import { openDeskLedger } from "./desk-ledger";

/**
 * Writes into the ledgers of somebody's desks that they signed in from a place where they never did before. What is known
 * of places is what these entries say: nothing else is kept of them.
 */
export async function noteSignIn(
  transaction: Prisma.TransactionClient,
  userId: ActorId,
  place: SignInPlace,
  at: Date,
): Promise<void> {
  for (const { workspaceId } of await seatsOf(transaction, userId)) {
    const where = { workspaceId, actorId: userId, type: "signed-in-elsewhere" };
    const isKnown = await transaction.deskRow.count({ where: { ...where, data: { equals: place } } });
    if (isKnown > 0) continue;
    const ledger = await openDeskLedger(transaction, workspaceId);
    await ledger.append(userId, [deskEvent("signed-in-elsewhere", place)], at);
  }
}

/** Where somebody is a member, in the order in which desks are locked: two that lock the same ones never wait for each other in a circle. */
export async function seatsOf(
  transaction: Prisma.TransactionClient,
  userId: ActorId,
): Promise<readonly { readonly workspaceId: WorkspaceId }[]> {
  const seats = await transaction.membership.findMany({
    where: { userId },
    orderBy: { workspaceId: "asc" },
    select: { workspaceId: true },
  });
  return seats.map(branded.other);
}
