import type { ReviewState } from "../../domain/claim";
import type { ArticleId } from "../../domain/ids";
import { canonicalJson } from "../../ledger/chain/canonical-json";
import { GENESIS_HASH, linkComplaint } from "../../ledger/chain/hash-chain";
import { evolve, replay } from "../../ledger/events/evolve";
import type { LedgerEntry, LedgerHead } from "../../ledger/shapes/ledger-entry";
import { branded } from "../branded";
import { database } from "../client";
import type { Article, Prisma } from "../generated/client";
import { toLedgerEntry } from "./ledger-row";
import { redactions } from "./redact-entries";
import { checkEntryKept, type Finding, type KeptReading, keptFinding, readingOf } from "./verify-kept";
import { compareTables } from "./verify-tables";

/** Whether a ledger holds; or the first entry (0: none in particular) where it or the tables do not, and why. */
export type LedgerCheck =
  | {
      readonly ok: true;
      readonly articleId: ArticleId;
      readonly entries: number;
      readonly removed: number;
      readonly head: LedgerHead;
    }
  | ({ readonly ok: false; readonly articleId: ArticleId } & Finding);

/** Entries that are read at once: memory grows with the review, not with how often it was changed. */
const AT_ONCE = 256;

/** Recomputes the chain, replays the entries and compares the outcome with the tables and texts, all of one moment. */
export async function verifyLedger(articleId: ArticleId): Promise<LedgerCheck> {
  return database().$transaction(
    async (transaction) => {
      const article = await transaction.article.findUniqueOrThrow({ where: { id: articleId } });
      const removals = await readRemovals(transaction, articleId);
      const finding = await firstFinding(transaction, articleId, article, removals);
      if (finding !== null) return { ok: false, articleId, ...finding };
      const removed = removals.size;
      const { headSeq, headHash } = article;
      return { ok: true, articleId, entries: headSeq, removed, head: { seq: headSeq, hash: headHash } };
    },
    { isolationLevel: "RepeatableRead", timeout: LONGEST_MS, maxWait: 10_000 },
  );
}

/** A million entries take minutes. */
const LONGEST_MS = 3_600_000;

/** The same for every article of the installation, one after the other. */
export async function* verifyAllLedgers(): AsyncGenerator<LedgerCheck> {
  const articles = await database().article.findMany({ select: { id: true }, orderBy: { createdAt: "asc" } });
  for (const { id } of articles.map(branded.article)) yield await verifyLedger(id);
}

/** What is known of a ledger after some of its entries. */
type Reading = {
  readonly articleId: ArticleId;
  head: LedgerHead;
  at: string;
  state: ReviewState | null;
  /** Of each claim, the last entry that speaks of it. */
  readonly lastAbout: Map<string, number>;
  readonly kept: KeptReading;
  early: Finding | null;
  impossible: Finding | null;
};

/** A chain that does not hold goes before all else, then the clock, what is kept beside the entries, and the tables. */
async function firstFinding(
  transaction: Prisma.TransactionClient,
  articleId: ArticleId,
  article: Article,
  removals: Removals,
): Promise<Finding | null> {
  const reading: Reading = {
    articleId,
    head: { seq: 0, hash: GENESIS_HASH },
    at: "",
    state: null,
    lastAbout: new Map(),
    kept: readingOf(article),
    early: null,
    impossible: null,
  };
  for (;;) {
    const entries = await readEntries(transaction, articleId, reading.head.seq);
    if (entries.length === 0) break;
    const broken = follow(reading, entries);
    if (broken !== null) return broken;
    for (const entry of entries) reading.early ??= removalComplaint(entry, removals.get(entry.seq));
    foldOn(reading, entries);
    for (const entry of entries) await checkEntryKept(transaction, reading.kept, entry);
  }
  return (
    headFinding(reading.head, { seq: article.headSeq, hash: article.headHash }) ??
    reading.early ??
    keptFinding(reading.kept) ??
    reading.impossible ??
    (await tablesFinding(transaction, reading))
  );
}

async function readEntries(
  transaction: Prisma.TransactionClient,
  articleId: ArticleId,
  after: number,
): Promise<readonly LedgerEntry[]> {
  const where = { articleId, seq: { gt: after } };
  const rows = await transaction.ledgerRow.findMany({ where, orderBy: { seq: "asc" }, take: AT_ONCE });
  return rows.map(toLedgerEntry);
}

/** The first entry that does not follow. */
function follow(reading: Reading, entries: readonly LedgerEntry[]): Finding | null {
  for (const entry of entries) {
    const { seq, hash, at, data } = entry;
    const reason = linkComplaint(entry, reading.head, reading.articleId);
    if (reason !== null) return { seq: reading.head.seq + 1, reason };
    // Who appends takes the last entry's time where theirs is behind it.
    if (at < reading.at)
      reading.early ??= { seq, reason: `It says that it is of ${at}, which is before the entry before it.` };
    if ("claimId" in data && typeof data.claimId === "string") reading.lastAbout.set(data.claimId, seq);
    reading.head = { seq, hash };
    reading.at = at;
  }
  return null;
}

function foldOn(reading: Reading, entries: readonly LedgerEntry[]): void {
  if (reading.impossible !== null) return;
  const before = reading.state;
  try {
    reading.state = replay(entries, before ?? undefined);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    reading.impossible = firstImpossible(before, entries);
  }
}

function firstImpossible(before: ReviewState | null, entries: readonly LedgerEntry[]): Finding {
  let state = before;
  for (const entry of entries) {
    try {
      state = evolve(state, entry);
    } catch (error) {
      return { seq: entry.seq, reason: error instanceof Error ? error.message : String(error) };
    }
  }
  throw new Error("Entries that cannot be folded together can be folded one by one.");
}

function headFinding(last: LedgerHead, said: LedgerHead): Finding | null {
  if (last.seq === said.seq && last.hash === said.hash) return null;
  const reason = `The article says that its last entry is ${said.seq} (${said.hash}), but the ledger ends with ${last.seq} (${last.hash}).`;
  return { seq: Math.min(last.seq, said.seq) + 1, reason };
}

async function tablesFinding(
  transaction: Prisma.TransactionClient,
  { articleId, state, lastAbout }: Reading,
): Promise<Finding | null> {
  if (state === null) return { seq: 0, reason: "The ledger has no entries." };
  const difference = await compareTables(transaction, articleId, state);
  if (difference === null) return null;
  const { claimId, reason } = difference;
  return { seq: claimId === null ? 0 : (lastAbout.get(claimId) ?? 0), reason };
}

/** The entries that say that what an earlier one said was removed, by that one. */
type Removals = ReadonlyMap<number, ReturnType<typeof redactions>[number]>;

async function readRemovals(transaction: Prisma.TransactionClient, articleId: ArticleId): Promise<Removals> {
  const rows = await transaction.ledgerRow.findMany({ where: { articleId, type: "entry-redacted" } });
  return new Map(redactions(rows.map(toLedgerEntry)).map((entry) => [entry.data.seq, entry]));
}

/** What an entry said is gone only where a later one says so, and then its stand-in is the one that stands there. */
function removalComplaint(
  { seq, redactedBy, data }: LedgerEntry,
  removal: ReturnType<typeof redactions>[number] | undefined,
): Finding | null {
  if (redactedBy !== removal?.seq) {
    const reason =
      redactedBy === undefined
        ? `What it said is still there, but entry ${removal?.seq} says that it was removed.`
        : `What it said is gone, and entry ${redactedBy} does not say that it was removed.`;
    return { seq, reason };
  }
  if (removal === undefined || canonicalJson(data) === canonicalJson(removal.data.standIn)) return null;
  return { seq, reason: `What stands in its place is not what entry ${removal.seq} says.` };
}
