import type { ReviewState } from "../domain/claim";
import { type Failure, invalid } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import { replay } from "../ledger/evolve";
import type { LedgerEntry, LedgerHead } from "../ledger/ledger-entry";
import type { ArticleAccess } from "./access";
import { loadEntries, loadReview } from "./load-review";
import { attempt, attemptRead } from "./unavailable";

const PAGE = 1_000;
const END = 2_147_483_647;

/** The review as committed now, or as it stood right after entry `at`. */
export async function readReview(
  access: ArticleAccess,
  at?: number,
): Promise<Result<{ readonly state: ReviewState; readonly head: LedgerHead }, Failure>> {
  return attempt(async () => {
    const { state, head } = await loadReview(access.articleId);
    if (at === undefined || at === head.seq) return ok({ state, head });
    if (!Number.isInteger(at) || at < 1 || at > head.seq) {
      return fail(invalid("at", `Give an entry of this ledger, 1 to ${head.seq}.`));
    }
    const entries = await loadEntries(access.articleId, 0, at);
    const last = entries.at(-1);
    if (last?.seq !== at)
      throw new Error(`The ledger of article ${access.articleId} has a gap before entry ${at}.`);
    return ok({ state: replay(entries), head: { seq: last.seq, hash: last.hash } });
  });
}

/** A page of entries after `after`, in order; empty at the end. */
export async function readEvents(
  access: ArticleAccess,
  after: number,
  limit = 500,
): Promise<Result<readonly LedgerEntry[], Failure>> {
  const from = Math.min(Math.max(0, Math.trunc(after) || 0), END);
  const size = Math.min(Math.max(1, Math.trunc(limit) || 1), PAGE);
  return attemptRead(() => loadEntries(access.articleId, from, END, size));
}

/** The whole ledger, or its entries up to `upTo`. */
export async function readLedger(
  access: ArticleAccess,
  upTo = END,
): Promise<Result<readonly LedgerEntry[], Failure>> {
  return attemptRead(() => loadEntries(access.articleId, 0, Math.min(upTo, END)));
}
