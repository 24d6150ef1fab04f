import { sortByText } from "@/components/open-article/text-order";
import type { Claim, ReviewState } from "@/lib/domain/claim";
import type { RatingId } from "@/lib/domain/ids";
import { requiredVerdicts } from "@/lib/domain/review-mode";
import type { WorkspaceSettings } from "@/lib/domain/workspace-settings";

/** A claim on which everybody who judged it says the same. */
export type AgreedClaim = { readonly claim: Claim; readonly rating: RatingId };

/** Claims that wait only for a ruling: judged by two people or as many as are required, all with one rating. In text order. */
export function agreedClaims(
  { claims, mode }: Pick<ReviewState, "claims" | "mode">,
  settings: WorkspaceSettings,
): readonly AgreedClaim[] {
  const needed = Math.max(2, requiredVerdicts(mode, settings));
  return sortByText([...claims.values()]).flatMap((claim) => {
    const [first, ...others] = claim.verdicts;
    if (first === undefined || claim.verdicts.length < needed) return [];
    if (claim.isWithdrawn || claim.ruling !== null || claim.returned !== null) return [];
    return others.every(({ rating }) => rating === first.rating) ? [{ claim, rating: first.rating }] : [];
  });
}
