import { standingRating } from "./claim-look";
import type { Report, ReportClaim, ReportRating } from "./report";
import { ratingLabel, wordsOf } from "./report-words";

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
export const shareLabel = ({ rating }: RulingShare, report: Report): string =>
  rating === null ? wordsOf(report).say("count.noRuling") : ratingLabel(rating, report);

/** Shares in a row, as in "2 True, 1 False". */
export function sharesInWords(shares: readonly RulingShare[], report: Report): string {
  const { say, number, list } = wordsOf(report);
  return list(
    shares.map((share) =>
      say("count.share", { count: number(share.count), rating: shareLabel(share, report) }),
    ),
  );
}

/** As in "9 claims, 7 with a ruling". */
export function claimsInWords(report: Report): string {
  const standing = standingClaims(report);
  const settled = standing.filter(({ ruling }) => ruling !== null).length;
  const { say, number } = wordsOf(report);
  const count = standing.length;
  if (count === 0) return say("count.noClaims");
  return settled === count
    ? say("count.eachRuled", { count })
    : say("count.someRuled", { count, settled: number(settled) });
}

/** The finding in a sentence, as in "We checked 9 claims in this article: 2 True, 1 False. 1 has no ruling yet." */
export function findingInWords(report: Report): string {
  const { say } = wordsOf(report);
  const shares = rulingShares(report);
  const count = standingClaims(report).length;
  if (count === 0) return say("count.nothingChecked");
  const rated = shares.filter(({ rating, count }) => rating !== null && count > 0);
  const open = shares.find(({ rating }) => rating === null)?.count ?? 0;
  const found = sharesInWords(rated, report);
  const checked = found === "" ? say("count.checked", { count }) : say("count.found", { count, found });
  return open === 0 ? checked : `${checked} ${say("count.open", { count: open })}`;
}
