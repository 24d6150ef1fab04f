/**
 * As many streams one browser holds to a desk at most. Over HTTP/1.1 it opens six connections a host: the rest are for
 * pages, pictures and commands.
 */
export const MOST_STREAMS = 4;

/**
 * Tells whether this tab may hold a stream: `onChange` hears it at first and each time that it changes. The tabs of a browser
 * share the places by Web Locks, first come, first served. Where there are none (a desk served without TLS) a tab may
 * while somebody can see it; over HTTP/2, where streams take no connections, always. Returns what gives the place up.
 */
export function claimStreamPlace(onChange: (mayStream: boolean) => void): () => void {
  if (isMultiplexed()) {
    onChange(true);
    return () => undefined;
  }
  const { locks } = globalThis.navigator ?? {};
  return locks === undefined ? whileVisible(onChange) : inTurn(locks, onChange);
}

/** A tab asks for every place and keeps the first that it gets. */
function inTurn(locks: LockManager, onChange: (mayStream: boolean) => void): () => void {
  const over = new AbortController();
  const enough = new AbortController();
  const { signal } = over;
  const take = (): Promise<void> | undefined => {
    if (signal.aborted || enough.signal.aborted) return undefined;
    enough.abort();
    onChange(true);
    return new Promise((release) => signal.addEventListener("abort", () => release()));
  };
  onChange(false);
  for (let place = 0; place < MOST_STREAMS; place += 1)
    locks.request(`assay:stream:${place}`, { signal: enough.signal }, take).catch(ignoreAbort);
  return () => {
    enough.abort();
    over.abort();
  };
}

function whileVisible(onChange: (mayStream: boolean) => void): () => void {
  const page = globalThis.document;
  const look = (): void => onChange(page?.visibilityState !== "hidden");
  page?.addEventListener("visibilitychange", look);
  look();
  return () => page?.removeEventListener("visibilitychange", look);
}

/** Whether this page came over a protocol that carries any number of streams on one connection. */
function isMultiplexed(): boolean {
  const [page] = globalThis.performance?.getEntriesByType?.("navigation") ?? [];
  return page !== undefined && "nextHopProtocol" in page && /^h[23]/.test(String(page.nextHopProtocol));
}

function ignoreAbort(refusal: unknown): void {
  if (!(refusal instanceof DOMException) || refusal.name !== "AbortError") throw refusal;
}
