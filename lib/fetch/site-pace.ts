/** How often one host is asked: some at once, then evenly. A bucket of `BURST` turns that fills again, one each `EVERY_MS`. */
const BURST = 6;
const EVERY_MS = 1_000;
/** Waiting longer for a turn helps nobody. */
const LONGEST_WAIT_MS = 5_000;

/**
 * Turns at hosts, per process. `take` answers how many ms to wait for a turn at a host, which is then taken; null when
 * that would be longer than anyone should wait, and none is.
 */
export class SitePace {
  /** When each host's bucket is full again. Those that are need no memory. */
  readonly #fullAt = new Map<string, number>();

  take(host: string, nowMs: number): number | null {
    for (const [each, at] of this.#fullAt) if (at <= nowMs) this.#fullAt.delete(each);
    const fullAt = Math.max(this.#fullAt.get(host) ?? nowMs, nowMs) + EVERY_MS;
    const waitMs = Math.max(0, fullAt - nowMs - BURST * EVERY_MS);
    if (waitMs > LONGEST_WAIT_MS) return null;
    this.#fullAt.set(host, fullAt);
    return waitMs;
  }
}
