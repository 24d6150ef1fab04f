/** Code that is not sent with the page, but fetched once the page stands. */
export type LaterCode<T> = {
  /** The code; null as long as it is not here. */
  readonly read: () => T | null;
  /** Fetches it unless it is here or on its way. Null where nobody answered: it can be asked for again. */
  readonly fetch: () => Promise<T | null>;
  readonly subscribe: (listener: () => void) => () => void;
};

export function laterCode<T>(importCode: () => Promise<T>): LaterCode<T> {
  const listeners = new Set<() => void>();
  let code: T | null = null;
  let fetching: Promise<T | null> | null = null;
  const fetchOnce = async (): Promise<T | null> => {
    try {
      code = await importCode();
    } catch (failure) {
      if (!isUnreached(failure)) throw failure;
    } finally {
      fetching = null;
    }
    for (const listener of listeners) listener();
    return code;
  };
  return {
    read: () => code,
    fetch: () => {
      if (code !== null) return Promise.resolve(code);
      fetching ??= fetchOnce();
      return fetching;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** A browser says of a module that it could not be fetched by a TypeError, the bundler's loader by a name. */
function isUnreached(failure: unknown): boolean {
  return failure instanceof TypeError || (failure instanceof Error && failure.name === "ChunkLoadError");
}
