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

/** Joins the tabs of a name: they hear each other, and one leads at a time. */
export function joinTabs<Message>(name: string, part: Part<Message>): TabGroup<Message> {
  const channel = globalThis.BroadcastChannel === undefined ? null : new BroadcastChannel(name);
  if (channel !== null) {
    channel.onmessage = (event: MessageEvent<Message>) => part.hear(event.data);
  }
  const stop = takeTurns(name, part.lead);
  return {
    post: (message) => channel?.postMessage(message),
    leave: () => {
      stop();
      channel?.close();
    },
  };
}

/**
 * Leads for the tabs of a name when it is this one's turn, by a Web Lock: one leads at a time, and when it closes another
 * takes over at once. A leader that the browser freezes steps down; from one that falls silent the turn is taken. Where the
 * browser has no Web Locks (a desk served without TLS) every tab leads for itself. Returns what ends it.
 */
function takeTurns(name: string, lead: () => () => void): () => void {
  const { locks } = globalThis.navigator ?? {};
  if (locks === undefined || globalThis.BroadcastChannel === undefined) return lead();
  let turn = new Turn(lead);
  const ask = (options: LockOptions): void => {
    const own = new Turn(lead);
    turn = own;
    const isSteal = options.steal === true;
    locks.request(name, isSteal ? options : { ...options, signal: own.signal }, own.take).catch((refusal) => {
      if (own.signal.aborted) return;
      if (!isAbort(refusal)) throw refusal;
      // Another tab took the turn, because this one was silent for long.
      own.end();
      ask({});
    });
  };
  const again = (options: LockOptions): void => {
    turn.end();
    ask(options);
  };
  const stepDown = (): void => {
    if (turn.isTaken) again({});
  };
  const unwatch = watchLeader(
    name,
    () => turn.isTaken,
    () => again({ steal: true }),
  );
  globalThis.document?.addEventListener("freeze", stepDown);
  ask({});
  return () => {
    globalThis.document?.removeEventListener("freeze", stepDown);
    unwatch();
    turn.end();
  };
}

/** One wait for the lock, and the lead that follows. */
class Turn {
  readonly #lead: () => () => void;
  readonly #over = new AbortController();
  #stop: (() => void) | null = null;

  constructor(lead: () => () => void) {
    this.#lead = lead;
  }

  /** Aborted when this turn, waited for or taken, is over. */
  get signal(): AbortSignal {
    return this.#over.signal;
  }

  get isTaken(): boolean {
    return this.#stop !== null;
  }

  /** Holds the lock until the turn is over. */
  readonly take = (): Promise<void> | undefined => {
    if (this.signal.aborted) return undefined;
    this.#stop = this.#lead();
    return new Promise((release) => this.signal.addEventListener("abort", () => release()));
  };

  readonly end = (): void => {
    const stop = this.#stop;
    this.#stop = null;
    stop?.();
    this.#over.abort();
  };
}

function isAbort(refusal: unknown): boolean {
  return refusal instanceof DOMException && refusal.name === "AbortError";
}

/** How often a tab that somebody looks at asks whether there is a leader. */
export const ASK_MS = 4_000;
/** After so many questions without an answer there is none. A tab that slept itself wakes with one. */
const MOST_UNANSWERED = 2;

type Word = "who leads" | "I lead";

/**
 * Asks the other tabs, while this one is visible and does not lead, whether one does; calls `onSilent` when none says so.
 * Answers when it leads: being asked is heard also in a background tab, whose own timers the browser slows down.
 */
function watchLeader(name: string, isLeading: () => boolean, onSilent: () => void): () => void {
  const channel = new BroadcastChannel(`${name}:lead`);
  const say = (word: Word): void => channel.postMessage(word);
  let unanswered = 0;
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data === "I lead") unanswered = 0;
    else if (isLeading()) say("I lead");
  };
  const timer = setInterval(() => {
    if (isLeading() || globalThis.document?.visibilityState === "hidden") {
      unanswered = 0;
    } else if (unanswered >= MOST_UNANSWERED) {
      unanswered = 0;
      onSilent();
    } else {
      unanswered += 1;
      say("who leads");
    }
  }, ASK_MS);
  return () => {
    clearInterval(timer);
    channel.close();
  };
}
