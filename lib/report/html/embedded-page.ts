import { claimLook } from "../claim-look";
import { markSymbols } from "../pictures/mark-icons";
import type { Report, ReportClaim } from "../report";
import { wordsOf } from "../report-words";
import { findingInWords, standingClaims } from "../ruling-shares";
import { htmlText, langAttribute } from "../text/html-text";
import { claimTag, firstParagraph } from "./claim-section";
import { imprintStyle } from "./imprint-section";
import { overview } from "./overview";
import { pageStyle } from "./page-style";
import { REPORT_FONTS_PATH } from "./report-fonts";

/**
 * An edition in a few lines, or one claim of it, for the pages of others: everything in it leads to the public page.
 * `claim`: its number; null where the edition has no such claim.
 */
export function embeddedPage(report: Report, claim: string | null): string | null {
  const chosen =
    claim === null ? null : standingClaims(report).find(({ number }) => String(number) === claim);
  if (chosen === undefined) return null;
  const { language, direction, say } = wordsOf(report);
  const desk = `<bdi>${htmlText(report.workspace.name)}</bdi>`;
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<base target="_blank">
<title>${htmlText(titleOf(report))}</title>
<link rel="stylesheet" href="${REPORT_FONTS_PATH}">
<style>${pageStyle(report.scale)}${imprintStyle(report.imprint)}${STYLE}</style>
</head>
<body>
${markSymbols()}
<main class="embed">
<p class="eyebrow">${say("page.factCheckBy", { desk })}</p>
${chosen === null ? wholeReport(report) : oneClaim(chosen, report)}
</main>
</body>
</html>
`;
}

/** What stands over an edition: the desk's own headline, else the article's title. */
export const titleOf = ({ article, edition }: Report): string => edition?.headline ?? article.title;

function wholeReport(report: Report): string {
  return `<h1 dir="auto"><a href="${htmlText(addressOf(report))}">${htmlText(titleOf(report))}</a></h1>
<p>${htmlText(findingInWords(report))}</p>
${overview(report)}`;
}

function oneClaim(claim: ReportClaim, report: Report): string {
  const said = claim.statement?.trim() ? claim.statement : claim.quote;
  const why = claim.ruling === null ? "" : firstParagraph(claim.ruling.rationale);
  const address = `${addressOf(report)}#claim-${claim.number}`;
  return `<section class="${claimLook(claim, report.scale)}">${claimTag(claim, report)}
<h1 dir="auto"${langAttribute(report.article.language)}><a href="${htmlText(address)}">${htmlText(said)}</a></h1>
${why === "" ? "" : `<p dir="auto">${htmlText(why)}</p>`}</section>
<p class="quiet">${wordsOf(report).say("page.from")} <a href="${htmlText(addressOf(report))}"><bdi>${htmlText(titleOf(report))}</bdi></a></p>`;
}

const addressOf = ({ edition, url }: Report): string => edition?.publicUrl ?? url;

const STYLE = `
.embed{padding:1rem 1.1rem;border:1px solid var(--strong);border-radius:8px;background:var(--surface)}
.embed h1{font-size:21px;line-height:1.3;margin:.35rem 0 .5rem;letter-spacing:0}.embed p{margin:.35rem 0}.embed .overview{padding:.5rem 0 0}.embed .quiet{font-size:13px}
`;
