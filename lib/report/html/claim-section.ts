import type { Stance } from "../../domain/claim";
import { isSafeLink } from "../../editor/safe-link";
import { claimLook, placeDoubt, ratingLook } from "../claim-look";
import { sourceDetails, stanceLabel } from "../evidence-words";
import { isPlainLine, rationaleMarkdown } from "../rationale-markdown";
import type {
  Report,
  ReportClaim,
  ReportComment,
  ReportEvidence,
  ReportRating,
  ReportVerdict,
} from "../report";
import { isWhole } from "../report";
import { writtenDate } from "../report-date";
import { standingRating } from "../standing-rating";
import { htmlText, langAttribute } from "./html-text";
import { markIcon } from "./mark-icons";

/** One claim with all that was said of it: the finding and what it rests on, and at its side who judged and when. */
export function claimSection(claim: ReportClaim, report: Report): string {
  const { article, scale } = report;
  const statement = claim.statement === null || claim.statement.trim() === "" ? null : claim.statement;
  const quotes = claim.anchor.ranges.map(
    ({ exact }) =>
      `<blockquote class="quote" dir="auto"${langAttribute(article.language)}>${htmlText(exact)}</blockquote>`,
  );
  return `<section class="claim ${claimLook(claim, scale)}" id="claim-${claim.claimId}" aria-labelledby="title-${claim.claimId}">
<div><span id="claim-${claim.number}"></span><h3 id="title-${claim.claimId}">${claimTag(claim, scale, `Claim ${claim.number}`)} ${statement === null ? "" : `<span dir="auto">${htmlText(statement)}</span>`}</h3>
${quotes.join("\n")}
<p class="said-by">${saidBy(claim)}${placeOf(claim, report)}</p>
${claim.ruling === null ? "" : markdownText(claim.ruling.rationale, "why")}
${listPart("Evidence", claim.evidence.map(evidenceItem))}
${listPart(
  "Verdicts",
  claim.verdicts.map((verdict) => verdictItem(verdict, scale)),
)}
${listPart("Comments", claim.comments.map(commentItem))}</div>
${sideOf(claim, report)}
</section>`;
}

/** What a claim stands for, with its mark, as in "Claim 3 · False". `lead` comes first. */
export function claimTag(claim: ReportClaim, scale: Report["scale"], lead = ""): string {
  const rating = standingRating(claim, scale);
  const words =
    claim.ruling !== null
      ? `<bdi>${htmlText(rating?.label ?? claim.ruling.ratingLabel)}</bdi>`
      : `${rating === null ? "" : `<bdi>${htmlText(rating.label)}</bdi>, `}${STATUS_WORDS[claim.status] ?? claim.status}`;
  return `<span class="tag">${rating === null ? "" : markIcon(rating.mark)} ${lead === "" ? capitalised(words) : `${lead} · ${words}`}</span>`;
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What the desk did with a claim so far, where it has no ruling. */
const STATUS_WORDS: Readonly<Record<string, string>> = {
  disputed: "disputed: verdicts differ",
  judged: "judged, without a ruling",
  checking: "being checked",
  open: "not checked yet",
  withdrawn: "withdrawn",
};

/** A rating's mark and label, in its colour and over its line. */
export function ratingBadge(rating: ReportRating, scale: Report["scale"]): string {
  return `<span class="badge ${ratingLook(rating, scale)}">${markIcon(rating.mark)} ${bdi(rating.label)}</span>`;
}

/** A comment with who wrote it and when; of a removed one only that it was there. */
export function commentItem(comment: ReportComment): string {
  const said = comment.removedAt === null ? markdownText(comment.body) : '<p class="quiet">Removed.</p>';
  const edited = comment.editedAt === null ? "" : `, edited ${time(comment.editedAt)}`;
  const reply = comment.replyTo === null ? "" : " in reply";
  const resolved =
    comment.resolved === null
      ? ""
      : `<p class="quiet">Resolved by ${bdi(comment.resolved.byName)}, ${time(comment.resolved.at)}</p>`;
  return `${bdi(comment.byName)}${reply}, ${time(comment.at)}${edited}${said}${resolved}`;
}

/** A date for people and machines. */
export function time(date: string): string {
  return `<time datetime="${htmlText(date)}">${htmlText(writtenDate(date))}</time>`;
}

const bdi = (text: string) => `<bdi>${htmlText(text)}</bdi>`;

function saidBy({ claimant, claimedOn }: ReportClaim): string {
  if (claimant === null && claimedOn === null) return "";
  const who = claimant === null ? "" : ` by ${bdi(claimant)}`;
  const when = claimedOn === null ? "" : ` on ${time(claimedOn)}`;
  return `Said${who}${when}. `;
}

function placeOf(claim: ReportClaim, report: Report): string {
  const doubt = placeDoubt(claim, report) ?? "";
  if (!claim.isInText || claim.status === "withdrawn") return doubt;
  return `<a href="#ref-${claim.claimId}">See claim ${claim.number} in the text</a>.${doubt === "" ? "" : ` ${doubt}`}`;
}

function verdictItem(verdict: ReportVerdict, scale: Report["scale"]): string {
  const sure = verdict.confidence === null ? "" : `, ${verdict.confidence} confidence`;
  return `${judgement(verdict, scale)} by ${bdi(verdict.reviewerName)}${sure}, ${time(verdict.at)}${markdownText(verdict.rationale)}`;
}

function sideOf(claim: ReportClaim, { article, scale, edition }: Report): string {
  const rating = standingRating(claim, scale);
  const places = claim.anchor.ranges.flatMap(({ codePoints }) =>
    codePoints === null ? [] : [`${codePoints.start}–${codePoints.end}`],
  );
  const judges = claim.verdicts.map(
    (verdict) => `${bdi(verdict.reviewerName)} (${htmlText(verdict.ratingLabel)})`,
  );
  const rows = [
    ["Judged by", judges.join(", ")],
    ["Settled", claim.ruling === null ? "" : `${time(claim.ruling.at)} by ${bdi(claim.ruling.byName)}`],
    [
      "The rating",
      rating === null ? "" : `<bdi>${htmlText(rating.label)}</bdi> ${htmlText(meaningWords(rating))}`,
    ],
    ["Kind", htmlText(claim.kind ?? "")],
    ["Assigned to", claim.assigneeName === null ? "" : bdi(claim.assigneeName)],
    ["Marked by", `${bdi(claim.highlightedByName)}, ${time(claim.highlightedAt)}`],
    ["Characters", claim.isInText && isWhole(article) ? `${places.join(", ")} of the text` : ""],
    ["Link", edition === null ? "" : `<a href="${htmlText(claim.url)}">Address of claim ${claim.number}</a>`],
  ].filter(([, value]) => value !== "");
  return `<dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join("")}</dl>`;
}

const meaningWords = ({ value, meaning }: ReportRating): string =>
  value === null ? meaning : `is ${meaning}`;

function judgement(
  { rating, ratingLabel }: { rating: string; ratingLabel: string },
  scale: Report["scale"],
): string {
  const found = scale.find((each) => each.id === rating);
  return found === undefined ? bdi(ratingLabel) : ratingBadge(found, scale);
}

function evidenceItem(evidence: ReportEvidence): string {
  const name = htmlText(evidence.title ?? evidence.url);
  const link = isSafeLink(evidence.url)
    ? `<a href="${htmlText(evidence.url)}" rel="noopener noreferrer nofollow">${name}</a>`
    : name;
  const added = `added by ${bdi(evidence.addedByName)}, ${time(evidence.at)}`;
  const about = [...sourceDetails(evidence).map(bdi), added].join(" · ");
  const excerpt =
    evidence.excerpt === null
      ? ""
      : `<blockquote class="quote" dir="auto">${htmlText(evidence.excerpt)}</blockquote>`;
  return `<div class="source"><span aria-hidden="true">${stanceIcon(evidence.stance)}</span><div><strong>${stanceLabel(evidence.stance)}:</strong> <bdi>${link}</bdi> <small>${about}</small>${excerpt}${markdownText(evidence.note ?? "")}</div></div>`;
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
