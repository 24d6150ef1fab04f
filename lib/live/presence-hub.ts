import type { ActorId, ArticleId } from "../domain/ids";
import type { HeardSign, PersonHere, TabSign } from "../domain/presence";
import { ArticlePresence } from "./article-presence";
import { ASK_NOTICE, readNotice, type SentSign, writeNotices } from "./presence-notice";
import { softTimer } from "./soft-timer";

/** Signs are gathered for so long: many people moving at once make few notices. */
const GATHER_MS = 50;

type Rim = {
  readonly now: () => number;
  /** Sends notices to every process, this one included. What gets lost is said again by the next beat. */
  readonly notify: (payloads: readonly string[]) => void;
  /** Takes who is in an article, each time that it changed. */
  readonly tell: (articleId: ArticleId, people: readonly PersonHere[]) => void;
};

type Outgoing = HeardSign & { readonly articleId: ArticleId };

/** Who is in which article, as one process knows it: kept in memory alone, and the same in all processes. */
export class PresenceHub {
  readonly #rim: Rim;
  readonly #articles = new Map<ArticleId, ArticlePresence>();
  readonly #outgoing = new Map<string, Outgoing>();
  #gathering: NodeJS.Timeout | undefined;

  constructor(rim: Rim) {
    this.#rim = rim;
  }

  /** Takes in a sign that came to this process, and tells the others. */
  announce(articleId: ArticleId, sign: TabSign): void {
    const heard = { ...sign, at: this.#rim.now() };
    this.#article(articleId).hear(heard);
    this.#send({ articleId, ...heard });
  }

  /**
   * Lets somebody go who may not be here any more, in every process, without waiting until they fall silent; where
   * only a session has ended, from its tabs alone.
   */
  dismiss(articleId: ArticleId, actorId: ActorId, sessionId: string | null = null): void {
    for (const { at: _heard, ...sign } of this.#articles.get(articleId)?.signs() ?? [])
      if (sign.actorId === actorId && (sessionId === null || sign.sessionId === sessionId))
        this.announce(articleId, { ...sign, beat: sign.beat + 1, doing: null });
  }

  /** Takes in what a process told. */
  hear(payload: string): void {
    const notice = readNotice(payload);
    if (notice?.kind === "ask") this.#sendAll();
    if (notice?.kind !== "signs") return;
    for (const { articleId, ageMs, ...sign } of notice.signs) {
      this.#article(articleId).hear({ ...sign, at: this.#rim.now() - ageMs });
    }
  }

  /** Asks the other processes who is here; they answer with signs. */
  ask(): void {
    this.#rim.notify([ASK_NOTICE]);
  }

  people(articleId: ArticleId): readonly PersonHere[] {
    return this.#articles.get(articleId)?.people() ?? [];
  }

  /** Forgets everyone and stops every timer. */
  close(): void {
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    this.#outgoing.clear();
    for (const article of this.#articles.values()) article.close();
    this.#articles.clear();
  }

  #article(articleId: ArticleId): ArticlePresence {
    const known = this.#articles.get(articleId);
    if (known !== undefined) return known;
    const article = new ArticlePresence({
      now: this.#rim.now,
      tell: (people) => this.#rim.tell(articleId, people),
      onEmpty: () => this.#articles.delete(articleId),
    });
    this.#articles.set(articleId, article);
    return article;
  }

  #send(sign: Outgoing): void {
    this.#outgoing.set(`${sign.articleId} ${sign.actorId} ${sign.tabId}`, sign);
    this.#gathering ??= softTimer(GATHER_MS, () => this.#flush());
  }

  #sendAll(): void {
    for (const [articleId, article] of this.#articles) {
      for (const sign of article.signs()) this.#send({ articleId, ...sign });
    }
  }

  #flush(): void {
    this.#gathering = undefined;
    const now = this.#rim.now();
    this.#rim.notify(writeNotices([...this.#outgoing.values()].map((sign) => toSent(sign, now))));
    this.#outgoing.clear();
  }
}

function toSent({ at, ...sign }: Outgoing, now: number): SentSign {
  return { ...sign, ageMs: Math.max(0, Math.round(now - at)) };
}
