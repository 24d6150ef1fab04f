/** The part of the browser's local storage that drafts and the outbox use. */
export type KeptStorage = {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
};

/** The browser's own storage, or null where there is none (on the server, or when the person refuses it). */
export function browserStorage(): KeptStorage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/** Reads a JSON value; what cannot be read or does not pass `isValid` is as if it were not there. */
export function readKept<T>(
  storage: KeptStorage | null,
  key: string,
  isValid: (value: unknown) => value is T,
): T | null {
  try {
    const value: unknown = JSON.parse(storage?.getItem(key) ?? "null");
    return isValid(value) ? value : null;
  } catch {
    return null;
  }
}

/** Keeps a JSON value, or with null forgets it. False when the browser did not take it. */
export function writeKept(storage: KeptStorage | null, key: string, value: unknown): boolean {
  if (storage === null) return false;
  try {
    if (value === null) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
