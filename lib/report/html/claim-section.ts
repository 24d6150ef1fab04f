import type { Stance } from "../../domain/claim";
import { isSafeLink } from "../../editor/safe-link";
import { shortenedText } from "../../text/code-points";
import type { Words } from "../../words/words";
import { claimLook, placeDoubt, ratingLook, standingRating } from "../claim-look";
import { isPlainLine, rationaleMarkdown } from "../markdown/rationale-markdown";
import { markIcon } from "../pictures/mark-icons";
import {
  isWhole,
  type Report,
  type ReportClaim,
  type ReportComment,
  type ReportEvidence,
  type ReportRating,
  type ReportRuling,
  type ReportVerdict,
} from "../report";
import { writtenDate } from "../report-date";
import { givenLabel, ratingLabel, ratingPlace, wordsOf } from "../report-words";
import { commentLine, sourceDetails, stanceLabel, verdictLine } from "../said-lines";
import { htmlText, langAttribute } from "../text/html-text";

/** One claim with all that was said of it: the finding and what it rests on, and at its side who judged and when. */
export function claimSection(claim: ReportClaim, report: Report): string {
  const { article, scale } = report;
  const words = wordsOf(report);
  const { say } = words;
  const statement = claim.statement === null || claim.statement.trim() === "" ? null : claim.statement;
  const quotes = claim.anchor.ranges.map(
    ({ exact }) =>
      `<blockquote class="quote" dir="auto"${langAttribute(article.language)}>${htmlText(exact)}</blockquote>`,
  );
  return `<section class="claim ${claimLook(claim, scale)}" id="claim-${claim.claimId}" aria-labelledby="title-${claim.claimId}">
<div><span id="claim-${claim.number}"></span><h3 id="title-${claim.claimId}">${claimTag(claim, report, say("claim.name", { number: claim.number }))} ${statement === null ? "" : `<span dir="auto">${htmlText(statement)}</span>`}</h3>
${quotes.join("\n")}
<p class="said-by">${saidBy(claim, words)}${placeOf(claim, report)}</p>
${claim.ruling === null ? "" : markdownText(claim.ruling.rationale, "why")}
${listPart(
  say("heading.evidence"),
  claim.evidence.map((each) => evidenceItem(each, words)),
)}
${listPart(
  say("heading.verdicts"),
  claim.verdicts.map((verdict) => verdictItem(verdict, report)),
)}
${listPart(
  say("heading.comments"),
  claim.comments.map((comment) => commentItem(comment, words)),
)}</div>
${sideOf(claim, report)}
</section>`;
}

/** What a claim stands for, with its mark, as in "Claim 3 · False". `lead` comes first. */
export function claimTag(claim: ReportClaim, report: Report, lead = ""): string {
  const rating = standingRating(claim, report.scale);
  const said = standingWords(claim, report);
  return `<span class="tag">${rating === null ? "" : markIcon(rating.mark)} ${lead === "" ? capitalised(said) : `${lead} · ${said}`}</span>`;
}

function standingWords(claim: ReportClaim, report: Report): string {
  const { say } = wordsOf(report);
  if (claim.ruling !== null) return bdi(givenLabel(claim.ruling, report));
  const rating = standingRating(claim, report.scale);
  const standing = say(`standing.${claim.status}`);
  return rating === null
    ? standing
    : say("punctuation.pair", { first: bdi(ratingLabel(rating, report)), second: standing });
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A rating's mark and label, in its colour and over its line. */
export function ratingBadge(rating: ReportRating, report: Report): string {
  return `<span class="badge ${ratingLook(rating, report.scale)}">${markIcon(rating.mark)} ${bdi(ratingLabel(rating, report))}</span>`;
}

/** A comment with who wrote it and when; of a removed one only that it was there. */
export function commentItem(comment: ReportComment, words: Words): string {
  const { say } = words;
  const { resolved } = comment;
  const said =
    comment.removedAt === null
      ? markdownText(comment.body)
      : `<p class="quiet">${say("comment.removed")}</p>`;
  const end =
    resolved === null
      ? ""
      : `<p class="quiet">${say("comment.resolved", { name: bdi(resolved.byName), date: time(resolved.at, words) })}</p>`;
  const date = (at: string) => time(at, words);
  return `${commentLine(comment, { say, name: bdi(comment.writtenBy), date })}${said}${end}`;
}

/** A date for people and machines. */
export function time(date: string, words: Words): string {
  return `<time datetime="${htmlText(date)}">${htmlText(writtenDate(date, words))}</time>`;
}

const bdi = (text: string) => `<bdi>${htmlText(text)}</bdi>`;

function saidBy({ claimant, claimedOn }: ReportClaim, words: Words): string {
  const { say } = words;
  if (claimant === null)
    return claimedOn === null ? "" : `${say("claim.saidOn", { date: time(claimedOn, words) })} `;
  const who = bdi(claimant);
  if (claimedOn === null) return `${say("claim.saidBy", { claimant: who })} `;
  return `${say("claim.saidByOn", { claimant: who, date: time(claimedOn, words) })} `;
}

function placeOf(claim: ReportClaim, report: Report): string {
  const doubt = placeDoubt(claim, report) ?? "";
  if (!claim.isInText || claim.status === "withdrawn") return doubt;
  return `<a href="#ref-${claim.claimId}">${wordsOf(report).say("claim.seeInText", { number: claim.number })}</a>.${doubt === "" ? "" : ` ${doubt}`}`;
}

function verdictItem(verdict: ReportVerdict, report: Report): string {
  const words = wordsOf(report);
  const said = {
    rating: judgement(verdict, report),
    name: bdi(verdict.reviewerName),
    date: time(verdict.at, words),
  };
  return verdictLine("by", said, verdict.confidence, words) + markdownText(verdict.rationale);
}

function sideOf(claim: ReportClaim, report: Report): string {
  const { article, scale, edition } = report;
  const words = wordsOf(report);
  const { say, list } = words;
  const rating = standingRating(claim, scale);
  const places = claim.anchor.ranges.flatMap(({ codePoints }) =>
    codePoints === null ? [] : [`${codePoints.start}–${codePoints.end}`],
  );
  const judges = claim.verdicts.map((verdict) =>
    say("verdict.ofReviewer", {
      name: bdi(verdict.reviewerName),
      rating: htmlText(givenLabel(verdict, report)),
    }),
  );
  const rows = [
    [say("field.judgedBy"), list(judges)],
    [say("field.settled"), claim.ruling === null ? "" : settledBy(claim.ruling, words)],
    [say("field.rating"), rating === null ? "" : placedRating(rating, report)],
    [say("field.kind"), claim.kind === null ? "" : htmlText(say(`claimKind.${claim.kind}`))],
    [say("field.assignedTo"), claim.assigneeName === null ? "" : bdi(claim.assigneeName)],
    [
      say("field.markedBy"),
      say("punctuation.pair", {
        first: bdi(claim.highlightedByName),
        second: time(claim.highlightedAt, words),
      }),
    ],
    [
      say("field.characters"),
      claim.isInText && isWhole(article) ? say("claim.places", { places: list(places) }) : "",
    ],
    [
      say("field.link"),
      edition === null
        ? ""
        : `<a href="${htmlText(claim.url)}">${say("claim.address", { number: claim.number })}</a>`,
    ],
  ].filter(([, value]) => value !== "");
  return `<dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join("")}</dl>`;
}

const settledBy = ({ at, byName }: ReportRuling, words: Words): string =>
  words.say("claim.settledBy", { date: time(at, words), name: bdi(byName) });

function placedRating(rating: ReportRating, report: Report): string {
  const { say } = wordsOf(report);
  const name = bdi(ratingLabel(rating, report));
  return rating.value === null
    ? say("scale.ratingWithoutPlace", { rating: name })
    : say("scale.ratingWithPlace", { rating: name, place: htmlText(ratingPlace(rating, report)) });
}

function judgement(given: ReportVerdict, report: Report): string {
  const found = report.scale.find((each) => each.id === given.rating);
  return found === undefined ? bdi(given.ratingLabel) : ratingBadge(found, report);
}

function evidenceItem(evidence: ReportEvidence, words: Words): string {
  const { say } = words;
  const name = htmlText(evidence.title ?? evidence.url);
  const link = isSafeLink(evidence.url)
    ? `<a href="${htmlText(evidence.url)}" rel="noopener noreferrer nofollow">${name}</a>`
    : name;
  const added = say("evidence.added", { name: bdi(evidence.addedByName), date: time(evidence.at, words) });
  const about = [...sourceDetails(evidence, words).map(bdi), added].join(" · ");
  const excerpt =
    evidence.excerpt === null
      ? ""
      : `<blockquote class="quote" dir="auto">${htmlText(evidence.excerpt)}</blockquote>`;
  return `<div class="source"><span aria-hidden="true">${stanceIcon(evidence.stance)}</span><div><strong>${say("punctuation.label", { name: stanceLabel(evidence.stance, words) })}</strong> <bdi>${link}</bdi> <small>${about}</small>${excerpt}${markdownText(evidence.note ?? "")}</div></div>`;
}

const STANCE_DRAWINGS: Readonly<Record<Stance, string>> = {
  supports: '<path d="M12 20V4M5 11l7-7 7 7"/>',
  refutes: '<path d="M12 4v16M5 13l7 7 7-7"/>',
  context: '<circle cx="12" cy="12" r="8"/>',
};

const stanceIcon = (stance: Stance | null): string =>
  stance === null ? "" : `<svg class="icon" viewBox="0 0 24 24">${STANCE_DRAWINGS[stance]}</svg>`;

function listPart(title: string, items: readonly string[]): string {
  if (items.length === 0) return "";
  return `<h4>${title}</h4><ul class="items">${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
}

/** People's Markdown; `look` is a class of its own. Empty where nothing was written. */
export function markdownText(text: string, look = ""): string {
  if (text.trim() === "") return "";
  const html = isPlainLine(text) ? `<p>${htmlText(text)}</p>\n` : rationaleMarkdown.render(text);
  return `<div class="text ${look}" dir="auto">${html}</div>`;
}

const LONGEST_QUOTE = 140;

/** What was found of a claim, for beside its words: opened where one presses, without any script. */
export function claimFinding(claim: ReportClaim, report: Report): string {
  const said = claim.statement === null || claim.statement.trim() === "" ? claim.quote : claim.statement;
  const why = claim.ruling === null ? "" : firstParagraph(claim.ruling.rationale);
  return `<details class="find ${claimLook(claim, report.scale)}"><summary>${claimTag(claim, report)}<span class="said" dir="auto">${htmlText(shortenedText(said.replaceAll("\n", " "), LONGEST_QUOTE))}</span></summary>
${why === "" ? "" : `<p dir="auto">${htmlText(why)}</p>`}<p><a href="#claim-${claim.claimId}">${wordsOf(report).say("claim.readFinding", { number: claim.number })}</a></p></details>`;
}

/** The words of a rationale's first paragraph, without their formatting. */
export function firstParagraph(markdown: string): string {
  const inline = rationaleMarkdown.parse(markdown, {}).find(({ type }) => type === "inline");
  return (inline?.children ?? [])
    .map(({ type, content }) => (type === "softbreak" || type === "hardbreak" ? " " : content))
    .join("")
    .trim();
}
