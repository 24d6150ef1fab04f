import { xmlText } from "../../text/xml-text";
import { rationaleMarkdown } from "../markdown/rationale-markdown";
import { publicPath } from "./public-page";
import { feedPath, listPath, type ReportInList } from "./report-list-page";

/** A desk's public reports as an Atom feed (RFC 4287). A correction is the same entry, updated. */
export function atomFeed(
  desk: { readonly slug: string; readonly name: string },
  reports: readonly ReportInList[],
  baseUrl: string,
): string {
  const updated =
    reports
      .map(({ updatedAt }) => updatedAt)
      .toSorted()
      .at(-1) ?? NEVER;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${xml(baseUrl + feedPath(desk.slug))}</id>
<title>${xml(`Fact checks by ${desk.name}`)}</title>
<updated>${updated}</updated>
<author><name>${xml(desk.name)}</name></author>
<link rel="self" type="application/atom+xml" href="${xml(baseUrl + feedPath(desk.slug))}"/>
<link rel="alternate" type="text/html" href="${xml(baseUrl + listPath(desk.slug))}"/>
${reports.map((report) => atomEntry(report, baseUrl)).join("\n")}
</feed>
`;
}

/** A feed must say when it changed last. */
const NEVER = "1970-01-01T00:00:00.000Z";

function atomEntry({ slug, title, summary, publishedAt, updatedAt }: ReportInList, baseUrl: string): string {
  const address = xml(baseUrl + publicPath(slug));
  const said =
    summary === null || summary.trim() === ""
      ? ""
      : `\n<summary type="html">${xml(rationaleMarkdown.render(summary))}</summary>`;
  return `<entry>
<id>${address}</id>
<title>${xml(title)}</title>
<published>${publishedAt}</published>
<updated>${updatedAt}</updated>
<link rel="alternate" type="text/html" href="${address}"/>${said}
</entry>`;
}

/** How many addresses a sitemap may have (sitemaps.org). */
export const MOST_IN_SITEMAP = 50_000;

/** The addresses of what anyone may find, for search engines (sitemaps.org, 0.9). */
export function siteMap(
  reports: readonly (ReportInList & { readonly deskSlug: string })[],
  baseUrl: string,
): string {
  const desks = [...new Set(reports.map(({ deskSlug }) => deskSlug))];
  const lists = desks.map((slug) => `<url><loc>${xml(baseUrl + listPath(slug))}</loc></url>`);
  const pages = reports.map(
    ({ slug, updatedAt }) =>
      `<url><loc>${xml(baseUrl + publicPath(slug))}</loc><lastmod>${updatedAt}</lastmod></url>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...lists, ...pages].slice(0, MOST_IN_SITEMAP).join("\n")}
</urlset>
`;
}

/** What search engines are asked to take in: published pages and nothing of the desk's own. */
export const robots = (baseUrl: string): string => `User-agent: *
Allow: /r/
Allow: /w/*/reports
Disallow: /w/
Disallow: /api/

Sitemap: ${baseUrl}/sitemap.xml
`;

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const xml = (text: string): string => xmlText(text).replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
