import type { Edition, EditionWithdrawal } from "../../domain/edition";
import { LANGUAGES } from "../../words/language";
import { ENGLISH, type Words, wordsIn } from "../../words/words";
import type { Report } from "../report";
import { wordsOf } from "../report-words";
import { htmlText, langAttribute } from "../text/html-text";
import { time } from "./claim-section";
import { titleOf } from "./embedded-page";
import { pageStyle } from "./page-style";
import { REPORT_FONTS_PATH } from "./report-fonts";

/** The published page as it was, and over it where the newer edition is. The page itself stays as it was signed. */
export function withNewerEdition(
  html: string,
  { slug, number }: Pick<Edition, "slug" | "number">,
  newest: number,
): string {
  const { say } = wordsOfPage(html);
  const link = `<a href="${publicPath(slug)}">${say("edition.name", { number: newest })}</a>`;
  const banner = `<aside class="banner" aria-label="${say("edition.newer")}"><p>${say("edition.corrected", { number, newest: link })}</p></aside>`;
  return html.replace("<body>", (body) => `${body}\n${banner}`);
}

/** What a page was published in stands in its first tag. */
function wordsOfPage(html: string): Words {
  const tag = /^<!doctype html>\n<html lang="([a-z]+)"/.exec(html)?.[1];
  return wordsIn(LANGUAGES.find((language) => language === tag) ?? "en");
}

/** Every edition of an article's report, the newest first, with what each corrected and what became of it. */
export function editionListPage(
  editions: readonly Pick<Edition, "slug" | "number" | "at" | "note" | "withdrawn">[],
  report: Report,
): string {
  const { article, workspace } = report;
  const words = wordsOf(report);
  const { say } = words;
  const items = editions.map(({ slug, number, at, note, withdrawn }, index) => {
    const what = note === null ? "" : `<p class="plain" dir="auto">${htmlText(note)}</p>`;
    const newest = index === 0 ? ` · ${say("edition.newest")}` : "";
    const gone =
      withdrawn === null
        ? ""
        : `<p>${say("edition.withdrawnOn", { date: time(withdrawn.at, words) })}</p>${reasonOf(withdrawn)}`;
    const link = `<a href="${publicPath(slug)}/${number}">${say("edition.name", { number })}</a>`;
    const line = say("punctuation.pair", { first: link, second: time(at, words) });
    return `<li>${line}${newest}${what}${gone}</li>`;
  });
  const direction = `dir="${article.direction}"${langAttribute(article.language)}`;
  return plainPage(
    `${say("edition.listOf", { title: article.title })} – ${workspace.name}`,
    `<header class="narrow"><p class="eyebrow">${factCheckBy(report)}</p>
<h1 ${direction}>${htmlText(article.title)}</h1></header>
<main class="narrow"><h2>${say("edition.list")}</h2><ul class="items">${items.join("")}</ul></main>`,
    { words },
  );
}

/** What stands at the address of a withdrawn edition: that it was withdrawn, when and why, and nothing that it said. */
export function withdrawnPage(
  { slug, number, at }: Pick<Edition, "slug" | "number" | "at">,
  withdrawn: EditionWithdrawal,
  report: Report,
): string {
  const words = wordsOf(report);
  const { say } = words;
  const dates = { date: time(at, words), withdrawn: time(withdrawn.at, words) };
  return plainPage(
    `${say("edition.withdrawnOf", { title: titleOf(report) })} – ${report.workspace.name}`,
    `<header class="narrow"><p class="eyebrow">${factCheckBy(report)}</p>
<h1 dir="auto">${htmlText(titleOf(report))}</h1></header>
<main class="narrow"><h2>${say("edition.withdrawn")}</h2>
<p>${say("edition.withdrawnWhen", { number, ...dates })}</p>
${reasonOf(withdrawn)}
<p><a href="${publicPath(slug)}/editions">${say("edition.all")}</a></p></main>`,
    { words },
  );
}

const factCheckBy = (report: Report): string =>
  wordsOf(report).say("page.factCheckBy", { desk: `<bdi>${htmlText(report.workspace.name)}</bdi>` });

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

/**
 * A page that is no report, in English if nothing else is said. `head`: what stands in its head beside the usual; without
 * it no search engine takes it in. `scale`: whose looks it needs.
 */
export function plainPage(
  title: string,
  body: string,
  {
    head = NO_INDEX,
    scale = [],
    words = ENGLISH,
  }: { readonly head?: string; readonly scale?: Report["scale"]; readonly words?: Words } = {},
): string {
  return `<!doctype html>
<html lang="${words.language}" dir="${words.direction}">
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
