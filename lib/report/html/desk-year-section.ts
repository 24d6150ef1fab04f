import { ENGLISH } from "../../words/words";
import { ratingLook } from "../claim-look";
import { type CountedClaims, type DeskYear, deskYear, yearsOf } from "../pictures/desk-year";
import { claimantsPicture, monthsPicture, totalOf, yearNumbers } from "../pictures/desk-year-pictures";
import { markIcon } from "../pictures/mark-icons";
import { pictureTable } from "../pictures/picture-table";
import { htmlText } from "../text/html-text";

/**
 * What a desk's public reports settled in a year, by month and by claimant, and links to the other years. Empty where
 * they settled nothing yet. `chosen`: null for the last year in which something was settled.
 */
export function deskYearSection(
  counted: CountedClaims,
  chosen: number | null,
  addressOf: (year: number) => string,
): string {
  const years = yearsOf(counted);
  const year = chosen ?? years[0];
  if (year === undefined || years.length === 0) return "";
  const links = years.map((each) =>
    each === year
      ? `<b aria-current="page">${each}</b>`
      : `<a href="${htmlText(addressOf(each))}">${each}</a>`,
  );
  const drawn = deskYear(counted, year);
  const body = drawn === null ? `<p>No public report has a ruling of ${year}.</p>` : picturesOf(drawn);
  return `<section class="desk-year" aria-labelledby="year-title"><h2 id="year-title">Claims settled in ${year}</h2>
<nav class="years" aria-label="Years">${links.join(" ")}</nav>
${body}</section>`;
}

function picturesOf(year: DeskYear): string {
  return `${legend(year)}
<h3>By month of the ruling</h3>
${monthsPicture(year, { id: "months", words: ENGLISH })}
${pictureTable({ caption: "By month", ...yearNumbers("Month", year.months, year) }, ENGLISH)}
<h3>By who made the claim</h3>
${claimantsPicture(year, { id: "claimants", words: ENGLISH })}
${pictureTable({ caption: "By claimant", ...yearNumbers("Claimant", year.claimants, year) }, ENGLISH)}`;
}

/** Each rating with its fill, its mark and its claims of the year. */
function legend({ ratings, scale, months }: DeskYear): string {
  const items = ratings.map((rating, index) => {
    const count = totalOf({ name: "", counts: months.map(({ counts }) => counts[index] ?? 0) });
    const swatch = `<svg class="swatch" aria-hidden="true"><rect width="14" height="14" fill="url(#months-fill-${index})"/></svg>`;
    return `<li class="${ratingLook(rating, scale)}">${swatch}${markIcon(rating.mark)}<span><bdi>${htmlText(rating.label)}</bdi></span><b>${count}</b></li>`;
  });
  return `<ul class="legend">${items.join("")}</ul>`;
}
