import { randomBytes } from "node:crypto";
import type { ActorId, WorkspaceId } from "../../domain/ids";
import { sealEntry } from "../../ledger/chain/hash-chain";
import { type DeskEntry, OPERATOR } from "../../ledger/desk/desk-entry";
import type { DeskEvent } from "../../ledger/desk/desk-shapes";
import type { WorkspaceAccess } from "../access";
import { branded } from "../branded";
import type { DeskRow, Prisma } from "../generated/client";
import { recordDesk } from "./read-desk";

/** Who changes which desk. */
export type DeskActor = { readonly workspaceId: WorkspaceId; readonly actor: ActorId };

/** The same of an access: whoever runs the installation acts as themselves, not as the member whose rights they use. */
export function deskActor({ workspaceId, actor, isOperator }: WorkspaceAccess): DeskActor {
  return { workspaceId, actor: isOperator ? OPERATOR : actor };
}

/** A desk's ledger that was opened for an append: nobody else changes the desk until the transaction ends. */
export type OpenDeskLedger = {
  /** Writes what happened, after how the desk stood when the ledger was opened if nothing was written before. */
  readonly append: (actor: ActorId, events: readonly DeskEvent[], at: Date) => Promise<void>;
};

/**
 * Locks a desk and opens its ledger, in the transaction that is about to change it: before the change, since a desk that
 * is older than its ledger is written down first as it stands now.
 */
export async function openDeskLedger(
  transaction: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
): Promise<OpenDeskLedger> {
  const [head] = await transaction.$queryRaw<{ head_seq: number; head_hash: string }[]>`
    SELECT head_seq, head_hash FROM workspace WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
  if (head === undefined) throw new Error(`There is no workspace ${workspaceId}.`);
  const asItStands = head.head_seq === 0 ? await recordDesk(transaction, workspaceId) : null;
  return {
    append: async (actor, events, at) => {
      if (events.length === 0) return;
      // A desk that is made in this transaction says so itself.
      const isNew = events[0]?.type === "desk-made";
      const all = asItStands === null || isNew ? events : [asItStands, ...events];
      await write(transaction, { workspaceId, actor, head, at, events: all });
    },
  };
}

type Appended = DeskActor & {
  readonly head: { readonly head_seq: number; readonly head_hash: string };
  readonly at: Date;
  readonly events: readonly DeskEvent[];
};

async function write(transaction: Prisma.TransactionClient, appended: Appended): Promise<void> {
  const { workspaceId, actor, head, events } = appended;
  const last = await transaction.deskRow.findUnique({
    where: { workspaceId_seq: { workspaceId, seq: head.head_seq } },
    select: { at: true },
  });
  // Time never runs backwards in a ledger, even when a clock does.
  const at = new Date(Math.max(appended.at.getTime(), last?.at.getTime() ?? 0)).toISOString();
  const entries: DeskEntry[] = [];
  for (const event of events) {
    const before = entries.at(-1) ?? { seq: head.head_seq, hash: head.head_hash };
    const unsealed = { ...event, articleId: workspaceId, seq: before.seq + 1, at, actor };
    entries.push(sealEntry(unsealed, before.hash, randomBytes(16).toString("hex")));
  }
  await transaction.deskRow.createMany({ data: entries.map(toDeskRow) });
  const newest = entries.at(-1);
  await transaction.workspace.update({
    where: { id: workspaceId },
    data: { headSeq: newest?.seq ?? head.head_seq, headHash: newest?.hash ?? head.head_hash },
  });
  // Wakes who keeps the log (lib/live/keep-log.ts).
  const notice = JSON.stringify({ articleId: workspaceId, seq: newest?.seq ?? head.head_seq });
  await transaction.$executeRaw`SELECT pg_notify('assay_ledger', ${notice})`;
}

function toDeskRow({ articleId, actor, data, ...entry }: DeskEntry): Prisma.DeskRowCreateManyInput {
  return { ...entry, workspaceId: articleId, actorId: actor, data: data as Prisma.InputJsonValue };
}

/** An entry as its row has it. Only this file writes rows, from entries: what comes back is one. */
export function toDeskEntry(row: DeskRow): DeskEntry {
  const { workspaceId: articleId } = branded.other(row);
  const { seq, type, data, salt, dataHash, prevHash, hash } = row;
  const { actorId: actor } = branded.other(row);
  const entry = {
    articleId,
    seq,
    at: row.at.toISOString(),
    actor,
    type,
    data,
    salt,
    dataHash,
    prevHash,
    hash,
  };
  return entry as DeskEntry;
}
