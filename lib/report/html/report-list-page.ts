import { markdownText, time } from "./claim-section";
import { htmlText } from "./html-text";
import { plainPage, publicPath } from "./public-page";

/** What a list says of a report (lib/database/read-public-reports.ts). */
export type ReportInList = {
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  readonly summary: string | null;
  readonly publishedAt: string;
  readonly updatedAt: string;
};

/** Where a desk's public list and its feed are. */
export const listPath = (deskSlug: string): string => `/w/${encodeURIComponent(deskSlug)}/reports`;
export const feedPath = (deskSlug: string): string => `${listPath(deskSlug)}.atom`;

/** A desk's public reports, the one that changed last first. */
export function reportListPage(
  desk: { readonly slug: string; readonly name: string },
  reports: readonly ReportInList[],
): string {
  const items = reports.map(({ slug, number, title, summary, publishedAt, updatedAt }) => {
    const corrected = number === 1 ? "" : `, edition ${number} of ${time(updatedAt)}`;
    return `<li><h2 dir="auto"><a href="${publicPath(slug)}">${htmlText(title)}</a></h2>
<p class="quiet">${time(publishedAt)}${corrected}</p>${markdownText(summary ?? "")}</li>`;
  });
  return plainPage(
    `Fact checks by ${desk.name}`,
    `<header class="narrow"><h1>Fact checks by <bdi>${htmlText(desk.name)}</bdi></h1></header>
<main class="narrow"><ul class="items">${items.join("\n")}</ul>
<p class="quiet"><a href="${feedPath(desk.slug)}">Atom feed</a></p></main>`,
    {
      head: `<link rel="alternate" type="application/atom+xml" title="${htmlText(`Fact checks by ${desk.name}`)}" href="${feedPath(desk.slug)}">`,
    },
  );
}
