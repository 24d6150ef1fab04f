import type { Anchor } from "../domain/anchor";
import { type Failure, invalid } from "../domain/failure";
import type { RevisionId } from "../domain/ids";
import { fail, type Result } from "../domain/result";
import { anchorFromOffsets } from "./anchor-from-offsets";
import { splitsSurrogatePair } from "./grapheme";

/** Words to find, with as much of what stands right before and after them as it takes to tell two places apart. */
export type Quote = {
  readonly exact: string;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
};

/**
 * Every place (UTF-16 offset, ascending) where the quote stands, character for character, right between its
 * prefix and suffix. Nothing is folded and nothing is guessed. An empty quote stands nowhere.
 */
export function findQuote(text: string, { exact, prefix = "", suffix = "" }: Quote): readonly number[] {
  if (exact === "") return [];
  const places: number[] = [];
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) {
    const end = at + exact.length;
    const before = at - prefix.length;
    if (before < 0 || !text.startsWith(prefix, before) || !text.startsWith(suffix, end)) continue;
    if (!splitsSurrogatePair(text, at) && !splitsSurrogatePair(text, end)) places.push(at);
  }
  return places;
}

/**
 * Makes an anchor of a quote. Fails as `invalid` at `anchor.quote` unless the quote stands in exactly one
 * place; the message says in how many it does.
 */
export function anchorFromQuote(
  revision: { readonly id: RevisionId; readonly text: string },
  quote: Quote,
): Result<Anchor, Failure> {
  const places = findQuote(revision.text, quote);
  const [start] = places;
  if (start === undefined || places.length > 1)
    return fail(invalid("anchor.quote", complaint(places.length)));
  return anchorFromOffsets(revision, [{ start, end: start + quote.exact.length }]);
}

function complaint(places: number): string {
  if (places === 0) return "The quote is not in the text (0 places), or not between this prefix and suffix.";
  return `The quote is in the text at ${places} places. Give a prefix or a suffix that tells them apart.`;
}
