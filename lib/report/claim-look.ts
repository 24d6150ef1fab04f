import { standingRating as standing } from "../domain/claim-rating";
import type { Report, ReportClaim, ReportRating } from "./report";
import { ratingLabel, wordsOf } from "./report-words";

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
export function claimTitle(claim: ReportClaim, report: Report): string {
  const { say } = wordsOf(report);
  const rating = standingRating(claim, report.scale);
  const status = say(`status.${claim.status}`);
  const title =
    rating === null
      ? status
      : say("punctuation.pair", { first: ratingLabel(rating, report), second: status });
  return say("claim.titled", { number: claim.number, title });
}

/** Why the words of a claim may not be where it marks them; null where that is in no doubt. */
export function placeDoubt({ isInText, placement }: ReportClaim, report: Report): string | null {
  const { say } = wordsOf(report);
  // Where the article is not shown, no claim's words stand in it.
  if (!isInText && (report.article.shown !== "none" || placement === "lost")) return say("claim.gone");
  return placement === "changed" ? say("claim.unconfirmed") : null;
}

/** The rating that a claim stands for now, as the report's scale has it. */
export function standingRating(claim: ReportClaim, scale: Report["scale"]): ReportRating | null {
  const id = standing(claim);
  return scale.find((rating) => rating.id === id) ?? null;
}
