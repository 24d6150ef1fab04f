import type { Stance } from "../../domain/claim";
import { isSafeLink } from "../../editor/safe-link";
import { isPlainLine, rationaleMarkdown } from "../rationale-markdown";
import type { Report, ReportClaim, ReportComment, ReportEvidence, ReportRating } from "../report";
import { writtenDate } from "../report-date";
import { standingRating } from "../standing-rating";
import { claimLook, ratingLook } from "./claim-look";
import { htmlText, langAttribute } from "./html-text";
import { markIcon } from "./mark-icons";

/** One claim with all that was said of it. */
export function claimSection(claim: ReportClaim, { article, scale }: Report): string {
  const rating = standingRating(claim, scale);
  const label = rating === null ? "" : `${ratingBadge(rating, scale)}, `;
  return `<section class="claim ${claimLook(claim, scale)}" id="claim-${claim.claimId}" aria-labelledby="title-${claim.claimId}">
<h3 id="title-${claim.claimId}">Claim ${claim.number}: ${label}${claim.status}</h3>
${claim.anchor.ranges.map(({ exact }) => `<blockquote class="quote" dir="auto"${langAttribute(article.language)}>${htmlText(exact)}</blockquote>`).join("\n")}
<p class="quiet">${placeOf(claim)}</p>
${definitions([
  ["Statement", claim.statement],
  ["Said by", claim.claimant],
  ["Said on", claim.claimedOn === null ? null : writtenDate(claim.claimedOn)],
  ["Kind", claim.kind],
  ["Assigned to", claim.assigneeName],
  ["Marked by", `${claim.highlightedByName}, ${writtenDate(claim.highlightedAt)}`],
])}
${rulingPart(claim, scale)}
${listPart(
  "Verdicts",
  claim.verdicts.map(
    (verdict) =>
      `${judgement(verdict, scale)} by ${bdi(verdict.reviewerName)}${verdict.confidence === null ? "" : `, ${verdict.confidence} confidence`}, ${time(verdict.at)}${markdown(verdict.rationale)}`,
  ),
)}
${listPart("Evidence", claim.evidence.map(evidenceItem))}
${listPart("Comments", claim.comments.map(commentItem))}
</section>`;
}

/** A rating's mark and label, in its colour and over its line. */
export function ratingBadge(rating: ReportRating, scale: Report["scale"]): string {
  return `<span class="badge ${ratingLook(rating, scale)}">${markIcon(rating.mark)} ${bdi(rating.label)}</span>`;
}

/** A comment with who wrote it and when; of a removed one only that it was there. */
export function commentItem(comment: ReportComment): string {
  const said = comment.removedAt === null ? markdown(comment.body) : '<p class="quiet">Removed.</p>';
  const edited = comment.editedAt === null ? "" : `, edited ${time(comment.editedAt)}`;
  const reply = comment.replyTo === null ? "" : " in reply";
  const resolved =
    comment.resolved === null
      ? ""
      : `<p class="quiet">Resolved by ${bdi(comment.resolved.byName)}, ${time(comment.resolved.at)}</p>`;
  return `${bdi(comment.byName)}${reply}, ${time(comment.at)}${edited}${said}${resolved}`;
}

/** Names and what they stand for; those without are left out. */
export function definitions(pairs: readonly (readonly [string, string | null])[]): string {
  const rows = pairs.flatMap(([name, value]) =>
    value === null || value === ""
      ? []
      : [`<dt>${name}</dt><dd class="plain" dir="auto">${htmlText(value)}</dd>`],
  );
  return rows.length === 0 ? "" : `<dl>${rows.join("")}</dl>`;
}

/** A date for people and machines. */
export function time(date: string): string {
  return `<time datetime="${htmlText(date)}">${htmlText(writtenDate(date))}</time>`;
}

const bdi = (text: string) => `<bdi>${htmlText(text)}</bdi>`;

function placeOf(claim: ReportClaim): string {
  if (!claim.isInText) return "These words do not stand in this text any more.";
  const places = claim.anchor.ranges.flatMap(({ codePoints }) =>
    codePoints === null ? [] : [`${codePoints.start}–${codePoints.end}`],
  );
  const doubt =
    claim.placement === "changed" ? " The text was changed here; nobody has confirmed the place yet." : "";
  const link =
    claim.status === "withdrawn"
      ? ""
      : ` <a href="#ref-${claim.claimId}">See claim ${claim.number} in the text</a>`;
  return `Characters ${places.join(", ")} of the text.${doubt}${link}`;
}

function rulingPart({ ruling }: ReportClaim, scale: Report["scale"]): string {
  if (ruling === null) return "";
  return `<h4>Ruling</h4><p>${judgement(ruling, scale)} by ${bdi(ruling.byName)}, ${time(ruling.at)}</p>${markdown(ruling.rationale)}`;
}

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
  const excerpt =
    evidence.excerpt === null
      ? ""
      : `<blockquote class="quote" dir="auto">${htmlText(evidence.excerpt)}</blockquote>`;
  return `<strong>${stanceWord(evidence.stance)}</strong> <bdi>${link}</bdi>${definitions([
    ["Address", evidence.title === null ? null : evidence.url],
    ["Publisher", evidence.publisher],
    ["Author", evidence.author],
    ["Published", evidence.publishedOn === null ? null : writtenDate(evidence.publishedOn)],
    ["Added by", `${evidence.addedByName}, ${writtenDate(evidence.at)}`],
  ])}${excerpt}${markdown(evidence.note ?? "")}`;
}

const stanceWord = (stance: Stance | null): string =>
  stance === null ? "Stance withheld:" : STANCE_WORDS[stance];

const STANCE_WORDS: Readonly<Record<Stance, string>> = {
  supports: "Supports:",
  refutes: "Refutes:",
  context: "Context:",
};

function listPart(title: string, items: readonly string[]): string {
  if (items.length === 0) return "";
  return `<h4>${title}</h4><ul class="items">${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
}

function markdown(text: string): string {
  if (text.trim() === "") return "";
  const html = isPlainLine(text) ? `<p>${htmlText(text)}</p>\n` : rationaleMarkdown.render(text);
  return `<div class="text" dir="auto">${html}</div>`;
}
