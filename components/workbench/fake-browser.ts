import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { memoryStorage } from "./memory-storage";

type Listener = (event: { readonly data: string }) => void;

/** A stream as the store opened it; a test plays the server's part. */
export class FakeStream {
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onmessage: Listener | null = null;
  isClosed = false;
  readonly #named = new Map<string, Listener>();

  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  readonly addEventListener = (name: string, listener: Listener) => void this.#named.set(name, listener);

  readonly close = () => {
    this.isClosed = true;
  };

  /** The server sends a message, or an event with a name. */
  readonly say = (data: unknown, name?: string) => {
    const message = { data: JSON.stringify(data) };
    if (name === undefined) this.onmessage?.(message);
    else this.#named.get(name)?.(message);
  };
}

type Fetch = (url: string, init?: { readonly body?: string }) => Promise<Response>;

/** Puts a browser's storage and streams where the store looks for them; `put` sets a global, as a test can. */
export function fakeBrowser(put: (name: string, value: unknown) => unknown, fetch: Fetch) {
  const streams: FakeStream[] = [];
  put("fetch", fetch);
  put("indexedDB", new IDBFactory());
  put("localStorage", memoryStorage());
  put("addEventListener", () => undefined);
  put("removeEventListener", () => undefined);
  put("navigator", {});
  put("BroadcastChannel", undefined);
  put(
    "EventSource",
    class extends FakeStream {
      constructor(url: string) {
        super(url);
        streams.push(this);
      }
    },
  );
  return { streams };
}

/** Waits for what is under way, fake timers or not: the database's steps are tasks of the event loop. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Web Locks as browsers have them, for one name: whoever asked first holds it until they let go. */
export function fakeLocks() {
  const waiting: (() => Promise<void>)[] = [];
  let isHeld = false;
  const next = async (): Promise<void> => {
    const turn = isHeld ? undefined : waiting.shift();
    if (turn === undefined) return;
    isHeld = true;
    await turn();
    isHeld = false;
    void next();
  };
  return {
    request: (_: string, { signal }: { readonly signal: AbortSignal }, hold: () => Promise<void>) =>
      new Promise<void>((resolve, reject) => {
        const turn = async (): Promise<void> => resolve(await hold());
        waiting.push(turn);
        signal.addEventListener("abort", () => {
          const place = waiting.indexOf(turn);
          if (place !== -1) waiting.splice(place, 1);
          reject(signal.reason);
        });
        void next();
      }),
  };
}
