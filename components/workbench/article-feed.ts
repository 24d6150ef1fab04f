import type { ShownEntry } from "@/lib/ledger/shown-entry";
import { retryDelayMs } from "./command-sender";
import { fetchEntries } from "./fetch-entries";
import { NAMED_EVENTS } from "./named-events";

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

/**
 * Follows an article's ledger: a stream while the line holds; after every break what was missed is fetched first, and
 * then a stream begins after it. `seq` tells how far the caller is. Returns what ends it.
 */
export function followArticle(articleId: string, seq: () => number, hears: Hears): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isOver = false;

  const stream = (): void => {
    const opened = new EventSource(`/api/v1/articles/${articleId}/events?after=${seq()}`);
    source = opened;
    opened.onopen = () => {
      failures = 0;
      hears.connection("live");
    };
    opened.onmessage = (message) => hears.entries([JSON.parse(message.data)]);
    opened.onerror = () => broken("offline");
    opened.addEventListener("closed", (event) => broken(connectionAfter(event.data)));
    for (const name of NAMED_EVENTS) {
      opened.addEventListener(name, (event) => hears.named(name, event.data));
    }
  };
  const broken = (connection: Connection): void => {
    source?.close();
    source = null;
    clearTimeout(timer);
    if (isOver) return;
    hears.connection(connection);
    if (connection === "closed") return;
    failures += 1;
    timer = setTimeout(() => void resume(), withJitter(retryDelayMs(failures)));
  };
  const resume = async (): Promise<void> => {
    clearTimeout(timer);
    const missed = await fetchEntries(articleId, seq());
    if (isOver || source !== null) return;
    if (missed.kind !== "entries") return broken(missed.kind === "unreached" ? "offline" : missed.kind);
    hears.connection("catching-up");
    hears.entries(missed.entries);
    stream();
  };
  const hurry = (): void => {
    if (source === null) void resume();
  };
  const hurryInSight = (): void => {
    if (document.visibilityState === "visible") hurry();
  };
  globalThis.addEventListener("online", hurry);
  // Whoever looks at the screen again, as after signing in elsewhere, need not wait for the next try.
  globalThis.document?.addEventListener("visibilitychange", hurryInSight);
  stream();
  return () => {
    isOver = true;
    globalThis.removeEventListener("online", hurry);
    globalThis.document?.removeEventListener("visibilitychange", hurryInSight);
    clearTimeout(timer);
    source?.close();
  };
}

/** What the server's last word on a stream means. It names a failure; a database that is away comes back. */
function connectionAfter(data: string): Connection {
  const { reason }: { readonly reason?: string } = JSON.parse(data);
  if (reason === "unauthenticated") return "signed-out";
  return reason === "not-found" || reason === "forbidden" ? "closed" : "offline";
}

/** So that a thousand screens do not all come back in the same moment. */
const withJitter = (ms: number): number => ms * (0.8 + 0.4 * Math.random());
