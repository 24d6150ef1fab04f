import { claimReviewGraph } from "../claim-review-graph";
import { claimSection, commentItem, definitions, ratingBadge, time } from "../html/claim-section";
import { correctionsSection, editionLine, editionLinks, unsettledNotice } from "../html/edition-section";
import { htmlText, langAttribute } from "../html/html-text";
import { markSymbols } from "../html/mark-icons";
import { markedArticle } from "../html/marked-article";
import { pageStyle } from "../html/page-style";
import type { Report } from "../report";
import { writtenDate } from "../report-date";
import type { ReportWriter } from "../report-writer";
import { standingRating } from "../standing-rating";

/** One page that stands alone: no script runs in it and it asks nothing of any server. */
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
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>Fact check: ${htmlText(article.title)} – ${htmlText(workspace.name)}</title>
${edition === null ? "" : `${editionLinks(report, edition)}\n`}<style>${pageStyle(scale)}</style>
${claimReviewData(report)}
</head>
<body>
${markSymbols()}
<header>
<p class="quiet">Fact check by <bdi>${htmlText(workspace.name)}</bdi></p>
<h1 ${direction}>${htmlText(article.title)}</h1>
${definitions([
  ["Written by", article.byline],
  ["Publisher", article.publisher],
  ["Published", article.publishedAt === null ? null : writtenDate(article.publishedAt)],
  ["Source", article.sourceUrl],
  ["Language", article.language],
])}
${edition === null ? "" : editionLine(edition)}
<p>${summary(report)}</p>
${report.withheld === null ? "" : `<p class="notice">${htmlText(report.withheld)}</p>`}
</header>
<main>
${edition === null ? "" : unsettledNotice(report) + correctionsSection(report, edition)}
<section aria-labelledby="article-title"><h2 id="article-title">The article</h2>
<p class="quiet">Marked words are claims; the number beside them leads to what was found.</p>
<article class="article" ${direction}>${markedArticle(report)}</article></section>
<section aria-labelledby="claims-title"><h2 id="claims-title">The claims</h2>
${report.claims.length === 0 ? "<p>No claims were marked.</p>" : report.claims.map((claim) => claimSection(claim, report)).join("\n")}
</section>
${commentsSection(report)}
${scaleSection(report)}
${peopleSection(report)}
</main>
<footer>
<h2>How to check this report</h2>
${definitions([
  ["Made", writtenDate(report.generatedAt)],
  [edition === null ? "Review" : "This edition", report.url],
  ["Text", `revision ${article.revision.number}`],
])}
<p>SHA-256 of the text: <span class="hash">${htmlText(article.revision.sha256)}</span></p>
<p>Ledger entry ${report.head.seq}: <span class="hash">${htmlText(report.head.hash)}</span>. The exported ledger recomputes to this hash only if nothing in it was changed.</p>
</footer>
</body>
</html>
`;
}

function summary({ claims, generatedAt }: Report): string {
  const settled = claims.filter((claim) => claim.status === "settled").length;
  return `${claims.length} ${claims.length === 1 ? "claim" : "claims"}, ${settled} settled. As of ${time(generatedAt)}.`;
}

function claimReviewData(report: Report): string {
  if (!report.claims.some((claim) => claim.status === "settled")) return "";
  // A data block, which browsers do not run. Without "<" nothing in it can end it.
  const json = JSON.stringify(claimReviewGraph(report)).replaceAll("<", "\\u003c");
  return `<script type="application/ld+json">${json}</script>`;
}

function commentsSection({ comments }: Report): string {
  if (comments.length === 0) return "";
  return `<section aria-labelledby="comments-title"><h2 id="comments-title">Comments on the article</h2>
<ul class="items">${comments.map((comment) => `<li>${commentItem(comment)}</li>`).join("")}</ul></section>`;
}

function scaleSection({ claims, scale }: Report): string {
  const standing = claims.map((claim) => standingRating(claim, scale));
  const rows = scale.map((rating) => {
    const count = standing.filter((each) => each === rating).length;
    return `<tr><th scope="row">${ratingBadge(rating, scale)}</th><td>${htmlText(rating.meaning)}</td><td>${count}</td></tr>`;
  });
  return `<section aria-labelledby="scale-title"><h2 id="scale-title">What the ratings mean</h2>
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
  return `<section aria-labelledby="people-title"><h2 id="people-title">Who checked</h2>
<table><thead><tr><th scope="col">Name</th><th scope="col">Claims marked</th><th scope="col">Verdicts</th><th scope="col">Rulings</th><th scope="col">Evidence</th>${comments('<th scope="col">Comments</th>')}</tr></thead><tbody>${rows.join("")}</tbody></table></section>`;
}
