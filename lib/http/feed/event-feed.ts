import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { apiHeaders } from "../answers/headers";
import { FeedAnswer } from "./feed-answer";
import { type FeedSettings, feedMessages } from "./feed-messages";

/**
 * Streams an article's ledger as Server-Sent Events, each message's id the seq that one can resume after. Rejects
 * when the database cannot be listened to. Nothing is made before the client takes what was made before, so a client
 * that does not read costs one chunk; the server ends it when it has taken nothing for a while.
 */
export async function feedResponse(settings: FeedSettings): Promise<FeedAnswer> {
  const stopped = new AbortController();
  const signal = AbortSignal.any([settings.signal, stopped.signal]);
  const messages = feedMessages({ ...settings, signal });
  const first = await messages.next();
  const stop = async () => {
    stopped.abort();
    await messages.return();
  };
  settings.signal.addEventListener("abort", stop, { once: true });
  return new FeedAnswer(begunWith(first, messages), stop, {
    ...apiHeaders,
    // A proxy that compresses or buffers would hold messages back.
    "Cache-Control": "no-store, no-transform",
    "X-Accel-Buffering": "no",
    "Content-Type": "text/event-stream; charset=utf-8",
  });
}

/** All messages, of which the first was taken already. */
async function* begunWith(
  first: IteratorResult<Uint8Array, void>,
  rest: AsyncGenerator<Uint8Array, void>,
): AsyncGenerator<Uint8Array, void> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}

/** Where a feed starts: a browser that reconnects sends the last id it saw, which counts more than the address. */
export function feedStart(request: Request, after: number | undefined): Result<number, Failure> {
  const lastId = request.headers.get("last-event-id")?.trim() ?? "";
  if (lastId === "") return ok(after ?? 0);
  if (/^\d{1,9}$/.test(lastId)) return ok(Number(lastId));
  return fail(invalid("Last-Event-ID", "Send the seq of the last entry seen, a whole number."));
}
