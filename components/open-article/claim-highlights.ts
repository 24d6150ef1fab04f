import { claimLook, highlightLook } from "@/components/look/claim-look";
import type { Claim } from "@/lib/domain/claim";
import type { RatingScale } from "@/lib/domain/rating";
import type { Highlight } from "@/lib/editor/highlight";

/** How a claim's words are drawn, one highlight a range. */
export function claimHighlights(
  claim: Claim,
  scale: RatingScale,
  ranges: readonly { readonly start: number; readonly end: number }[] = claim.anchor.ranges,
): readonly Highlight[] {
  const look = claimLook(claim, scale);
  const label = `Claim: ${[look.rating?.label, look.status].filter(Boolean).join(", ")}`;
  return ranges.map(({ start, end }) => ({
    claimId: claim.claimId,
    start,
    end,
    look: highlightLook(look),
    label,
  }));
}
