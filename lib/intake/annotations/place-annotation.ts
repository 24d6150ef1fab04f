import type { Anchor } from "../../domain/anchor";
import type { RevisionId } from "../../domain/ids";
import { anchorFromOffsets } from "../../text/anchor-from-offsets";
import { findQuote, findQuoteCanonically, type Quote } from "../../text/match-quote";
import { placeAnchor } from "../../text/place-anchor";
import { quoteRange } from "../../text/quote-range";
import type { Annotation } from "./annotation";

type Revision = { readonly id: RevisionId; readonly text: string };
type Stretch = { readonly start: number; readonly end: number };

/**
 * Where an annotation of another tool stands in an article. **sure**: its words, all of them, in no doubt. **doubtful**: on
 * words that differ, or that stand in several places; a person has to look. **nowhere**: its words are not in the text.
 */
export type PlacedAnnotation =
  | { readonly kind: "sure" | "doubtful"; readonly anchor: Anchor }
  | { readonly kind: "nowhere" };

/** Places an annotation by its quotes; the tool's own offset only says which of several places is the nearest. */
export function placeAnnotation(revision: Revision, { quotes, start }: Annotation): PlacedAnnotation {
  const places = quotes.map((quote, at) => placeQuote(revision, quote, at === 0 ? start : null));
  const found = places.filter((place) => place !== null);
  const made = anchorFromOffsets(revision, found);
  if (!made.ok) return { kind: "nowhere" };
  const isSure = found.length === quotes.length && found.every((place) => place.isSure);
  return { kind: isSure ? "sure" : "doubtful", anchor: made.value };
}

function placeQuote({ text }: Revision, quote: Quote, start: number | null) {
  const exact = (offset: number): Stretch => ({ start: offset, end: offset + quote.exact.length });
  const inContext = findQuote(text, quote).map(exact);
  const [only, another] = inContext.length > 0 ? inContext : findQuoteCanonically(text, quote);
  if (only !== undefined && another === undefined) return { ...only, isSure: true };
  const nearby = nearest(
    inContext.length > 0 ? inContext : findQuote(text, { exact: quote.exact }).map(exact),
    start,
  );
  if (inContext.length > 0) return nearby && { ...nearby, isSure: false };
  const carried = carryOver(text, quote);
  if (carried !== null) return carried;
  return nearby && { ...nearby, isSure: false };
}

/** As a claim is carried over to a newer text: what the tool kept of its own text is the older one. */
function carryOver(text: string, { prefix = "", exact, suffix = "" }: Quote) {
  const before = `${prefix}${exact}${suffix}`;
  const range = quoteRange(before, prefix.length, prefix.length + exact.length);
  const { placement, anchor } = placeAnchor(
    { id: OLDER, text: before },
    { id: NEWER, text },
    { revisionId: OLDER, ranges: [range] },
  );
  const [place, another] = anchor.ranges;
  if (placement === "lost" || place === undefined || another !== undefined) return null;
  return { start: place.start, end: place.end, isSure: placement !== "changed" };
}

// Only told apart, never kept.
const OLDER = "older" as RevisionId;
const NEWER = "newer" as RevisionId;

function nearest(places: readonly Stretch[], start: number | null): Stretch | null {
  const distance = (place: Stretch) => (start === null ? 0 : Math.abs(place.start - start));
  const [first, ...others] = places;
  if (first === undefined) return null;
  return others.reduce((best, each) => (distance(each) < distance(best) ? each : best), first);
}
