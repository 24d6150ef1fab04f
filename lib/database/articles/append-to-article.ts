import { ARCHIVED, type Failure } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import type { ReviewEvent } from "../../ledger/shapes/event";
import type { LedgerHead } from "../../ledger/shapes/ledger-entry";
import type { ArticleAccess } from "../access";
import { type Clock, wallClock } from "../clock";
import { appendToLedger } from "../ledger/append-to-ledger";
import { loadReview } from "../ledger/load-review";
import { appendEvents, beginPending, laterOf } from "../ledger/plan-append";
import { cacheReview, type LoadedReview } from "../ledger/review-cache";
import type { RevisionRecord } from "../ledger/revision-row";
import { attempt } from "../unavailable";

/** What is to be written of an article that no command carries: events, and the text that they bring, if they bring one. */
export type ArticleChange<Answer> = {
  readonly events: readonly ReviewEvent[];
  readonly revision?: RevisionRecord;
  /** What came in (`keepArrival`) and the text was read from: it is kept with it. */
  readonly arrivalId?: string | undefined;
  readonly answer: Answer;
};

const MAX_TRIES = 20;

/**
 * Writes what `plan` makes of the review as it is now, all or none. When another writer was first, it is planned anew.
 * `plan` asks whether the caller may. Nothing is written when there are no events.
 */
export async function appendToArticle<Answer>(
  access: ArticleAccess,
  plan: (review: LoadedReview) => Promise<Result<ArticleChange<Answer>, Failure>>,
  clock: Clock = wallClock,
): Promise<Result<{ readonly answer: Answer; readonly head: LedgerHead }, Failure>> {
  return attempt(async () => {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const review = await loadReview(access.articleId);
      const planned = await plan(review);
      if (!planned.ok) return planned;
      const written = await write(access, review, planned.value, clock());
      if (written === "archived") return fail(ARCHIVED);
      if (written !== "moved") return ok({ answer: planned.value.answer, head: written });
    }
    throw new Error(`Article ${access.articleId} moved on ${MAX_TRIES} times while it was written to.`);
  });
}

/** The head that it left; `moved` when another writer was first. */
async function write(
  { articleId, actor }: ArticleAccess,
  review: LoadedReview,
  { events, revision, arrivalId }: ArticleChange<unknown>,
  now: Date,
): Promise<LedgerHead | "moved" | "archived"> {
  if (events.length === 0) return review.head;
  const at = laterOf(now.toISOString(), review.at);
  const pending = appendEvents(beginPending(review), events, actor, at);
  const { outcome } = await appendToLedger({
    articleId,
    expected: review.head,
    entries: pending.entries,
    commands: [],
    before: review.state,
    after: pending.state,
    notices: pending.notices,
    ...(revision === undefined ? {} : { revision: { ...revision, created_at: at } }),
    ...(arrivalId === undefined ? {} : { arrivalId }),
  });
  if (outcome === "known") throw new Error("Without commands, none is known.");
  if (outcome !== "done") return outcome;
  const text = revision === undefined ? review.revision : { id: revision.id, text: revision.text };
  cacheReview(articleId, { state: pending.state, head: pending.head, at, revision: text });
  return pending.head;
}
