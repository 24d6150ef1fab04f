import type { ArticleAccess } from "../database/access";
import { readEvents } from "../database/read-review";
import { type Failure, invalid } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import type { LedgerEntry } from "../ledger/ledger-entry";
import { subscribe } from "../live/ledger-feed";
import { apiHeaders } from "./api-headers";

const HEARTBEAT_MS = 15_000;
const BATCH = 500;

export type FeedSettings = {
  readonly access: ArticleAccess;
  /** The seq after which to start. */
  readonly after: number;
  /** Ends the feed, as when the client has gone. */
  readonly signal: AbortSignal;
  /** Asks again whether the caller may still look. */
  readonly reopen: () => Promise<Result<ArticleAccess, Failure>>;
  readonly heartbeatMs?: number;
};

/**
 * Streams an article's ledger as Server-Sent Events, each message's id the seq that one can resume after. Rejects
 * when the database cannot be listened to.
 */
export async function feedResponse(settings: FeedSettings): Promise<Response> {
  const stopped = new AbortController();
  const signal = AbortSignal.any([settings.signal, stopped.signal]);
  const alarm = new Alarm(signal);
  const unsubscribe = await subscribe(settings.access.articleId, () => alarm.ring());
  signal.addEventListener("abort", unsubscribe, { once: true });
  const messages = feedMessages({ ...settings, signal }, alarm);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await messages.next();
      if (next.done) {
        stopped.abort();
        controller.close();
      } else controller.enqueue(encoder.encode(next.value));
    },
    cancel: () => stopped.abort(),
  });
  return new Response(body, {
    headers: {
      ...apiHeaders,
      // A proxy that compresses or buffers would hold messages back.
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
      "Content-Type": "text/event-stream; charset=utf-8",
    },
  });
}

/** Where a feed starts: a browser that reconnects sends the last id it saw, which counts more than the address. */
export function feedStart(request: Request, after: number | undefined): Result<number, Failure> {
  const lastId = request.headers.get("last-event-id")?.trim() ?? "";
  if (lastId === "") return ok(after ?? 0);
  if (/^\d{1,9}$/.test(lastId)) return ok(Number(lastId));
  return fail(invalid("Last-Event-ID", "Send the seq of the last entry seen, a whole number."));
}

async function* feedMessages(settings: FeedSettings, alarm: Alarm): AsyncGenerator<string, void> {
  yield "retry: 2000\n\n";
  let after = settings.after;
  while (!settings.signal.aborted) {
    const opened = await settings.reopen();
    if (!opened.ok) return yield closing(opened.failure);
    const events = await readEvents(opened.value, after, BATCH);
    if (!events.ok) return yield closing(events.failure);
    for (const entry of events.value) yield message(entry);
    after = events.value.at(-1)?.seq ?? after;
    if (events.value.length === BATCH) continue;
    if (await alarm.waitFor(settings.heartbeatMs ?? HEARTBEAT_MS)) continue;
    yield ": still here\n\n";
  }
}

const message = (entry: LedgerEntry): string => `id: ${entry.seq}\ndata: ${JSON.stringify(entry)}\n\n`;

const closing = (failure: Failure): string =>
  `event: closed\ndata: ${JSON.stringify({ reason: failure.kind })}\n\n`;

/** Remembers that it rang while nobody was waiting, so that no entry is missed between reading and waiting. */
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
