import { stepCaret } from "@/lib/editor/step-selection";

type Range = { readonly start: number; readonly end: number };
export type Edge = "start" | "end";

/** The ranges with one outer edge at another offset (UTF-16); null when nothing would be left of that range. */
export function withEdgeAt(ranges: readonly Range[], edge: Edge, offset: number): readonly Range[] | null {
  const at = edge === "start" ? 0 : ranges.length - 1;
  const range = ranges[at];
  if (range === undefined) return null;
  const before = ranges[at - 1]?.end ?? 0;
  const after = ranges[at + 1]?.start ?? Number.POSITIVE_INFINITY;
  const held = Math.min(Math.max(offset, before), after);
  const moved = edge === "start" ? { start: held, end: range.end } : { start: range.start, end: held };
  if (moved.start >= moved.end) return null;
  return ranges.map((each, index) => (index === at ? moved : { start: each.start, end: each.end }));
}

/** The same, one word further out or in. */
export function withEdgeByWord(
  text: string,
  ranges: readonly Range[],
  edge: Edge,
  way: "outward" | "inward",
): readonly Range[] | null {
  const offset = edge === "start" ? ranges[0]?.start : ranges.at(-1)?.end;
  if (offset === undefined) return null;
  const isBackward = (edge === "start") === (way === "outward");
  return withEdgeAt(ranges, edge, wordEdge(text, offset, edge, isBackward));
}

/** A start belongs at the start of a word, an end at the end of one. */
function wordEdge(text: string, offset: number, edge: Edge, isBackward: boolean): number {
  if (edge === "start") {
    if (isBackward) return stepCaret(text, offset, "word", "backward");
    const pastThis = stepCaret(text, offset, "word", "forward");
    const pastNext = stepCaret(text, pastThis, "word", "forward");
    return pastNext === pastThis ? offset : stepCaret(text, pastNext, "word", "backward");
  }
  if (!isBackward) return stepCaret(text, offset, "word", "forward");
  const thisStart = stepCaret(text, offset, "word", "backward");
  const previousStart = stepCaret(text, thisStart, "word", "backward");
  return previousStart === thisStart ? offset : stepCaret(text, previousStart, "word", "forward");
}
