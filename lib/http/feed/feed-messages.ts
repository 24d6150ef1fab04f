import type { ArticleAccess } from "../../database/access";
import type { Failure } from "../../domain/failure";
import type { Result } from "../../domain/result";
import { watchAccess } from "../../live/access-watch";
import { hearAnnouncements, type PresenceNews, presenceNews } from "../../live/announce";
import { HEARTBEAT_MESSAGE, namedMessage, RETRY_MESSAGE } from "../../live/feed-message";
import { FeedView } from "../../live/feed-view";
import { type Following, followLedger } from "../../live/ledger-feed";
import { dismissPresence, listPresence } from "../../live/presence";

const HEARTBEAT_MS = 15_000;
const RETRY_MS = 1_000;

export type FeedSettings = {
  readonly access: ArticleAccess;
  /** The session by which the client came in; null for a token. */
  readonly sessionId: string | null;
  /** The seq after which to start. */
  readonly after: number;
  /** Ends the feed, as when the client has gone. */
  readonly signal: AbortSignal;
  /** Asks again whether the caller may still look. */
  readonly reopen: Reopen;
  readonly heartbeatMs?: number;
};

/**
 * What one client's feed says, made as it is asked for: entries as they come, named events, heartbeats, and the end
 * when access ends. By the first message it listens; it throws before that when the database cannot be reached. While
 * the database is away it goes on with heartbeats alone.
 */
export async function* feedMessages(settings: FeedSettings): AsyncGenerator<Uint8Array, void> {
  const { access, reopen, signal, heartbeatMs = HEARTBEAT_MS } = settings;
  const alarm = new Alarm(signal);
  const gate = new AccessGate(access, reopen);
  const view = new FeedView(access);
  let news: PresenceNews | null = null;
  const undo: (() => void)[] = [];
  try {
    const following = await followLedger(access, () => alarm.ring());
    undo.push(following.stop);
    undo.push(await watchAccess(access.actor, () => ring(() => gate.doubt())));
    undo.push(hearAnnouncements(access.articleId, hear));
    const people = await listPresence(access);
    news ??= presenceNews(people);
    yield RETRY_MESSAGE;
    let seq = settings.after;
    while (!signal.aborted) {
      const entered = await gate.check();
      if (entered.kind === "closed") {
        if (entered.reason !== "role-changed")
          dismissPresence(access, entered.reason === "unauthenticated" ? settings.sessionId : null);
        return yield namedMessage("closed", { reason: entered.reason });
      }
      const told: PresenceNews | null = news;
      const present = told === null ? null : await view.presence(told);
      if (present?.ok) {
        if (news === told) news = null;
        yield present.value;
      }
      const said = entered.kind === "open" ? await readOn(following, view, seq) : "unknown";
      if (typeof said === "object") {
        yield said.bytes;
        seq = said.last;
      } else if (!(await alarm.waitFor(said === "nothing new" ? heartbeatMs : RETRY_MS)))
        yield HEARTBEAT_MESSAGE;
    }
  } finally {
    for (const each of undo) each();
  }

  function hear(newest: PresenceNews): void {
    news = newest;
    alarm.ring();
  }

  function ring(before: () => void): void {
    before();
    alarm.ring();
  }
}

/**
 * The message of what comes after `seq`, and its last seq. Of the entries themselves nothing is held on to, for as long
 * as the client takes to read the message.
 */
async function readOn(
  following: Following,
  view: FeedView,
  seq: number,
): Promise<{ readonly bytes: Uint8Array; readonly last: number } | "nothing new" | "unknown"> {
  const chunk = await following.next(seq);
  if (!chunk.ok) return "unknown";
  if (chunk.value === null) return "nothing new";
  const message = await view.encode(chunk.value);
  return message.ok ? { bytes: message.value, last: chunk.value.last } : "unknown";
}

/** Wakes one who waits. Remembers that it rang while nobody was waiting, so that nothing is missed in between. */
class Alarm {
  #hasRung = false;
  #wake: () => void = () => {};

  constructor(signal: AbortSignal) {
    signal.addEventListener("abort", () => this.ring(), { once: true });
    if (signal.aborted) this.#hasRung = true;
  }

  ring(): void {
    this.#hasRung = true;
    this.#wake();
  }

  /** True as soon as it rings, false when `ms` have passed in silence. */
  async waitFor(ms: number): Promise<boolean> {
    if (!this.#hasRung) await this.#sleep(ms);
    const hasRung = this.#hasRung;
    this.#hasRung = false;
    return hasRung;
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

type Reopen = () => Promise<Result<ArticleAccess, Failure>>;

/** Whether to go on: yes; nobody can say just now; or no more, and why. */
type Gate =
  | { readonly kind: "open"; readonly access: ArticleAccess }
  | { readonly kind: "unknown" }
  | { readonly kind: "closed"; readonly reason: Failure["kind"] | "role-changed" };

/** What may be seen is asked again this often, beside each time that something about it changed. */
const ASKING_MS = 60_000;

/** Keeps asking whether somebody who was let in may still be there, and rarely enough to be cheap. */
class AccessGate {
  readonly #reopen: Reopen;
  readonly #access: ArticleAccess;
  #askAt = performance.now() + ASKING_MS;

  constructor(access: ArticleAccess, reopen: Reopen) {
    this.#access = access;
    this.#reopen = reopen;
  }

  /** Something about the access changed: ask before anything else is told. */
  doubt(): void {
    this.#askAt = 0;
  }

  async check(): Promise<Gate> {
    const open = { kind: "open", access: this.#access } as const;
    if (performance.now() < this.#askAt) return open;
    this.#askAt = performance.now() + ASKING_MS;
    const opened = await this.#reopen();
    if (opened.ok) return opened.value.role === this.#access.role ? open : closed("role-changed");
    if (opened.failure.kind !== "unavailable") return closed(opened.failure.kind);
    this.doubt();
    return { kind: "unknown" };
  }
}

const closed = (reason: Failure["kind"] | "role-changed"): Gate => ({ kind: "closed", reason });
