import type { KeptStorage } from "../kept-storage";

/** A storage for tests, and for browsers that refuse theirs: it forgets when the page goes. */
export function memoryStorage(): KeptStorage {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}
