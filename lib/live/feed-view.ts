import type { ArticleAccess } from "../database/access";
import { loadReview, loadReviewFrom } from "../database/load-review";
import { viewFor } from "../database/reader-view";
import { attemptRead } from "../database/unavailable";
import type { Failure } from "../domain/failure";
import type { Result } from "../domain/result";
import { entryMessages } from "./feed-message";
import type { Chunk } from "./ledger-tail";

/**
 * How an article's feed looks to one viewer. What they may see is told by a review at least as new as the entries and
 * as the beginning of the feed. Where they see everything, the one encoding that all share goes out.
 */
export class FeedView {
  readonly #access: ArticleAccess;
  #floor: number | null = null;

  constructor(access: ArticleAccess) {
    this.#access = access;
  }

  async encode({ entries, last, bytes }: Chunk): Promise<Result<Uint8Array, Failure>> {
    return attemptRead(async () => {
      const view = await viewFor(this.#access, await this.#stateFrom(last));
      return view.isWhole ? bytes : entryMessages(view.entries(entries));
    });
  }

  async #stateFrom(last: number) {
    const { articleId } = this.#access;
    if (this.#floor !== null) return (await loadReviewFrom(articleId, Math.max(last, this.#floor))).state;
    const { state } = await loadReview(articleId);
    this.#floor = state.seq;
    return state;
  }
}
