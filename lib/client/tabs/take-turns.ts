import { watchLeader } from "./watch-leader";

/**
 * Leads for the tabs of a name when it is this one's turn, by a Web Lock: one leads at a time, and when it closes another
 * takes over at once. A leader that the browser freezes steps down; from one that falls silent the turn is taken. Where the
 * browser has no Web Locks (a desk served without TLS) every tab leads for itself. Returns what ends it.
 */
export function takeTurns(name: string, lead: () => () => void): () => void {
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
