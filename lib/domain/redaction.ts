/** What stands in the place of words that were removed by order of law, wherever they stood. */
export const REDACTED_WORDS = "Removed by order of law";

/** The same for an address, which has to stay one: nothing is ever found under it (RFC 2606). */
export const REDACTED_ADDRESS = "https://removed.invalid/";

/** Whether these are words, or an address, in the place of some that were removed. */
export const isRedacted = (words: string | null): boolean =>
  words === REDACTED_WORDS || words === REDACTED_ADDRESS;

/** The same value with other words in the place of those that were removed; itself, where none were. */
export function withRemovedWords<T>(value: T, words: string): T {
  return holdsRedacted(value) ? (replaced(value, words) as T) : value;
}

function replaced(value: unknown, words: string): unknown {
  if (value === REDACTED_WORDS) return words;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => replaced(each, words));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, replaced(each, words)]));
}

/** Whether anything in a value, whatever its shape, stands in the place of words that were removed. */
export function holdsRedacted(value: unknown): boolean {
  if (typeof value === "string") return isRedacted(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(holdsRedacted);
}
