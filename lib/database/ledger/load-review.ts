import type { ArticleId, RevisionId } from "../../domain/ids";
import { replay } from "../../ledger/events/evolve";
import type { LedgerEntry } from "../../ledger/shapes/ledger-entry";
import { database } from "../client";
import { toLedgerEntry } from "./ledger-row";
import { redactions } from "./redact-entries";
import { cachedReview, cacheReview, forgetReview, type LoadedReview } from "./review-cache";

/** The review as it is committed now: what is kept in memory, brought up to the database's head. */
export async function loadReview(articleId: ArticleId): Promise<LoadedReview> {
  const head = await database().article.findUniqueOrThrow({
    where: { id: articleId },
    select: { headSeq: true, headHash: true },
  });
  const cached = cachedReview(articleId);
  if (cached?.head.seq === head.headSeq && cached.head.hash === head.headHash) return cached;
  const review =
    (await advance(articleId, cached, head.headSeq)) ?? (await advance(articleId, undefined, head.headSeq));
  if (review === null) throw new Error(`The ledger of article ${articleId} is empty.`);
  const newest = cachedReview(articleId);
  if (newest === cached || newest === undefined || newest.head.seq < review.head.seq)
    cacheReview(articleId, review);
  return review;
}

/**
 * A review at least as new as entry `seq`: the one kept in memory if it is, else read. Those who ask at the same time
 * share one reading.
 */
export async function loadReviewFrom(articleId: ArticleId, seq: number): Promise<LoadedReview> {
  const cached = cachedReview(articleId);
  if (cached !== undefined && cached.head.seq >= seq) return cached;
  const reading = readings.get(articleId) ?? share(articleId);
  const review = await reading;
  return review.head.seq >= seq ? review : loadReview(articleId);
}

// Routes are bundled apart; those who ask in one process still share a reading.
const keeper: typeof globalThis & { assayReadings?: Map<ArticleId, Promise<LoadedReview>> } = globalThis;
keeper.assayReadings ??= new Map();
const readings = keeper.assayReadings;

function share(articleId: ArticleId): Promise<LoadedReview> {
  const reading = loadReview(articleId).finally(() => readings.delete(articleId));
  readings.set(articleId, reading);
  return reading;
}

/** Entries `after` < seq ≤ `upTo`, in order. */
export async function loadEntries(
  articleId: ArticleId,
  after: number,
  upTo: number,
  limit?: number,
): Promise<readonly LedgerEntry[]> {
  const rows = await database().ledgerRow.findMany({
    where: { articleId, seq: { gt: after, lte: upTo } },
    orderBy: { seq: "asc" },
    ...(limit === undefined ? {} : { take: limit }),
  });
  return rows.map(toLedgerEntry);
}

/** The seq of the last entry that is committed now. */
export async function loadHeadSeq(articleId: ArticleId): Promise<number> {
  const article = await database().article.findUniqueOrThrow({
    where: { id: articleId },
    select: { headSeq: true },
  });
  return article.headSeq;
}

/** Null when the entries do not follow what was kept: words were removed from the past, or the database was put back to another. */
async function advance(
  articleId: ArticleId,
  from: LoadedReview | undefined,
  upTo: number,
): Promise<LoadedReview | null> {
  const entries = await loadEntries(articleId, from?.head.seq ?? 0, upTo);
  const first = entries[0];
  const last = entries.at(-1);
  // What was folded before may hold words that were removed since: all is folded anew.
  const isCut = from !== undefined && redactions(entries).length > 0;
  if (
    isCut ||
    first === undefined ||
    last === undefined ||
    (from !== undefined && first.prevHash !== from.head.hash)
  ) {
    forgetReview(articleId);
    return null;
  }
  const state = replay(entries, from?.state);
  const revision = from?.revision.id === state.revisionId ? from.revision : await loadText(state.revisionId);
  return { state, head: { seq: last.seq, hash: last.hash }, at: last.at, revision };
}

async function loadText(id: RevisionId): Promise<LoadedReview["revision"]> {
  const { text } = await database().revision.findUniqueOrThrow({ where: { id }, select: { text: true } });
  return { id, text };
}
