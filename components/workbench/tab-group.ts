/** The tabs of one browser that show the same thing to the same person. */
export type TabGroup<Message> = {
  /** Says something to the other tabs. */
  readonly post: (message: Message) => void;
  readonly leave: () => void;
};

type Part<Message> = {
  /** What another tab says. */
  readonly hear: (message: Message) => void;
  /** This tab is the one that acts for all. Returns what ends that. */
  readonly lead: () => () => void;
};

/**
 * Joins the tabs of a name. One of them leads at a time, by a Web Lock; when it closes, another takes over at once.
 * Where the browser has no Web Locks (a desk served without TLS) every tab leads for itself.
 */
export function joinTabs<Message>(name: string, part: Part<Message>): TabGroup<Message> {
  const channel = globalThis.BroadcastChannel === undefined ? null : new BroadcastChannel(name);
  if (channel !== null) {
    channel.onmessage = (event: MessageEvent<Message>) => part.hear(event.data);
  }
  const stop = whileLeading(name, part.lead);
  return {
    post: (message) => channel?.postMessage(message),
    leave: () => {
      stop();
      channel?.close();
    },
  };
}

function whileLeading(name: string, lead: () => () => void): () => void {
  const { locks } = globalThis.navigator ?? {};
  if (locks === undefined || globalThis.BroadcastChannel === undefined) return lead();
  const waiting = new AbortController();
  let stop: () => void = () => waiting.abort();
  const turn = locks.request(name, { signal: waiting.signal }, () => {
    const end = lead();
    return new Promise<void>((release) => {
      stop = () => {
        end();
        release();
      };
    });
  });
  turn.catch((refusal: unknown) => {
    if (!waiting.signal.aborted) throw refusal;
  });
  return () => stop();
}
