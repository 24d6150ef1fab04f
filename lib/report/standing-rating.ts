import type { RatingId } from "../domain/ids";
import type { Report, ReportClaim, ReportRating } from "./report";

/** The rating that a claim stands for now: its ruling's, or the one that all its verdicts share; else null. */
export function standingRating(claim: ReportClaim, scale: Report["scale"]): ReportRating | null {
  const id = claim.ruling?.rating ?? sharedRating(claim);
  return scale.find((rating) => rating.id === id) ?? null;
}

function sharedRating(claim: ReportClaim): RatingId | null {
  const [first, ...others] = new Set(claim.verdicts.map((verdict) => verdict.rating));
  return others.length === 0 ? (first ?? null) : null;
}
