import type { WorkspaceId } from "../../domain/ids";
import { verifyChain } from "../../ledger/chain/hash-chain";
import type { DeskEntry } from "../../ledger/desk/desk-entry";
import { deskEvents } from "../../ledger/desk/desk-kinds";
import { loggedWebhook, recipientHost } from "../../ledger/desk/desk-shapes";
import { emptyDesk, type GrowingDesk } from "../../ledger/desk/growing-desk";
import { differentPart, replayDesk } from "../../ledger/desk/replay-desk";
import type { LedgerHead } from "../../ledger/shapes/ledger-entry";
import { branded } from "../branded";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import { toDeskEntry } from "./desk-ledger";
import { hashImprint, recordDesk } from "./read-desk";

/** Whether a desk's own ledger holds; or the first entry (0: none in particular) where it or the tables do not, and why. */
export type DeskCheck = { readonly slug: string } & (
  | { readonly ok: true; readonly entries: number; readonly head: LedgerHead }
  | { readonly ok: false; readonly seq: number; readonly reason: string }
);

/** Recomputes the chain of a desk's ledger, replays it and compares the outcome with the tables, all of one moment. */
export async function verifyDesk(workspaceId: WorkspaceId): Promise<DeskCheck> {
  return database().$transaction(
    async (transaction) => {
      const desk = await transaction.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
      const rows = await transaction.deskRow.findMany({ where: { workspaceId }, orderBy: { seq: "asc" } });
      const entries = rows.map(toDeskEntry);
      const head = { seq: desk.headSeq, hash: desk.headHash };
      const finding =
        chainFinding(entries, head) ??
        (entries.length === 0 ? null : await tablesFinding(transaction, workspaceId, entries));
      const { slug } = desk;
      return finding === null
        ? { slug, ok: true, entries: entries.length, head }
        : { slug, ok: false, ...finding };
    },
    { isolationLevel: "RepeatableRead", timeout: 120_000, maxWait: 10_000 },
  );
}

/** The same for every desk of the installation, one after the other. */
export async function* verifyAllDesks(): AsyncGenerator<DeskCheck> {
  const desks = await database().workspace.findMany({ select: { id: true }, orderBy: { createdAt: "asc" } });
  for (const { id } of desks.map(branded.workspace)) yield await verifyDesk(id);
}

type Finding = { readonly seq: number; readonly reason: string };

function chainFinding(entries: readonly DeskEntry[], head: LedgerHead): Finding | null {
  const chain = verifyChain(entries);
  if (!chain.ok) return { seq: chain.seq, reason: chain.reason };
  if (chain.head.seq === head.seq && chain.head.hash === head.hash) return null;
  const reason = `The desk says that its last entry is ${head.seq} (${head.hash}), but the ledger ends with ${chain.head.seq} (${chain.head.hash}).`;
  return { seq: Math.min(chain.head.seq, head.seq) + 1, reason };
}

async function tablesFinding(
  transaction: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
  entries: readonly DeskEntry[],
): Promise<Finding | null> {
  const kept = await readTables(transaction, workspaceId, entries);
  const part = differentPart(replayDesk(entries), kept);
  if (part !== null)
    return { seq: 0, reason: `The tables do not say of the desk what the ledger says: its ${part}.` };
  return imprintFinding(transaction, workspaceId, entries);
}

/** The desk as its tables have it, and as its people are called of whom the ledger says what that is. */
async function readTables(
  transaction: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
  entries: readonly DeskEntry[],
): Promise<GrowingDesk> {
  const desk = emptyDesk();
  const { type, data } = await recordDesk(transaction, workspaceId);
  const [first] = entries;
  if (first === undefined) return desk;
  deskEvents.fold(desk, { ...first, type, data });
  const renamed = entries.flatMap((entry) => (entry.type === "name-removed" ? [entry.data.userId] : []));
  const people = await transaction.actor.findMany({ where: { id: { in: renamed } } });
  for (const { id, name } of people.map(branded.actor)) desk.pseudonyms.set(id, name);
  for (const { key, address } of await transaction.logWitness.findMany({ where: { workspaceId } }))
    desk.witnesses.set(key, address);
  for (const { id, address } of await transaction.checkpointRecipient.findMany({ where: { workspaceId } }))
    desk.recipients.set(id, recipientHost(address));
  for (const row of await transaction.webhook.findMany({ where: { workspaceId } }))
    desk.webhooks.set(row.id, loggedWebhook({ webhookId: row.id, ...row }));
  return desk;
}

/** The newest version is part of the desk; earlier ones are what editions were published under. */
async function imprintFinding(
  transaction: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
  entries: readonly DeskEntry[],
): Promise<Finding | null> {
  const versions = await transaction.imprint.findMany({ where: { workspaceId } });
  const kept = new Map(versions.map((each) => [each.version, hashImprint(each)]));
  for (const { seq, type, data } of entries) {
    if (type !== "imprint-saved") continue;
    const now = kept.get(data.version);
    if (now?.saidSha256 === data.saidSha256 && now.logoSha256 === data.logoSha256) continue;
    return { seq, reason: `Version ${data.version} of the imprint is not the one that this entry names.` };
  }
  return null;
}
