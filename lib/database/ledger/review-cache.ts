import { getHeapStatistics } from "node:v8";
import type { ReviewState } from "../../domain/claim";
import type { ArticleId, RevisionId } from "../../domain/ids";
import type { LedgerHead } from "../../ledger/shapes/ledger-entry";

/** A review as the ledger left it at `head`, with the text that new highlights are made on. */
export type LoadedReview = {
  readonly state: ReviewState;
  readonly head: LedgerHead;
  /** When the last entry was written, RFC 3339 in UTC. */
  readonly at: string;
  readonly revision: { readonly id: RevisionId; readonly text: string };
};

// About a kilobyte an entry and two bytes a character: together at most some 300 MB, and a quarter of the heap.
const MAX_WEIGHT = Math.min(300_000, getHeapStatistics().heap_size_limit / 4 / 1_024);

type Kept = { readonly reviews: Map<ArticleId, LoadedReview>; weight: number };

// Routes are bundled apart and, in development, loaded anew; a process still keeps each review once.
const keeper: typeof globalThis & { assayReviews?: Kept } = globalThis;
keeper.assayReviews ??= { reviews: new Map(), weight: 0 };
const kept = keeper.assayReviews;
const { reviews } = kept;

/** The last review kept for an article, however old: whoever uses it compares its head with the database's. */
export function cachedReview(articleId: ArticleId): LoadedReview | undefined {
  const found = reviews.get(articleId);
  if (found === undefined) return undefined;
  reviews.delete(articleId);
  reviews.set(articleId, found);
  return found;
}

/** Keeps a review that is known to be committed, and lets go of those not used for longest. */
export function cacheReview(articleId: ArticleId, review: LoadedReview): void {
  forgetReview(articleId);
  reviews.set(articleId, review);
  kept.weight += weightOf(review);
  for (const oldest of reviews.keys()) {
    if (kept.weight <= MAX_WEIGHT || oldest === articleId) return;
    forgetReview(oldest);
  }
}

export function forgetReview(articleId: ArticleId): void {
  const found = reviews.get(articleId);
  if (found === undefined) return;
  reviews.delete(articleId);
  kept.weight -= weightOf(found);
}

function weightOf(review: LoadedReview): number {
  return review.head.seq + review.revision.text.length / 500;
}
