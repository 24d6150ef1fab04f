import type { Report, ReportClaim, ReportRating } from "./report";
import { standingRating } from "./standing-rating";

/** How many claims were ruled a rating; `rating` is null for those without a ruling. */
export type RulingShare = { readonly rating: ReportRating | null; readonly count: number };

/** The claims that a report counts: those that were not withdrawn. */
export function standingClaims({ claims }: Report): readonly ReportClaim[] {
  return claims.filter(({ status }) => status !== "withdrawn");
}

/** A share a rating, in the order of the scale and 0 where no claim has it, and last those without a ruling. */
export function rulingShares(report: Report): readonly RulingShare[] {
  const standing = standingClaims(report);
  const ruled = standing.filter(({ ruling }) => ruling !== null);
  const ratings = ruled.map((claim) => standingRating(claim, report.scale));
  return [
    ...report.scale.map((rating) => ({ rating, count: ratings.filter((each) => each === rating).length })),
    { rating: null, count: standing.length - ruled.length },
  ];
}

/** What a share is called. */
export const shareLabel = ({ rating }: RulingShare): string => rating?.label ?? "No ruling yet";

/** As in "9 claims, 7 with a ruling". */
export function claimsInWords(report: Report): string {
  const standing = standingClaims(report);
  const settled = standing.filter(({ ruling }) => ruling !== null).length;
  const noun = standing.length === 1 ? "claim" : "claims";
  if (standing.length === 0) return "No claims were marked";
  if (settled === standing.length) return `${settled} ${noun}, each with a ruling`;
  return `${standing.length} ${noun}, ${settled} with a ruling`;
}

/** The finding in a sentence, as in "We checked 9 claims in this article: 2 True, 1 False. 1 has no ruling yet." */
export function findingInWords(report: Report): string {
  const shares = rulingShares(report);
  const total = standingClaims(report).length;
  if (total === 0) return "No claim of this article was marked yet.";
  const rated = shares.filter(({ rating, count }) => rating !== null && count > 0);
  const open = shares.find(({ rating }) => rating === null)?.count ?? 0;
  const found = rated.map((share) => `${share.count} ${shareLabel(share)}`).join(", ");
  const rest = open === 0 ? "" : ` ${open} ${open === 1 ? "has" : "have"} no ruling yet.`;
  return `We checked ${total} ${total === 1 ? "claim" : "claims"} in this article${found === "" ? "" : `: ${found}`}.${rest}`;
}
