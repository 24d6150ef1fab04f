import type { Anchor } from "../domain/anchor";

/** True when every range of the anchor still covers the very words that it was made on. */
export function anchorHolds(text: string, anchor: Anchor): boolean {
  return anchor.ranges.every(({ start, end, exact }) => text.slice(start, end) === exact);
}
