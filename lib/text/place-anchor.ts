import type { Anchor, AnchorRange, Placement } from "../domain/anchor";
import type { RevisionId } from "../domain/ids";
import { anchorFromOffsets } from "./anchor-from-offsets";
import { findQuote } from "./match-quote";
import { runDiff, type WordMap } from "./run-diff";
import { foldText, type WordToken, wordTokens } from "./word-tokens";

type Revision = { readonly id: RevisionId; readonly text: string };

/** What became of an anchor on a newer text. A lost one keeps its old anchor, and with it its quote. */
export type PlacedAnchor = { readonly placement: Placement; readonly anchor: Anchor };

type Stretch = { readonly start: number; readonly end: number };
type Found = Stretch & { readonly placement: Exclude<Placement, "lost"> };
type Comparison = {
  readonly before: Revision;
  readonly after: Revision;
  readonly tokens: readonly WordToken[];
  readonly newTokens: readonly WordToken[];
  readonly map: WordMap;
};

/** Fewer words than this could be anyone's: they need their neighbours, too, to be in no doubt. */
const TELLING_WORDS = 4;
/** Of a claim whose words changed, this share must still be there, or it counts as lost. */
const SURVIVING_SHARE = 0.5;
/** And they may have spread to at most this many times their number, and a sentence's worth. */
const SPREAD_FACTOR = 2;
const SPREAD_WORDS = 12;
/** Where this share of them is there, somebody put a sentence or two in between. */
const WHOLE_SHARE = 0.8;
const WHOLE_SPREAD_WORDS = 80;

/**
 * Places anchors of an old text on a newer one. **kept**: the same words in the same course of the text.
 * **moved**: the same words elsewhere, in no doubt. **changed**: at least half of the words are still there in
 * order, but others differ; a person has to look. **lost**: anything less. White space and the shape of
 * quotation marks do not count as difference; nothing is matched by likeness. The texts are compared once for
 * all anchors.
 */
export function placeAnchors(
  before: Revision,
  after: Revision,
  anchors: readonly Anchor[],
): readonly PlacedAnchor[] {
  const [tokens, newTokens] = [wordTokens(before.text), wordTokens(after.text)];
  const comparison = { before, after, tokens, newTokens, map: runDiff(tokens, newTokens) };
  return anchors.map((anchor) => placeOne(comparison, anchor));
}

/** Places a single anchor; for several on the same two texts use `placeAnchors`. */
export function placeAnchor(before: Revision, after: Revision, anchor: Anchor): PlacedAnchor {
  const [placed] = placeAnchors(before, after, [anchor]);
  return placed ?? { placement: "lost", anchor };
}

function placeOne(comparison: Comparison, anchor: Anchor): PlacedAnchor {
  const found = anchor.ranges.map((range) => findRange(comparison, range)).filter((range) => range !== null);
  const made = anchorFromOffsets(comparison.after, found);
  if (!made.ok) return { placement: "lost", anchor };
  const isWhole = sameWords(anchor.ranges, made.value.ranges);
  return { placement: isWhole ? worstOf(found) : "changed", anchor: made.value };
}

function sameWords(before: readonly AnchorRange[], after: readonly AnchorRange[]): boolean {
  const folded = (ranges: readonly AnchorRange[]) => ranges.map(({ exact }) => foldText(exact)).sort();
  const [old, now] = [folded(before), folded(after)];
  return old.length === now.length && old.every((words, at) => words === now[at]);
}

function worstOf(found: readonly Found[]): Placement {
  const placements = found.map(({ placement }) => placement);
  if (placements.includes("changed")) return "changed";
  return placements.includes("moved") ? "moved" : "kept";
}

function findRange(comparison: Comparison, range: AnchorRange): Found | null {
  const words = wordsOf(comparison.tokens, range);
  return (
    findUnbroken(comparison, range, words) ??
    findElsewhere(comparison, range, words) ??
    findRemains(comparison, words)
  );
}

/** The old words [first, past) that a stretch touches, by index. */
type WordSpan = { readonly first: number; readonly past: number };

function wordsOf(tokens: readonly WordToken[], { start, end }: Stretch): WordSpan {
  return {
    first: firstToken(tokens, (token) => token.end > start),
    past: firstToken(tokens, (token) => token.start >= end),
  };
}

function firstToken(tokens: readonly WordToken[], passes: (token: WordToken) => boolean): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const token = tokens[middle];
    if (token !== undefined && passes(token)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Every word still there, one after the other, and the text between them the same. */
function findUnbroken(comparison: Comparison, range: AnchorRange, words: WordSpan): Found | null {
  const { before, after, tokens, newTokens, map } = comparison;
  const { first, past } = words;
  const to = map.newIndex[first] ?? -1;
  if (past <= first || to === -1) return null;
  for (let at = first; at < past; at++) if (map.newIndex[at] !== to + at - first) return null;
  const [oldFirst, oldLast] = [tokens[first], tokens[past - 1]];
  const [newFirst, newLast] = [newTokens[to], newTokens[to + past - 1 - first]];
  if (!oldFirst || !oldLast || !newFirst || !newLast) return null;
  const start = newFirst.start + Math.max(0, range.start - oldFirst.start);
  const end = newLast.end - Math.max(0, oldLast.end - range.end);
  const isSame =
    foldText(after.text.slice(start, end)) === foldText(before.text.slice(range.start, range.end));
  if (!isSame) return null;
  if (!isCertain(comparison, range, words, to)) return { start, end, placement: "changed" };
  return { start, end, placement: map.isInOrder[first] === 1 ? "kept" : "moved" };
}

/** Words that stood nowhere else, or the same neighbours on both sides. */
function isCertain(
  { before, map, newTokens }: Comparison,
  { exact }: AnchorRange,
  { first, past }: WordSpan,
  to: number,
): boolean {
  if (map.isInRun.subarray(first, past).includes(1)) return true;
  if (past - first >= TELLING_WORDS && findQuote(before.text, { exact }).length === 1) return true;
  const newPast = to + past - first;
  const isSameBefore = first === 0 ? to === 0 : to > 0 && map.newIndex[first - 1] === to - 1;
  const isAtEnd = past === map.newIndex.length;
  return isSameBefore && (isAtEnd ? newPast === newTokens.length : map.newIndex[past] === newPast);
}

/** The very same characters, at one place in either text, and enough of them to be in no doubt. */
function findElsewhere({ before, after }: Comparison, { exact }: AnchorRange, words: WordSpan): Found | null {
  if (words.past - words.first < TELLING_WORDS) return null;
  const places = findQuote(after.text, { exact });
  const [start] = places;
  if (start === undefined || places.length > 1 || findQuote(before.text, { exact }).length > 1) return null;
  return { start, end: start + exact.length, placement: "moved" };
}

/** What is left of the words, with whatever stands between and around them now that stood not there before. */
function findRemains({ newTokens, map }: Comparison, { first, past }: WordSpan): Found | null {
  const left = Array.from(map.newIndex.subarray(first, past)).filter((to) => to !== -1);
  const [from, last] = [left[0], left.at(-1)];
  const isNearlyWhole = left.length >= (past - first) * WHOLE_SHARE;
  if (from === undefined || last === undefined || left.length < (past - first) * SURVIVING_SHARE) return null;
  if (left.some((to, at) => at > 0 && to <= (left[at - 1] ?? -1))) return null;
  if (!isNearlyWhole && map.isInOrder.subarray(first, past).includes(0)) return null;
  const spread = isNearlyWhole ? WHOLE_SPREAD_WORDS : SPREAD_WORDS;
  if (last - from + 1 > (past - first) * SPREAD_FACTOR + spread) return null;
  if (left.length < TELLING_WORDS && !isHeld(map, first, past, from, last)) return null;
  const [start, end] = [newTokens[headOf(map, first, from)]?.start, newTokens[tailOf(map, past, last)]?.end];
  return start === undefined || end === undefined ? null : { start, end, placement: "changed" };
}

/** A few words that are left could be anyone's, unless they still stand between the words that stood around the claim. */
function isHeld({ newIndex }: WordMap, first: number, past: number, from: number, last: number): boolean {
  const before = first === 0 ? -1 : (newIndex[first - 1] ?? from);
  const after = past === newIndex.length ? last + 1 : (newIndex[past] ?? -1);
  return before < from && after > last && after - before - 1 <= last - from + 1 + SPREAD_WORDS;
}

/** Where the claim's first word was replaced, its replacement begins behind the word that still precedes it. */
function headOf({ newIndex }: WordMap, first: number, from: number): number {
  const before = newIndex[first - 1] ?? -1;
  return newIndex[first] === -1 && before !== -1 && before < from && from - before <= SPREAD_WORDS
    ? before + 1
    : from;
}

function tailOf({ newIndex }: WordMap, past: number, last: number): number {
  const after = newIndex[past] ?? -1;
  return newIndex[past - 1] === -1 && after > last && after - last <= SPREAD_WORDS ? after - 1 : last;
}
