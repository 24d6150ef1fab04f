import type { ReviewState } from "../../lib/domain/claim";
import { evolve } from "../../lib/ledger/events/evolve";
import type { LedgerEntry } from "../../lib/ledger/shapes/ledger-entry";
import { type Door, pause } from "./door";

/** Who follows an article's feed: what they see, and what was wrong with how they were told. */
export type Follower = {
  readonly state: () => ReviewState | null;
  readonly seq: () => number;
  readonly complaints: readonly string[];
  readonly reconnects: () => number;
  readonly stop: () => Promise<void>;
};

/** A feed says something every 15 s; silence for longer than this is a dead connection. */
const SILENCE_MS = 20_000;

/** Follows the feed through every interruption, resuming after the last id, and folds what comes as a browser does. */
export function followFeed(door: Door, articleId: string): Follower {
  const stopped = new AbortController();
  const complaints: string[] = [];
  let state: ReviewState | null = null;
  let [seq, connections] = [0, 0];
  const take = (message: string) => {
    const [id, data] = [/^id: (\d+)$/m.exec(message)?.[1], /^data: (.*)$/m.exec(message)?.[1]];
    if (/^event: closed$/m.test(message)) complaints.push(`The feed was closed: ${data}`);
    if (id === undefined || data === undefined || /^event:/m.test(message)) return;
    if (Number(id) !== seq + 1) complaints.push(`After entry ${seq} came entry ${id}.`);
    const entry: LedgerEntry = JSON.parse(data);
    state = evolve(state, entry);
    seq = entry.seq;
  };
  const following = (async () => {
    while (!stopped.signal.aborted) {
      connections += 1;
      await readFeed(door, articleId, seq, stopped.signal, take);
      await pause(100);
    }
  })();
  return {
    state: () => state,
    seq: () => seq,
    complaints,
    reconnects: () => connections - 1,
    stop: async () => {
      stopped.abort();
      await following;
    },
  };
}

/** Reads one connection to its end, however it ends. */
async function readFeed(
  door: Door,
  articleId: string,
  after: number,
  stopped: AbortSignal,
  take: (message: string) => void,
): Promise<void> {
  const silence = new AbortController();
  const hear = () => setTimeout(() => silence.abort(), SILENCE_MS);
  let timer = hear();
  try {
    const answer = await fetch(`${door.url}/api/v1/articles/${articleId}/events`, {
      headers: {
        Authorization: `Bearer ${door.secret}`,
        Accept: "text/event-stream",
        "Last-Event-ID": String(after),
      },
      signal: AbortSignal.any([stopped, silence.signal]),
    });
    if (!answer.ok || answer.body === null) return;
    let text = "";
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const step = await reader.read();
      if (step.done) return;
      clearTimeout(timer);
      timer = hear();
      const messages = (text + step.value).split("\n\n");
      text = messages.pop() ?? "";
      for (const message of messages) take(message);
    }
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
  } finally {
    clearTimeout(timer);
  }
}
