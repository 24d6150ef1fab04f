import type { AnchorRange } from "../domain/anchor";
import { splitsSurrogatePair } from "./grapheme";

/** How much context a quote carries on either side, in UTF-16 units. */
export const CONTEXT_UNITS = 32;

/**
 * The stretch [start, end) of `text` with its quote: the words themselves and up to 32 units of context on
 * either side. Context is a unit shorter where 32 would cut a surrogate pair.
 */
export function quoteRange(text: string, start: number, end: number): AnchorRange {
  const from = Math.max(0, start - CONTEXT_UNITS);
  const to = Math.min(text.length, end + CONTEXT_UNITS);
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(splitsSurrogatePair(text, from) ? from + 1 : from, start),
    suffix: text.slice(end, splitsSurrogatePair(text, to) ? to - 1 : to),
  };
}
