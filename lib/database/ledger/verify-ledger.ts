import { ZodError } from "zod";
import type { Claim, ReviewState } from "../../domain/claim";
import type { ArticleId } from "../../domain/ids";
import { isSameMode } from "../../domain/review-mode";
import { canonicalJson } from "../../ledger/chain/canonical-json";
import { verifyChain } from "../../ledger/chain/hash-chain";
import { evolve, replay } from "../../ledger/events/evolve";
import type { LedgerEntry, LedgerHead } from "../../ledger/shapes/ledger-entry";
import { branded } from "../branded";
import { database } from "../client";
import { toLedgerEntry } from "./ledger-row";
import { readTables } from "./read-tables";
import { type BrokenLedger, checkKept, readKept } from "./verify-kept";

/** Whether a ledger holds; or the first entry (0: none in particular) where it or the tables do not, and why. */
export type LedgerCheck =
  | { readonly ok: true; readonly articleId: ArticleId; readonly entries: number; readonly head: LedgerHead }
  | BrokenLedger;

/** Recomputes the chain, replays the entries and compares the outcome with the tables and texts, all of one moment. */
export async function verifyLedger(articleId: ArticleId): Promise<LedgerCheck> {
  return database().$transaction(
    async (transaction) => {
      const rows = await transaction.ledgerRow.findMany({ where: { articleId }, orderBy: { seq: "asc" } });
      const entries = rows.map(toLedgerEntry);
      const tables = await readTables(transaction, articleId).catch(unreadable);
      const article = await transaction.article.findUniqueOrThrow({ where: { id: articleId } });
      const kept = await readKept(transaction, article);
      return (
        checkChain(articleId, entries, { seq: article.headSeq, hash: article.headHash }) ??
        checkClock(articleId, entries) ??
        checkKept(articleId, entries, kept) ??
        checkTables(articleId, entries, tables) ?? {
          ok: true,
          articleId,
          entries: entries.length,
          head: { seq: article.headSeq, hash: article.headHash },
        }
      );
    },
    { isolationLevel: "RepeatableRead", timeout: 120_000, maxWait: 10_000 },
  );
}

/** The same for every article of the installation, one after the other. */
export async function* verifyAllLedgers(): AsyncGenerator<LedgerCheck> {
  const articles = await database().article.findMany({ select: { id: true }, orderBy: { createdAt: "asc" } });
  for (const { id } of articles.map(branded.article)) yield await verifyLedger(id);
}

function checkChain(
  articleId: ArticleId,
  entries: readonly LedgerEntry[],
  head: LedgerHead,
): LedgerCheck | null {
  const chain = verifyChain(entries);
  if (!chain.ok) return { ok: false, articleId, seq: chain.seq, reason: chain.reason };
  if (chain.head.seq === head.seq && chain.head.hash === head.hash) return null;
  const reason = `The article says that its last entry is ${head.seq} (${head.hash}), but the ledger ends with ${chain.head.seq} (${chain.head.hash}).`;
  return { ok: false, articleId, seq: Math.min(chain.head.seq, head.seq) + 1, reason };
}

/** The clock of a ledger never goes backwards: who appends takes the last entry's time where theirs is behind it. */
function checkClock(articleId: ArticleId, entries: readonly LedgerEntry[]): LedgerCheck | null {
  const early = entries.find((entry, at) => at > 0 && entry.at < (entries[at - 1]?.at ?? ""));
  if (early === undefined) return null;
  const reason = `It says that it is of ${early.at}, which is before the entry before it.`;
  return { ok: false, articleId, seq: early.seq, reason };
}

/** What does not parse is a finding; all else that is thrown goes on. */
function unreadable(error: unknown): ZodError {
  if (error instanceof ZodError) return error;
  throw error;
}

function checkTables(
  articleId: ArticleId,
  entries: readonly LedgerEntry[],
  tables: ReviewState | ZodError,
): LedgerCheck | null {
  if (tables instanceof ZodError) {
    const place = tables.issues[0]?.path.join(".") ?? "";
    const reason = `The tables hold what no ledger writes${place === "" ? "" : `, at ${place}`}.`;
    return { ok: false, articleId, seq: 0, reason };
  }
  const state = replayOrNull(entries);
  if (state === null) return firstImpossible(articleId, entries);
  const difference = firstDifference(state, tables);
  if (difference === null) return null;
  return { ok: false, articleId, seq: lastAbout(entries, difference.claimId), reason: difference.reason };
}

function replayOrNull(entries: readonly LedgerEntry[]): ReviewState | null {
  try {
    return replay(entries);
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

function firstImpossible(articleId: ArticleId, entries: readonly LedgerEntry[]): LedgerCheck {
  let state: ReviewState | null = null;
  for (const entry of entries) {
    try {
      state = evolve(state, entry);
    } catch (error) {
      return {
        ok: false,
        articleId,
        seq: entry.seq,
        reason: error instanceof Error ? error.message : String(error),
      };
    }
  }
  return { ok: false, articleId, seq: 0, reason: "The ledger has no entries." };
}

type Difference = { readonly claimId: string | null; readonly reason: string };

function firstDifference(ledger: ReviewState, tables: ReviewState): Difference | null {
  for (const [claimId, claim] of ledger.claims) {
    const part = differentPart(claim, tables.claims.get(claimId));
    if (part !== null) {
      return {
        claimId,
        reason: `The tables do not say of claim ${claimId} what the ledger says: ${part} differs.`,
      };
    }
  }
  for (const claimId of tables.claims.keys()) {
    if (!ledger.claims.has(claimId))
      return { claimId, reason: `The tables have claim ${claimId}; the ledger has not.` };
  }
  const isSame =
    ledger.revisionId === tables.revisionId &&
    isSameMode(ledger.mode, tables.mode) &&
    canonicalJson([...ledger.claims.keys()]) === canonicalJson([...tables.claims.keys()]) &&
    canonicalJson(ledger.comments) === canonicalJson(tables.comments) &&
    canonicalJson(ledger.editions) === canonicalJson(tables.editions);
  return isSame
    ? null
    : {
        claimId: null,
        reason: "The tables' article, review mode, claim order, comments or editions are not the ledger's.",
      };
}

function differentPart(claim: Claim, stored: Claim | undefined): string | null {
  if (stored === undefined) return "the whole claim";
  const parts = Object.entries(claim);
  const values = new Map(Object.entries(stored));
  const found = parts.find(
    ([part, value]) => canonicalJson(value) !== canonicalJson(values.get(part) ?? null),
  );
  return found?.[0] ?? null;
}

/** The last entry that speaks of a claim; 0 when none does. */
function lastAbout(entries: readonly LedgerEntry[], claimId: string | null): number {
  const about = entries.findLast(
    ({ data }) => claimId !== null && "claimId" in data && data.claimId === claimId,
  );
  return about?.seq ?? 0;
}
