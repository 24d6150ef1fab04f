import type { Edition, EditionWithdrawal } from "../../domain/edition";
import type { Report } from "../report";
import { REPORT_FONTS_PATH } from "../report-fonts";
import { time } from "./claim-section";
import { titleOf } from "./embedded-page";
import { htmlText, langAttribute } from "./html-text";
import { pageStyle } from "./page-style";

/** The published page as it was, and over it where the newer edition is. The page itself stays as it was signed. */
export function withNewerEdition(html: string, { slug, number }: Edition, newest: number): string {
  const address = publicPath(slug);
  const banner = `<aside class="banner" aria-label="Newer edition"><p>This is edition ${number}. <a href="${address}">Edition ${newest}</a> corrects it.</p></aside>`;
  return html.replace("<body>", (body) => `${body}\n${banner}`);
}

/** Every edition of an article's report, the newest first, with what each corrected and what became of it. */
export function editionListPage(editions: readonly Edition[], { article, workspace }: Report): string {
  const items = editions.map(({ slug, number, at, note, withdrawn }, index) => {
    const what = note === null ? "" : `<p class="plain" dir="auto">${htmlText(note)}</p>`;
    const newest = index === 0 ? " · the newest" : "";
    const gone = withdrawn === null ? "" : `<p>Withdrawn on ${time(withdrawn.at)}:</p>${reasonOf(withdrawn)}`;
    return `<li><a href="${publicPath(slug)}/${number}">Edition ${number}</a>, ${time(at)}${newest}${what}${gone}</li>`;
  });
  const direction = `dir="${article.direction}"${langAttribute(article.language)}`;
  return plainPage(
    `Editions: ${article.title} – ${workspace.name}`,
    `<header class="narrow"><p class="eyebrow">Fact check by <bdi>${htmlText(workspace.name)}</bdi></p>
<h1 ${direction}>${htmlText(article.title)}</h1></header>
<main class="narrow"><h2>Editions</h2><ul class="items">${items.join("")}</ul></main>`,
  );
}

/** What stands at the address of a withdrawn edition: that it was withdrawn, when and why, and nothing that it said. */
export function withdrawnPage(
  { slug, number, at }: Edition,
  withdrawn: EditionWithdrawal,
  report: Report,
): string {
  const title = htmlText(titleOf(report));
  return plainPage(
    `Withdrawn: ${titleOf(report)} – ${report.workspace.name}`,
    `<header class="narrow"><p class="eyebrow">Fact check by <bdi>${htmlText(report.workspace.name)}</bdi></p>
<h1 dir="auto">${title}</h1></header>
<main class="narrow"><h2>This fact check was withdrawn</h2>
<p>The desk published edition ${number} on ${time(at)} and withdrew it on ${time(withdrawn.at)}:</p>
${reasonOf(withdrawn)}
<p><a href="${publicPath(slug)}/editions">All editions</a></p></main>`,
  );
}

const reasonOf = ({ reason }: EditionWithdrawal): string =>
  `<blockquote class="quote plain" dir="auto">${htmlText(reason)}</blockquote>`;

/** What an address gets under which nothing was published. */
export function nothingPublishedPage(): string {
  return plainPage(
    "Nothing is published here",
    '<main class="narrow"><h1>Nothing is published here</h1><p>The address may be mistyped. A published fact check stays at its address for ever.</p></main>',
  );
}

/** The path of an article's newest edition. */
export function publicPath(slug: string): string {
  return `/r/${encodeURIComponent(slug)}`;
}

/** A page that is no report. `head`: what stands in its head beside the usual; without it no search engine takes it in. `scale`: whose looks it needs. */
export function plainPage(
  title: string,
  body: string,
  { head = NO_INDEX, scale = [] }: { readonly head?: string; readonly scale?: Report["scale"] } = {},
): string {
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}
<title>${htmlText(title)}</title>
<link rel="stylesheet" href="${REPORT_FONTS_PATH}">
<style>${pageStyle(scale)}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

const NO_INDEX = '<meta name="robots" content="noindex">';
