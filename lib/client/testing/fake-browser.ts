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
  /** The one that was opened last. */
  const stream = (): FakeStream => streams.at(-1) ?? thrown("No stream was opened.");
  return { streams, stream };
}

function thrown(message: string): never {
  throw new Error(message);
}

/** Waits for what is under way, fake timers or not: the database's steps are tasks of the event loop. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Broadcast channels as a browser has them: what one says, the others of its name hear a moment later. */
export function fakeChannels() {
  const open = new Set<FakeChannel>();
  class FakeChannel {
    onmessage: ((event: { readonly data: unknown }) => void) | null = null;
    readonly name: string;

    constructor(name: string) {
      this.name = name;
      open.add(this);
    }

    postMessage(message: unknown): void {
      const data = structuredClone(message);
      const hear = (other: FakeChannel) => open.has(other) && other.onmessage?.({ data });
      for (const other of open) if (other !== this && other.name === this.name) setImmediate(hear, other);
    }

    close(): void {
      open.delete(this);
    }
  }
  return FakeChannel;
}

type Options = { readonly signal?: AbortSignal; readonly steal?: boolean };
type Turn = {
  readonly hold: () => Promise<void> | undefined;
  readonly settle: (held: Promise<void>) => void;
};

/** Web Locks as browsers have them: of each name, whoever asked first holds it until they let go, or it is stolen. */
export function fakeLocks() {
  const byName = new Map<string, ReturnType<typeof fakeLock>>();
  return {
    request: (name: string, options: Options, hold: Turn["hold"]) => {
      const lock = byName.get(name) ?? fakeLock();
      byName.set(name, lock);
      return lock(options, hold);
    },
  };
}

function fakeLock() {
  let waiting: Turn[] = [];
  let rob: (() => void) | null = null;
  const next = async (): Promise<void> => {
    const turn = rob === null ? waiting.shift() : undefined;
    if (turn === undefined) return;
    const robbed = new Promise<void>((_, reject) => {
      rob = () => reject(new DOMException("The lock was stolen.", "AbortError"));
    });
    const own = rob;
    const held = Promise.race([Promise.resolve(turn.hold()), robbed]);
    turn.settle(held);
    await held.catch(() => undefined);
    if (rob !== own) return;
    rob = null;
    void next();
  };
  return ({ signal, steal = false }: Options, hold: Turn["hold"]) =>
    new Promise<void>((settle, reject) => {
      const turn = { hold, settle };
      waiting = steal ? [turn, ...waiting] : [...waiting, turn];
      if (steal) {
        rob?.();
        rob = null;
      }
      signal?.addEventListener("abort", () => {
        waiting = waiting.filter((each) => each !== turn);
        reject(signal.reason);
      });
      void next();
    });
}
