import type { ArticleAccess } from "../database/access";
import { loadReview, loadReviewFrom } from "../database/ledger/load-review";
import { viewFor } from "../database/ledger/read-review";
import { attemptRead } from "../database/unavailable";
import type { Failure } from "../domain/failure";
import type { PersonHere } from "../domain/presence";
import { ok, type Result } from "../domain/result";
import { presenceView } from "../ledger/readers/presence-view";
import { type PresenceNews, presenceNews } from "./announce";
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

  /** Who is here, by a review at least as new as what the feed told. */
  async people(people: readonly PersonHere[]): Promise<Result<readonly PersonHere[], Failure>> {
    return attemptRead(async () => presenceView(people, await this.#stateFrom(0), this.#access));
  }

  /** The same as a message of the feed. */
  async presence({ people, message }: PresenceNews): Promise<Result<Uint8Array, Failure>> {
    const seen = await this.people(people);
    if (!seen.ok) return seen;
    return ok(seen.value === people ? message : presenceNews(seen.value).message);
  }

  async #stateFrom(last: number) {
    const { articleId } = this.#access;
    const { state } =
      this.#floor === null
        ? await loadReview(articleId)
        : await loadReviewFrom(articleId, Math.max(last, this.#floor));
    this.#floor = state.seq;
    return state;
  }
}
