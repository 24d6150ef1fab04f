import { isSafeLink } from "../../editor/safe-link";
import { claimReviewGraph } from "../claim-review-graph";
import { editionTitle } from "../edition-words";
import { claimSection, commentItem, markdownText, ratingBadge, time } from "../html/claim-section";
import {
  correctionsSection,
  editionFacts,
  editionFormats,
  editionLinks,
  unsettledSection,
} from "../html/edition-section";
import { htmlText, langAttribute } from "../html/html-text";
import { deskHead, imprintSections, imprintStyle } from "../html/imprint-section";
import { markSymbols } from "../html/mark-icons";
import { markedArticle } from "../html/marked-article";
import { overview } from "../html/overview";
import { pageStyle } from "../html/page-style";
import { timelineSection } from "../html/timeline-section";
import type { Report, ReportClaim } from "../report";
import { REPORT_FONTS_PATH } from "../report-fonts";
import type { ReportWriter } from "../report-writer";
import { findingInWords } from "../ruling-shares";
import { standingRating } from "../standing-rating";

/** One page: no script runs in it and it asks nothing of any server, a published one the fonts of its own. */
export const writer: ReportWriter = {
  format: "html",
  label: "HTML, one page",
  mediaType: "text/html; charset=utf-8",
  extension: "html",
  write: writePage,
};

function writePage(report: Report): string {
  const { article, edition, scale, workspace } = report;
  const direction = `dir="${article.direction}"${langAttribute(article.language)}`;
  const headline = edition?.headline ?? null;
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'${edition === null ? "" : " 'self'; font-src 'self'"}; img-src data:; base-uri 'none'; form-action 'none'">
<title>Fact check: ${htmlText(headline ?? article.title)} – ${htmlText(workspace.name)}</title>
${edition === null ? "" : `${editionLinks(report, edition)}\n<link rel="stylesheet" href="${REPORT_FONTS_PATH}">\n`}<style>${pageStyle(scale)}${imprintStyle(report.imprint)}</style>
${claimReviewData(report)}
</head>
<body>
${markSymbols()}
<header>
<div class="top">${deskHead(report)}<span>Fact check</span>${edition === null ? "" : editionFormats(report, edition)}</div>
<div class="lead">
<div><p class="eyebrow">${edition === null ? "Fact check" : editionTitle(edition)}</p>
${headline === null ? `<h1 ${direction}>${htmlText(article.title)}</h1>` : `<h1 dir="auto">${htmlText(headline)}</h1>`}
${edition?.summary ? markdownText(edition.summary, "deck") : `<p class="deck">${htmlText(findingInWords(report))}</p>`}
<ul class="facts">${facts(report)}</ul></div>
${overview(report)}</div>
</header>
<main>
${report.withheld === null ? "" : `<p class="note notice">${htmlText(report.withheld)}</p>`}
${edition === null ? "" : correctionsSection(report, edition)}
${article.shown === "none" ? "" : articleSection(report, direction)}
${claimsSection(report, "found", "What we found", ({ ruling, status }) => ruling !== null && status !== "withdrawn")}
${unsettledSection(report)}
${claimsSection(report, "withdrawn", "Withdrawn", ({ status }) => status === "withdrawn")}
${commentsSection(report)}
${scaleSection(report)}
${peopleSection(report)}
${timelineSection(report)}
${imprintSections(report)}
</main>
${proof(report)}
</body>
</html>
`;
}

function articleSection(report: Report, direction: string): string {
  return `<section class="body" aria-labelledby="article-title"><h2 class="unseen" id="article-title">The article</h2>
<article class="article">${markedArticle(report, direction)}</article></section>`;
}

function facts({ article, edition, generatedAt }: Report): string {
  const { byline, publisher, publishedAt, sourceUrl, language } = article;
  const fact = (name: string, value: string | null) =>
    value === null || value === "" ? "" : `<li>${name}: ${value}</li>`;
  const text = (value: string | null) => value && `<bdi>${htmlText(value)}</bdi>`;
  const source = isSafeLink(sourceUrl)
    ? `<a href="${htmlText(sourceUrl)}" rel="noopener noreferrer nofollow"><bdi>${htmlText(sourceUrl)}</bdi></a>`
    : text(sourceUrl);
  return [
    fact("Article", edition?.headline ? text(article.title) : null),
    fact("Written by", text(byline)),
    fact("Publisher", text(publisher)),
    fact("Article of", publishedAt && time(publishedAt)),
    fact("Source", source),
    fact("Language", text(language)),
    edition === null ? `<li>As of ${time(generatedAt)}</li>` : editionFacts(edition),
  ].join("");
}

function claimsSection(
  report: Report,
  name: string,
  title: string,
  belongs: (claim: ReportClaim) => boolean,
): string {
  const claims = report.claims.filter(belongs);
  if (claims.length === 0) return "";
  return `<section class="claims" aria-labelledby="${name}-title"><h2 id="${name}-title">${title}</h2>
${claims.map((claim) => claimSection(claim, report)).join("\n")}</section>`;
}

function proof(report: Report): string {
  const { article, edition, head } = report;
  const what = edition === null ? "This report" : "This edition";
  return `<footer class="foot"><div><h2>How this was made</h2>
<p>Made ${time(report.generatedAt)} from revision ${article.revision.number} of the text, at <a href="${htmlText(report.url)}">${htmlText(report.url)}</a></p></div>
<div class="proof"><h2>How to check this report</h2>
<p>${what} shows the review after entry ${head.seq} of its ledger, in which each entry is hashed onto the one before. The exported ledger recomputes to this hash only if nothing in it was changed:</p>
<p class="hash">${htmlText(head.hash)}</p>
<p>SHA-256 of the text: <span class="hash">${htmlText(article.revision.sha256)}</span></p></div></footer>`;
}

function claimReviewData(report: Report): string {
  if (!report.claims.some((claim) => claim.status === "settled")) return "";
  // A data block, which browsers do not run. Without "<" nothing in it can end it.
  const json = JSON.stringify(claimReviewGraph(report)).replaceAll("<", "\\u003c");
  return `<script type="application/ld+json">${json}</script>`;
}

function commentsSection({ comments }: Report): string {
  if (comments.length === 0) return "";
  return `<section class="more" aria-labelledby="comments-title"><h2 id="comments-title">Comments on the article</h2>
<ul class="items">${comments.map((comment) => `<li>${commentItem(comment)}</li>`).join("")}</ul></section>`;
}

function scaleSection({ claims, scale }: Report): string {
  const standing = claims.map((claim) => standingRating(claim, scale));
  const rows = scale.map((rating) => {
    const count = standing.filter((each) => each === rating).length;
    return `<tr><th scope="row">${ratingBadge(rating, scale)}</th><td>${rating.explained === undefined ? "" : `<span dir="auto">${htmlText(rating.explained)}</span><br>`}${htmlText(rating.meaning)}</td><td>${count}</td></tr>`;
  });
  return `<section class="more" aria-labelledby="scale-title"><h2 id="scale-title">What the ratings mean</h2>
<table><thead><tr><th scope="col">Rating</th><th scope="col">Place on the scale</th><th scope="col">Claims</th></tr></thead><tbody>${rows.join("")}</tbody></table></section>`;
}

function peopleSection({ people, edition }: Report): string {
  // Comments stay with the desk.
  const comments = (cell: string) => (edition === null ? cell : "");
  const rows = people.map(
    (person) =>
      `<tr><th scope="row"><bdi>${htmlText(person.name)}</bdi></th><td>${person.claims}</td><td>${person.verdicts}</td><td>${person.rulings}</td><td>${person.evidence}</td>${comments(`<td>${person.comments}</td>`)}</tr>`,
  );
  if (rows.length === 0) return "";
  return `<section class="more" aria-labelledby="people-title"><h2 id="people-title">Who checked</h2>
<table><thead><tr><th scope="col">Name</th><th scope="col">Claims marked</th><th scope="col">Verdicts</th><th scope="col">Rulings</th><th scope="col">Evidence</th>${comments('<th scope="col">Comments</th>')}</tr></thead><tbody>${rows.join("")}</tbody></table></section>`;
}
