import type { Report, ReportClaim, ReportRating } from "./report";
import { standingRating } from "./standing-rating";

/** The class that draws a claim's words: its rating's, or `disputed`, or `open`. */
export function claimLook(claim: ReportClaim, scale: readonly ReportRating[]): string {
  const rating = standingRating(claim, scale);
  if (rating !== null) return ratingLook(rating, scale);
  return claim.status === "disputed" ? "disputed" : "open";
}

/** The class that carries a rating's colours and line. */
export function ratingLook(rating: ReportRating, scale: readonly ReportRating[]): string {
  return `rating-${scale.indexOf(rating)}`;
}

/** A claim in a few words, as in "Claim 3: False, settled". */
export function claimTitle(claim: ReportClaim, scale: readonly ReportRating[]): string {
  const rating = standingRating(claim, scale);
  return `Claim ${claim.number}: ${rating === null ? "" : `${rating.label}, `}${claim.status}`;
}

/** Why the words of a claim may not be where it marks them; null where that is in no doubt. */
export function placeDoubt({ isInText, placement }: ReportClaim, { article }: Report): string | null {
  // Where the article is not shown, no claim's words stand in it.
  if (!isInText && (article.shown !== "none" || placement === "lost"))
    return "These words do not stand in this text any more.";
  return placement === "changed" ? "The text was changed here; nobody has confirmed the place yet." : null;
}
