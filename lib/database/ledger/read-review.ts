import type { ReviewState } from "../../domain/claim";
import { type Failure, invalid } from "../../domain/failure";
import type { ActorId, ArticleId, ClaimId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import { replay } from "../../ledger/events/evolve";
import { NAMELESS_TYPES, namelessClaims } from "../../ledger/readers/hide-names";
import type { Voices } from "../../ledger/readers/pseudonym";
import { type ReaderView, readerView } from "../../ledger/readers/reader-view";
import type { LedgerHead } from "../../ledger/shapes/ledger-entry";
import type { ShownEntry } from "../../ledger/shapes/shown-entry";
import type { ArticleAccess } from "../access";
import { database } from "../client";
import { attempt, attemptRead } from "../unavailable";
import { loadEntries, loadReview } from "./load-review";

const PAGE = 1_000;
const END = 2_147_483_647;

/** The review as committed now, or as it stood right after entry `at`; of either, what the caller may see now. */
export async function readReview(
  access: ArticleAccess,
  at?: number,
): Promise<Result<{ readonly state: ReviewState; readonly head: LedgerHead }, Failure>> {
  return attempt(async () => {
    const { state, head } = await loadReview(access.articleId);
    const view = await viewFor(access, state);
    if (at === undefined || at === head.seq) return ok({ state: view.review(state), head });
    if (!Number.isInteger(at) || at < 1 || at > head.seq) {
      return fail(invalid("at", `Give an entry of this ledger, 1 to ${head.seq}.`));
    }
    const entries = await loadEntries(access.articleId, 0, at);
    const last = entries.at(-1);
    if (last?.seq !== at)
      throw new Error(`The ledger of article ${access.articleId} has a gap before entry ${at}.`);
    return ok({ state: replay(view.entries(entries)), head: { seq: last.seq, hash: last.hash } });
  });
}

/**
 * The review as it stood after two entries of the ledger, `from` ≤ `to`; of both, what the caller may see now. Both were
 * folded in one go: what did not change in between is the same value.
 */
export async function readMoments(
  access: ArticleAccess,
  from: number,
  to: number,
): Promise<Result<{ readonly before: ReviewState; readonly after: ReviewState }, Failure>> {
  return attemptRead(async () => {
    const entries = await showEntries(access, 0, to);
    const before = replay(entries.slice(0, from));
    return { before, after: replay(entries.slice(from), before) };
  });
}

/** A page of entries after `after`, in order, as the caller may see them; empty at the end. */
export async function readEvents(
  access: ArticleAccess,
  after: number,
  limit = 500,
): Promise<Result<readonly ShownEntry[], Failure>> {
  const from = Math.min(Math.max(0, Math.trunc(after) || 0), END);
  const size = Math.min(Math.max(1, Math.trunc(limit) || 1), PAGE);
  return attemptRead(() => showEntries(access, from, END, size));
}

/** The whole ledger as the caller may see it, or its entries up to `upTo`. */
export async function readLedger(
  access: ArticleAccess,
  upTo = END,
): Promise<Result<readonly ShownEntry[], Failure>> {
  return attemptRead(() => showEntries(access, 0, Math.min(upTo, END)));
}

/** The review is loaded after the entries, so that it is no older than they are. */
async function showEntries(
  access: ArticleAccess,
  after: number,
  upTo: number,
  limit?: number,
): Promise<readonly ShownEntry[]> {
  const entries = await loadEntries(access.articleId, after, upTo, limit);
  const { state } = await loadReview(access.articleId);
  const view = await viewFor(access, state);
  return view.entries(entries);
}

/** What the caller may see, by a review of the article that was loaded after what is to be shown. */
export async function viewFor(access: ArticleAccess, now: ReviewState): Promise<ReaderView> {
  const isNameless = namelessClaims(now, access).size > 0;
  return readerView(now, access, isNameless ? await findVoices([access.articleId]) : undefined);
}

/** Who spoke on the claims of these articles: what pseudonyms are made from. */
export async function findVoices(articleIds: readonly ArticleId[]): Promise<Voices> {
  if (articleIds.length === 0) return new Map();
  const rows = await database().$queryRaw<{ claim_id: ClaimId; actor_id: ActorId }[]>`
    SELECT data->>'claimId' AS claim_id, actor_id FROM ledger_entry
    WHERE article_id = ANY(${[...articleIds]}::uuid[]) AND type = ANY(${[...NAMELESS_TYPES]})
      AND data->>'claimId' IS NOT NULL
    GROUP BY 1, 2 ORDER BY min(seq)`;
  const voices = new Map<ClaimId, ActorId[]>();
  for (const { claim_id, actor_id } of rows)
    voices.set(claim_id, [...(voices.get(claim_id) ?? []), actor_id]);
  return voices;
}
