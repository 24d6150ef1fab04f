import type { ShownEntry } from "../../ledger/shapes/shown-entry";
import { fromWire } from "../../ledger/shapes/wire-entry";
import { retryDelayMs } from "../outbox/command-sender";
import { fetchEntries } from "./fetch-entries";
import { fetchNamed, NAMED_EVENTS } from "./named-events";
import { claimStreamPlace } from "./stream-place";

/**
 * How a screen is connected. "offline": work goes on and waits; "signed-out": the same, until one signs in; "closed":
 * the person may not see the article any more, and nothing more comes.
 */
export type Connection = "connecting" | "live" | "catching-up" | "offline" | "signed-out" | "closed";

type Hears = {
  readonly entries: (entries: readonly ShownEntry[]) => void;
  readonly connection: (connection: Connection) => void;
  /** A named event, with its data as it was sent. */
  readonly named: (name: string, data: string) => void;
};

/** A tab that may not hold a stream asks this often. */
export const ASKING_MS = 2_000;
/** The same while nobody can see it. */
const ASKING_UNSEEN_MS = 10_000;

/**
 * Follows an article's ledger: a stream while the line holds; after every break what was missed is fetched first, and
 * then a stream begins after it. A tab that may not hold a stream, because the browser has as many as it can bear,
 * asks again and again instead. `seq` tells how far the caller is. Returns what ends it.
 */
export function followArticle(articleId: string, seq: () => number, hears: Hears): () => void {
  const feed = new ArticleFeed(articleId, seq, hears);
  return () => feed.stop();
}

class ArticleFeed {
  readonly #articleId: string;
  readonly #seq: () => number;
  readonly #hears: Hears;
  readonly #giveUpPlace: () => void;
  #mayStream: boolean | null = null;
  #source: EventSource | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #hasAsked = false;
  #isOver = false;

  constructor(articleId: string, seq: () => number, hears: Hears) {
    this.#articleId = articleId;
    this.#seq = seq;
    this.#hears = hears;
    globalThis.addEventListener("offline", this.#lose);
    globalThis.addEventListener("online", this.#hurry);
    // Whoever looks at the screen again, as after signing in elsewhere, need not wait for the next try.
    globalThis.document?.addEventListener("visibilitychange", this.#hurryInSight);
    this.#giveUpPlace = claimStreamPlace((mayStream) => this.#place(mayStream));
  }

  stop(): void {
    this.#isOver = true;
    globalThis.removeEventListener("offline", this.#lose);
    globalThis.removeEventListener("online", this.#hurry);
    globalThis.document?.removeEventListener("visibilitychange", this.#hurryInSight);
    this.#giveUpPlace();
    this.#hangUp();
  }

  /** A stream may seem open for minutes on a line that is dead. */
  readonly #lose = (): void => {
    if (this.#source !== null) this.#broken("offline");
  };

  readonly #hurry = (): void => {
    if (this.#source === null && this.#mayStream !== null) void this.#resume();
  };

  readonly #hurryInSight = (): void => {
    if (document.visibilityState === "visible") this.#hurry();
  };

  /** A page shows the review as it was a moment ago: the first stream begins after it without asking. */
  #place(mayStream: boolean): void {
    if (this.#isOver || mayStream === this.#mayStream) return;
    this.#mayStream = mayStream;
    this.#hangUp();
    if (this.#hasAsked) void this.#resume();
    else if (mayStream) this.#stream();
    else this.#resumeAfter(PATIENCE_MS);
  }

  #stream(): void {
    this.#hasAsked = true;
    const opened = new EventSource(`/api/v1/articles/${this.#articleId}/events?after=${this.#seq()}`);
    this.#source = opened;
    opened.onopen = () => {
      this.#failures = 0;
      this.#hears.connection("live");
    };
    opened.onmessage = (message) => this.#hears.entries([fromWire(JSON.parse(message.data))]);
    opened.onerror = () => this.#broken("offline");
    opened.addEventListener("closed", (event) => this.#broken(connectionAfter(event.data)));
    for (const name of NAMED_EVENTS) {
      opened.addEventListener(name, (event) => this.#hears.named(name, event.data));
    }
  }

  #broken(connection: Connection): void {
    this.#hangUp();
    if (this.#isOver) return;
    this.#hears.connection(connection);
    if (connection === "closed") return;
    this.#failures += 1;
    this.#resumeAfter(withJitter(retryDelayMs(this.#failures)));
  }

  async #resume(): Promise<void> {
    clearTimeout(this.#timer);
    this.#hasAsked = true;
    const missed = await fetchEntries(this.#articleId, this.#seq());
    if (this.#isOver || this.#source !== null) return;
    if (missed.kind !== "entries") return this.#broken(missed.kind === "unreached" ? "offline" : missed.kind);
    if (this.#mayStream) this.#hears.connection("catching-up");
    this.#hears.entries(missed.entries);
    if (this.#mayStream) this.#stream();
    else await this.#ask();
  }

  /** What a stream would have told beside the entries; then the same again in a while. */
  async #ask(): Promise<void> {
    this.#failures = 0;
    this.#hears.connection("live");
    this.#resumeAfter(globalThis.document?.visibilityState === "hidden" ? ASKING_UNSEEN_MS : ASKING_MS);
    for (const name of NAMED_EVENTS) {
      const data = await fetchNamed(this.#articleId, name);
      if (data !== null && !this.#isOver && this.#source === null) this.#hears.named(name, data);
    }
  }

  #resumeAfter(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#resume(), ms);
  }

  #hangUp(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }
}

/** A place that is free is had within this, so that a tab does not ask before. */
const PATIENCE_MS = 500;

/** What the server's last word on a stream means. It names a failure; a database that is away comes back. */
function connectionAfter(data: string): Connection {
  const { reason }: { readonly reason?: string } = JSON.parse(data);
  if (reason === "unauthenticated") return "signed-out";
  return reason === "not-found" || reason === "forbidden" ? "closed" : "offline";
}

/** So that a thousand screens do not all come back in the same moment. */
const withJitter = (ms: number): number => ms * (0.8 + 0.4 * Math.random());
