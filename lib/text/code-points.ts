import { splitsSurrogatePair } from "./grapheme";

/** Turns positions in one text between UTF-16 units (inside the code) and Unicode code points (W3C annotations). */
export type CodePointIndex = {
  readonly fromUtf16: (offset: number) => number;
  readonly toUtf16: (codePoint: number) => number;
};

/** How many code points stand before the UTF-16 `offset`. Reads the text once; for many, use `codePointIndex`. */
export function codePointOffset(text: string, offset: number): number {
  let pairs = 0;
  for (let at = 1; at < offset; at++) if (splitsSurrogatePair(text, at)) pairs++;
  return offset - pairs;
}

/** The same for many offsets of one text: reads it once, then answers each in logarithmic time. */
export function codePointIndex(text: string): CodePointIndex {
  const pairEnds: number[] = [];
  for (let at = 1; at < text.length; at++) if (splitsSurrogatePair(text, at)) pairEnds.push(at + 1);
  return {
    fromUtf16: (offset) => offset - firstIndex(pairEnds.length, (at) => (pairEnds[at] ?? 0) > offset),
    toUtf16: (codePoint) =>
      codePoint + firstIndex(pairEnds.length, (at) => (pairEnds[at] ?? 0) - (at + 1) > codePoint),
  };
}

/** The first index below `length` that passes a test which, once passed, stays passed; `length` if none does. */
function firstIndex(length: number, passes: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The text, cut to `most` code points where it is longer, the last of them an ellipsis. */
export function shortenedText(text: string, most: number): string {
  const points = [...text];
  return points.length <= most ? text : `${points.slice(0, most - 1).join("")}…`;
}
