import type { Anchor } from "../domain/anchor";
import type { RevisionId } from "../domain/ids";
import { anchorFromOffsets } from "./anchor-from-offsets";
import type { PlacedAnchor } from "./place-anchor";
import { foldText } from "./word-tokens";

type Revision = { readonly id: RevisionId; readonly text: string };
type Stretch = { readonly start: number; readonly end: number };

/**
 * Where a claim rode to while its text was edited (`ranges`, UTF-16 in the new text; none where its words were taken
 * out), beside where the words alone place it. Where the words leave no doubt, they decide. Else the claim is where it
 * rode to: **kept** on the very same words, **changed** on others. A place that is not in the text is not believed.
 */
export function settleRiddenPlace(
  after: Revision,
  anchor: Anchor,
  placed: PlacedAnchor,
  ranges: readonly Stretch[],
): PlacedAnchor {
  if (placed.placement === "kept" || placed.placement === "moved") return placed;
  if (ranges.length === 0) return { placement: "lost", anchor };
  const ridden = anchorFromOffsets(after, ranges);
  if (!ridden.ok || isBlank(ridden.value)) return placed;
  return { placement: hasSameWords(anchor, ridden.value) ? "kept" : "changed", anchor: ridden.value };
}

/**
 * The claim back on a text that it stood on before, at the places that it had there; null where they do not hold the
 * words that it had.
 */
export function placeBack(after: Revision, stood: Anchor): PlacedAnchor | null {
  const made = anchorFromOffsets(after, stood.ranges);
  if (!made.ok) return null;
  const isSame = made.value.ranges.every(({ exact }, at) => exact === stood.ranges[at]?.exact);
  return isSame && made.value.ranges.length === stood.ranges.length
    ? { placement: "kept", anchor: made.value }
    : null;
}

const isBlank = ({ ranges }: Anchor): boolean => ranges.every(({ exact }) => exact.trim() === "");

/** In the same order: of two ranges that changed places, the claim says another thing. */
function hasSameWords(one: Anchor, other: Anchor): boolean {
  return (
    one.ranges.length === other.ranges.length &&
    one.ranges.every(({ exact }, at) => foldText(exact) === foldText(other.ranges[at]?.exact ?? ""))
  );
}
