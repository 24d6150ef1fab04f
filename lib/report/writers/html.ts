import { isSafeLink } from "../../editor/safe-link";
import { standingRating } from "../claim-look";
import { claimSection, commentItem, markdownText, ratingBadge, time } from "../html/claim-section";
import {
  correctionsSection,
  editionFacts,
  editionFormats,
  editionLinks,
  unsettledSection,
} from "../html/edition-section";
import { deskHead, imprintSections, imprintStyle } from "../html/imprint-section";
import { markedArticle } from "../html/marked-article";
import { overview } from "../html/overview";
import { pageStyle } from "../html/page-style";
import { REPORT_FONTS_PATH } from "../html/report-fonts";
import { VERIFY_PATH } from "../html/verify-page";
import { markSymbols } from "../pictures/mark-icons";
import { reviewSteps } from "../pictures/review-steps";
import { reviewTable, reviewTimeline } from "../pictures/review-timeline";
import type { Report, ReportClaim } from "../report";
import { checkpointInWords, originalInWords, proofMarks } from "../report-proof";
import { articleLanguage, ratingPlace, wordsOf } from "../report-words";
import type { ReportWriter } from "../report-writer";
import { findingInWords } from "../ruling-shares";
import { editionTitle } from "../said-lines";
import { htmlText, langAttribute } from "../text/html-text";
import { claimReviewGraph } from "./claim-review";

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
  const words = wordsOf(report);
  const { say } = words;
  return `<!doctype html>
<html lang="${words.language}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'${edition === null ? "" : " 'self'; font-src 'self'"}; img-src data:; base-uri 'none'; form-action 'none'">
${proofMeta(report)}<title>${htmlText(say("page.factCheckOf", { title: headline ?? article.title }))} – ${htmlText(workspace.name)}</title>
${edition === null ? "" : `${editionLinks(report, edition)}\n<link rel="stylesheet" href="${REPORT_FONTS_PATH}">\n`}<style>${pageStyle(scale)}${imprintStyle(report.imprint)}</style>
${claimReviewData(report)}
</head>
<body>
${markSymbols()}
<header>
<div class="top">${deskHead(report)}<span>${say("page.factCheck")}</span>${edition === null ? "" : editionFormats(report, edition)}</div>
<div class="lead">
<div><p class="eyebrow">${edition === null ? say("page.factCheck") : editionTitle(edition, words)}</p>
${headline === null ? `<h1 ${direction}>${htmlText(article.title)}</h1>` : `<h1 dir="auto">${htmlText(headline)}</h1>`}
${edition?.summary ? markdownText(edition.summary, "deck") : `<p class="deck">${htmlText(findingInWords(report))}</p>`}
<ul class="facts">${facts(report)}</ul></div>
${overview(report)}</div>
</header>
<main>
${report.withheld === null ? "" : `<p class="note notice">${htmlText(report.withheld)}</p>`}
${edition === null ? "" : correctionsSection(report, edition)}
${article.shown === "none" ? "" : articleSection(report, direction)}
${claimsSection(report, "found", say("heading.found"), ({ ruling, status }) => ruling !== null && status !== "withdrawn")}
${unsettledSection(report)}
${claimsSection(report, "withdrawn", say("heading.withdrawn"), ({ status }) => status === "withdrawn")}
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
  return `<section class="body" aria-labelledby="article-title"><h2 class="unseen" id="article-title">${wordsOf(report).say("page.article")}</h2>
<article class="article">${markedArticle(report, direction)}</article></section>`;
}

function facts(report: Report): string {
  const { article, edition, generatedAt } = report;
  const words = wordsOf(report);
  const { say } = words;
  const { byline, publisher, publishedAt, sourceUrl } = article;
  const fact = (name: string, value: string | null) =>
    value === null || value === "" ? "" : `<li>${say("punctuation.label", { name })} ${value}</li>`;
  const text = (value: string | null) => value && `<bdi>${htmlText(value)}</bdi>`;
  const source = isSafeLink(sourceUrl)
    ? `<a href="${htmlText(sourceUrl)}" rel="noopener noreferrer nofollow"><bdi>${htmlText(sourceUrl)}</bdi></a>`
    : text(sourceUrl);
  return [
    fact(say("field.article"), edition?.headline ? text(article.title) : null),
    fact(say("field.writtenBy"), text(byline)),
    fact(say("field.publisher"), text(publisher)),
    fact(say("field.articleOf"), publishedAt && time(publishedAt, words)),
    fact(say("field.source"), source),
    fact(say("field.language"), text(articleLanguage(report))),
    edition === null
      ? `<li>${say("page.asOf", { date: time(generatedAt, words) })}</li>`
      : editionFacts(edition, words),
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

/** For programs that check a saved page. */
const proofMeta = (report: Report): string =>
  proofMarks(report)
    .map(({ name, values }) => `<meta name="${name}" content="${htmlText(values.join(" "))}">\n`)
    .join("");

function proof(report: Report): string {
  const { article, edition, head } = report;
  const words = wordsOf(report);
  const { say } = words;
  const made = {
    date: time(report.generatedAt, words),
    number: article.revision.number,
    address: `<a href="${htmlText(report.url)}">${htmlText(report.url)}</a>`,
  };
  const checkpoint = checkpointInWords(
    report,
    words,
    (root) => `<span class="hash">${htmlText(root)}</span>`,
  );
  const original = originalInWords(report, words, {
    name: (name) => `<bdi>${htmlText(name)}</bdi>`,
    hash: (hash) => `<span class="hash">${htmlText(hash)}</span>`,
  });
  const named = (field: "readFrom" | "checkpoint", value: string | null) =>
    value === null ? "" : `\n<p>${say("punctuation.label", { name: say(`field.${field}`) })} ${value}</p>`;
  return `<footer class="foot"><div><h2>${say("heading.howMade")}</h2>
<p>${say("proof.made", made)}</p></div>
<div class="proof"><h2>${say("heading.howToCheck")}</h2>
<p>${say(edition === null ? "proof.report" : "proof.edition", { seq: head.seq })}</p>
<p class="hash">${htmlText(head.hash)}</p>
<p>${say("proof.textHash")} <span class="hash">${htmlText(article.revision.sha256)}</span></p>${named("readFrom", original)}${named("checkpoint", checkpoint)}
<p><a href="${htmlText(report.baseUrl + VERIFY_PATH)}">${say("proof.checkYourself")}</a></p></div></footer>`;
}

function claimReviewData(report: Report): string {
  if (!report.claims.some((claim) => claim.status === "settled")) return "";
  // A data block, which browsers do not run. Without "<" nothing in it can end it.
  const json = JSON.stringify(claimReviewGraph(report)).replaceAll("<", "\\u003c");
  return `<script type="application/ld+json">${json}</script>`;
}

function commentsSection(report: Report): string {
  const { comments } = report;
  const words = wordsOf(report);
  if (comments.length === 0) return "";
  return `<section class="more" aria-labelledby="comments-title"><h2 id="comments-title">${words.say("heading.commentsOnArticle")}</h2>
<ul class="items">${comments.map((comment) => `<li>${commentItem(comment, words)}</li>`).join("")}</ul></section>`;
}

function scaleSection(report: Report): string {
  const { claims, scale } = report;
  const { say, number } = wordsOf(report);
  const standing = claims.map((claim) => standingRating(claim, scale));
  const rows = scale.map((rating) => {
    const count = standing.filter((each) => each === rating).length;
    const explained =
      rating.explained === undefined ? "" : `<span dir="auto">${htmlText(rating.explained)}</span><br>`;
    return `<tr><th scope="row">${ratingBadge(rating, report)}</th><td>${explained}${htmlText(ratingPlace(rating, report))}</td><td>${number(count)}</td></tr>`;
  });
  return `<section class="more" aria-labelledby="scale-title"><h2 id="scale-title">${say("heading.ratings")}</h2>
<table><thead><tr>${headerCells([say("column.rating"), say("column.place"), say("column.claims")])}</tr></thead><tbody>${rows.join("")}</tbody></table></section>`;
}

const headerCells = (names: readonly string[]): string =>
  names.map((name) => `<th scope="col">${name}</th>`).join("");

function peopleSection(report: Report): string {
  const { people, edition } = report;
  const { say, number } = wordsOf(report);
  // Comments stay with the desk.
  const works = [
    "claims",
    "verdicts",
    "rulings",
    "evidence",
    ...(edition === null ? (["comments"] as const) : []),
  ] as const;
  const rows = people.map((person) => {
    const cells = works.map((work) => `<td>${number(person[work])}</td>`);
    return `<tr><th scope="row"><bdi>${htmlText(person.name)}</bdi></th>${cells.join("")}</tr>`;
  });
  if (rows.length === 0) return "";
  const names = [say("column.name"), ...works.map((work) => say(WORK_COLUMNS[work]))];
  return `<section class="more" aria-labelledby="people-title"><h2 id="people-title">${say("heading.whoChecked")}</h2>
<table><thead><tr>${headerCells(names)}</tr></thead><tbody>${rows.join("")}</tbody></table></section>`;
}

const WORK_COLUMNS = {
  claims: "column.claimsMarked",
  verdicts: "column.verdicts",
  rulings: "column.rulings",
  evidence: "column.evidence",
  comments: "column.comments",
} as const;

/** How the review went in time, as a picture and a table. Empty where no claim has a ruling. */
function timelineSection(report: Report): string {
  const steps = reviewSteps(report);
  if (steps === null) return "";
  const words = wordsOf(report);
  return `<section class="more" aria-labelledby="timeline-title"><h2 id="timeline-title">${words.say("picture.reviewWent")}</h2>
<p class="quiet">${words.say("picture.lastChanged")}</p>
${reviewTimeline(steps, { id: "review", words })}
${reviewTable(steps, words)}</section>`;
}
