import type { Failure } from "../../domain/failure";
import { ok, type Result } from "../../domain/result";
import type { DeskEvent } from "../../ledger/desk/desk-shapes";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";
import type { Prisma } from "../generated/client";
import { attempt } from "../unavailable";
import { type DeskActor, openDeskLedger } from "./desk-ledger";

/** What a change came to, and what is written of it; no events where nothing is different. */
export type DeskChange<T> = { readonly value: T; readonly events: readonly DeskEvent[] };

/**
 * The one way to change a desk: what is changed and the entries that say so are one transaction, and changes of one desk
 * wait for each other. A failure must be found before anything is written.
 */
export async function changeDesk<T>(
  { workspaceId, actor }: DeskActor,
  change: (transaction: Prisma.TransactionClient, at: Date) => Promise<Result<DeskChange<T>, Failure>>,
  clock: Clock = wallClock,
): Promise<Result<T, Failure>> {
  return attempt(() =>
    database().$transaction(async (transaction): Promise<Result<T, Failure>> => {
      const ledger = await openDeskLedger(transaction, workspaceId);
      const at = clock();
      const changed = await change(transaction, at);
      if (!changed.ok) return changed;
      await ledger.append(actor, changed.value.events, at);
      return ok(changed.value.value);
    }),
  );
}

/** What an event is made with: its type, and what it says. */
export function deskEvent<Type extends DeskEvent["type"]>(
  type: Type,
  data: Extract<DeskEvent, { readonly type: Type }>["data"],
): DeskEvent {
  return { type, data } as DeskEvent;
}
