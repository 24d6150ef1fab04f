import type { Anchor } from "../domain/anchor";
import { type Failure, invalid } from "../domain/failure";
import type { RevisionId } from "../domain/ids";
import { fail, type Result } from "../domain/result";
import { anchorFromOffsets } from "./anchor-from-offsets";
import { clustersOf, isGraphemeBoundary, splitsSurrogatePair } from "./grapheme";

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

/** Where words stand in a text, in UTF-16 units; `end` exclusive. */
type Stretch = { readonly start: number; readonly end: number };

/**
 * The same under canonical equivalence (Unicode UAX #15): "café" as four characters is found where it stands as five.
 * What is found are the text's own characters, whole grapheme clusters of them. Of a prefix and a suffix the outermost
 * cluster does not count, since it may have been cut off in the middle. Nothing is folded that NFC does not fold.
 */
export function findQuoteCanonically(text: string, quote: Quote): readonly Stretch[] {
  const exact = quote.exact.normalize("NFC");
  const folded = foldCanonically(text);
  if (exact === "" || (folded.changes.length === 0 && exact === quote.exact)) return [];
  const { prefix = "", suffix = "" } = quote;
  const before = clustersOf(prefix).slice(1).join("").normalize("NFC");
  const after = clustersOf(suffix).slice(0, -1).join("").normalize("NFC");
  return findQuote(folded.text, { exact, prefix: before, suffix: after }).flatMap((at) => {
    const [start, end] = [unfold(folded, at), unfold(folded, at + exact.length)];
    const isWhole =
      start !== null && end !== null && isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end);
    return isWhole ? [{ start, end }] : [];
  });
}

/** A stretch of a text that NFC writes otherwise; before, between and after these nothing but the offset changes. */
type Change = { readonly from: Stretch; readonly to: Stretch };
type Folded = { readonly text: string; readonly changes: readonly Change[] };

/** A text in NFC, and where that differs. No composition reaches past a grapheme cluster, so clusters are told apart. */
function foldCanonically(text: string): Folded {
  if (text.normalize("NFC") === text) return { text, changes: [] };
  const changes: Change[] = [];
  let folded = "";
  let offset = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const parts = line.normalize("NFC") === line ? [line] : clustersOf(line);
    for (const part of parts) {
      const composed = part.normalize("NFC");
      const to = { start: folded.length, end: folded.length + composed.length };
      if (composed !== part) changes.push({ from: { start: offset, end: offset + part.length }, to });
      folded += composed;
      offset += part.length;
    }
  }
  return { text: folded, changes };
}

/** Where an offset of the folded text lies in the text; null in the middle of what was folded. */
function unfold({ changes }: Folded, offset: number): number | null {
  const last = changes.findLast(({ to }) => to.start < offset);
  if (last === undefined) return offset;
  return offset < last.to.end ? null : last.from.end + (offset - last.to.end);
}

/**
 * Makes an anchor of a quote. Fails as `invalid` at `anchor.quote` unless the quote stands in exactly one
 * place; the message says in how many it does. Where it stands nowhere character for character, one in another
 * normal form counts.
 */
export function anchorFromQuote(
  revision: { readonly id: RevisionId; readonly text: string },
  quote: Quote,
): Result<Anchor, Failure> {
  const exactly = findQuote(revision.text, quote).map((start) => ({
    start,
    end: start + quote.exact.length,
  }));
  const places = exactly.length > 0 ? exactly : findQuoteCanonically(revision.text, quote);
  const [place] = places;
  if (place === undefined || places.length > 1)
    return fail(invalid("anchor.quote", complaint(places.length)));
  return anchorFromOffsets(revision, [place]);
}

function complaint(places: number): string {
  if (places === 0) return "The quote is not in the text (0 places), or not between this prefix and suffix.";
  return `The quote is in the text at ${places} places. Give a prefix or a suffix that tells them apart.`;
}
