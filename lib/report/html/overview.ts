import { ratingBar, ratingLegend, sharesOf } from "../pictures/rating-bar";
import type { Report } from "../report";
import { wordsOf } from "../report-words";
import { claimsInWords } from "../ruling-shares";

/** How many claims have which ruling, as a bar, and the same in words beside it. */
export function overview(report: Report): string {
  const shares = sharesOf(report);
  const bar = ratingBar(shares, { id: "rulings", words: wordsOf(report) });
  if (bar === null) return `<section class="overview"><h2>${claimsInWords(report)}</h2></section>`;
  return `<section class="overview" aria-labelledby="overview-title"><h2 id="overview-title">${claimsInWords(report)}</h2>
${bar}
${ratingLegend(shares, wordsOf(report))}</section>`;
}
