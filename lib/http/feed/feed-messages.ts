import type { ArticleAccess } from "../../database/access";
import { watchAccess } from "../../live/access-watch";
import { hearAnnouncements, type PresenceNews, presenceNews } from "../../live/announce";
import { HEARTBEAT_MESSAGE, namedMessage, RETRY_MESSAGE } from "../../live/feed-message";
import { FeedView } from "../../live/feed-view";
import { type Following, followLedger } from "../../live/ledger-feed";
import { dismissPresence, listPresence } from "../../live/presence";
import { AccessGate, type Reopen } from "./access-gate";
import { Alarm } from "./alarm";

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
