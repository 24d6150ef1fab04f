import { ENGLISH } from "../../words/words";
import { type CountedClaims, scaleOf } from "../pictures/desk-year";
import { markSymbols } from "../pictures/mark-icons";
import { ratingBar, ratingLegend, type Share, shareOf } from "../pictures/rating-bar";
import type { PictureFrame } from "../pictures/svg-picture";
import type { ReportRating } from "../report";
import { htmlText } from "../text/html-text";
import { markdownText, time } from "./claim-section";
import { deskYearSection } from "./desk-year-section";
import { plainPage, publicPath } from "./public-page";

/** What a list says of a report (lib/database/reports/read-public-reports.ts). */
export type ReportInList = {
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  readonly summary: string | null;
  readonly publishedAt: string;
  readonly updatedAt: string;
};

type ListedReport = ReportInList & { readonly id: string };

/** A page of a desk's list: its reports, how many of their claims have which ruling, and what a year of the desk came to. */
export type ReportList = {
  readonly reports: readonly ListedReport[];
  readonly tallies: readonly {
    readonly reportId: string;
    readonly rating: string | null;
    readonly claims: number;
  }[];
  readonly counted: CountedClaims;
  /** The year that was asked for; null: the last one. */
  readonly year: number | null;
  /** 1 for the newest reports. */
  readonly page: number;
  readonly hasOlder: boolean;
};

/** Where readers find what a desk says of itself. */
export const methodPath = (deskSlug: string): string => `/w/${encodeURIComponent(deskSlug)}/method`;

/** Where a desk's public list and its feed are. */
export const listPath = (deskSlug: string): string => `/w/${encodeURIComponent(deskSlug)}/reports`;
export const feedPath = (deskSlug: string): string => `${listPath(deskSlug)}.atom`;

/** A desk's public reports, the one that changed last first, under what the desk settled in a year. */
export function reportListPage(
  desk: { readonly slug: string; readonly name: string; readonly hasImprint: boolean },
  list: ReportList,
): string {
  const { reports, counted, year, page, hasOlder } = list;
  const scale = scaleOf(counted);
  const address = (to: { readonly page: number; readonly year: number | null }) => {
    const query = new URLSearchParams();
    if (to.year !== null) query.set("year", String(to.year));
    if (to.page > 1) query.set("page", String(to.page));
    return `${listPath(desk.slug)}${query.size === 0 ? "" : `?${query}`}`;
  };
  const pages = [
    page > 1 ? `<a rel="prev" href="${htmlText(address({ page: page - 1, year }))}#reports">Newer</a>` : "",
    hasOlder ? `<a rel="next" href="${htmlText(address({ page: page + 1, year }))}#reports">Older</a>` : "",
  ].join("");
  return plainPage(
    `Fact checks by ${desk.name}`,
    `${markSymbols()}
<header class="narrow"><h1>Fact checks by <bdi>${htmlText(desk.name)}</bdi></h1></header>
<main class="narrow">${deskYearSection(counted, year, (other) => address({ page, year: other }))}
<ul class="items reports" id="reports">${reports.map((report, index) => listItem(report, list, { scale, frame: { id: `bar-${index + 1}`, words: ENGLISH } })).join("\n")}</ul>
${pages === "" ? "" : `<nav class="pages" aria-label="Pages">${pages}</nav>`}
<p class="quiet">${desk.hasImprint ? `<a href="${methodPath(desk.slug)}">How we check</a> · ` : ""}<a href="${feedPath(desk.slug)}">Atom feed</a></p></main>`,
    {
      head: `<link rel="alternate" type="application/atom+xml" title="${htmlText(`Fact checks by ${desk.name}`)}" href="${feedPath(desk.slug)}">`,
      scale,
    },
  );
}

function listItem(
  { id, slug, number, title, summary, publishedAt, updatedAt }: ListedReport,
  { tallies }: ReportList,
  { scale, frame }: { readonly scale: readonly ReportRating[]; readonly frame: PictureFrame },
): string {
  const corrected = number === 1 ? "" : `, edition ${number} of ${time(updatedAt, ENGLISH)}`;
  const shares = sharesOf(
    tallies.filter(({ reportId }) => reportId === id),
    scale,
  );
  const bar = ratingBar(shares, frame);
  return `<li><h2 dir="auto"><a href="${publicPath(slug)}">${htmlText(title)}</a></h2>
<p class="quiet">${time(publishedAt, ENGLISH)}${corrected}</p>${markdownText(summary ?? "")}${bar === null ? "" : bar + ratingLegend(shares, ENGLISH)}</li>`;
}

/** In the order of the scale, and last the claims without a ruling. */
function sharesOf(tallies: ReportList["tallies"], scale: readonly ReportRating[]): readonly Share[] {
  const claimsOf = (id: string | null) => tallies.find(({ rating }) => rating === id)?.claims ?? 0;
  return [
    ...scale.map((rating) => shareOf({ rating, count: claimsOf(rating.id) }, rating.label, scale)),
    shareOf({ rating: null, count: claimsOf(null) }, ENGLISH.say("count.noRuling"), scale),
  ].filter(({ count }) => count > 0);
}

/** What a list is asked for that it cannot be. */
export const refusedListPage = (desk: { readonly slug: string }, why: string): string =>
  plainPage(
    "Not a page of this list",
    `<main class="narrow"><h1>Not a page of this list</h1><p>${htmlText(why)}</p><p><a href="${listPath(desk.slug)}">All fact checks of this desk</a></p></main>`,
  );
