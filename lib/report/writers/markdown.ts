import { articleMarkdown } from "../article-markdown";
import { placeDoubt } from "../claim-look";
import { escapeMarkdown, markdownLink, quoteMarkdown } from "../escape-markdown";
import { markableDocument } from "../marked-text";
import { percentEncodedUri } from "../percent-encoded-uri";
import type { Report, ReportClaim, ReportComment, ReportEvidence } from "../report";
import { isWhole } from "../report";
import { writtenDate } from "../report-date";
import { imprintParts } from "../report-imprint";
import type { ReportWriter } from "../report-writer";
import { indent, rewriteMarkdown } from "../rewrite-markdown";
import { standingRating } from "../standing-rating";

/**
 * CommonMark with tables, for wikis and repositories. What people wrote cannot change the document around it. All that
 * follows its last own heading, "The article", is the article, and reads back to the document that was checked.
 */
export const writer: ReportWriter = {
  format: "md",
  label: "Markdown",
  mediaType: "text/markdown; charset=utf-8",
  extension: "md",
  write: (report) =>
    `${[...heading(report), ...claims(report), ...comments(report), ...scale(report), ...people(report), ...imprint(report), ...provenance(report), ...article(report)].join("\n\n")}\n`,
};

function heading({ article, edition, workspace, generatedAt, withheld }: Report): readonly string[] {
  const headline = edition?.headline ?? null;
  return [
    `# Fact check: ${escapeMarkdown(headline ?? article.title)}`,
    ...(edition?.summary ? [rewriteMarkdown(edition.summary)] : []),
    fields([
      ["Article", headline === null ? null : article.title],
      ["Checked by", workspace.name],
      ["Written by", article.byline],
      ["Publisher", article.publisher],
      ["Published", article.publishedAt && writtenDate(article.publishedAt)],
      ["Source", article.sourceUrl],
      ["Language", article.language],
      ["As of", writtenDate(generatedAt)],
    ]),
    ...(withheld === null ? [] : [`*${escapeMarkdown(withheld)}*`]),
  ];
}

function claims(report: Report): readonly string[] {
  const written = report.claims.flatMap((claim) => claimParts(claim, report));
  return ["## Claims", ...(written.length === 0 ? ["No claims were marked."] : written)];
}

function claimParts(claim: ReportClaim, report: Report): readonly string[] {
  const rating = standingRating(claim, report.scale);
  return [
    `### Claim ${claim.number}: ${rating === null ? "" : `${escapeMarkdown(rating.label)}, `}${claim.status}`,
    ...claim.anchor.ranges.map(({ exact }) => quoteMarkdown(exact)),
    fields([
      ["Position", positionOf(claim, report)],
      ["Statement", claim.statement],
      ["Said by", claim.claimant],
      ["Said on", claim.claimedOn && writtenDate(claim.claimedOn)],
      ["Kind", claim.kind],
      ["Assigned to", claim.assigneeName],
      ["Marked by", `${claim.highlightedByName}, ${writtenDate(claim.highlightedAt)}`],
    ]),
    ...rulingParts(claim),
    ...listed("Verdicts", claim.verdicts.map(verdictItem)),
    ...listed("Evidence", claim.evidence.map(evidenceItem)),
    ...listed("Comments", claim.comments.map(commentItem)),
  ];
}

function positionOf(claim: ReportClaim, report: Report): string | null {
  const doubt = placeDoubt(claim, report);
  if (!claim.isInText || !isWhole(report.article)) return doubt;
  const places = claim.anchor.ranges.flatMap(({ codePoints }) =>
    codePoints === null ? [] : [`${codePoints.start}–${codePoints.end}`],
  );
  return `characters ${places.join(", ")} of the text${claim.placement === "changed" ? ", not yet confirmed" : ""}`;
}

function rulingParts({ ruling }: ReportClaim): readonly string[] {
  if (ruling === null) return [];
  const { ratingLabel, byName, at, rationale } = ruling;
  const line = `**${escapeMarkdown(ratingLabel)}** by ${escapeMarkdown(byName)}, ${writtenDate(at)}`;
  return ["#### Ruling", line, ...(rationale.trim() === "" ? [] : [rewriteMarkdown(rationale)])];
}

function verdictItem({
  ratingLabel,
  reviewerName,
  confidence,
  at,
  rationale,
}: ReportClaim["verdicts"][number]): string {
  const sure = confidence === null ? "" : `, ${confidence} confidence`;
  return item(
    `**${escapeMarkdown(ratingLabel)}** by ${escapeMarkdown(reviewerName)}${sure}, ${writtenDate(at)}`,
    [rewriteMarkdown(rationale)],
  );
}

function evidenceItem(evidence: ReportEvidence): string {
  const uri = percentEncodedUri(evidence.url);
  const name = evidence.title ?? evidence.url;
  const link = uri === null ? escapeMarkdown(name) : markdownLink(name, uri);
  return item(`**${evidence.stance ?? "stance withheld"}:** ${link}`, [
    fields([
      ["Publisher", evidence.publisher],
      ["Author", evidence.author],
      ["Published", evidence.publishedOn && writtenDate(evidence.publishedOn)],
      ["Added by", `${evidence.addedByName}, ${writtenDate(evidence.at)}`],
    ]),
    evidence.excerpt === null || evidence.excerpt === "" ? "" : quoteMarkdown(evidence.excerpt),
    rewriteMarkdown(evidence.note ?? ""),
  ]);
}

function commentItem(comment: ReportComment): string {
  const edited = comment.editedAt === null ? "" : `, edited ${writtenDate(comment.editedAt)}`;
  const { resolved } = comment;
  return item(
    `${escapeMarkdown(comment.byName)}${comment.replyTo === null ? "" : " in reply"}, ${writtenDate(comment.at)}${edited}:`,
    [
      comment.removedAt === null ? rewriteMarkdown(comment.body) : "*Removed.*",
      resolved === null
        ? ""
        : `*Resolved by ${escapeMarkdown(resolved.byName)}, ${writtenDate(resolved.at)}*`,
    ],
  );
}

const comments = (report: Report) =>
  listed("Comments on the article", report.comments.map(commentItem), "##");

function scale(report: Report): readonly string[] {
  const rows = report.scale.map(
    ({ label, meaning, explained }) =>
      `| ${escapeMarkdown(label)} | ${explained === undefined ? "" : `${escapeMarkdown(explained.replace(/\s+/g, " "))} `}${meaning} |`,
  );
  return [
    "## What the ratings mean",
    ["| Rating | Place on the scale |", "| --- | --- |", ...rows].join("\n"),
  ];
}

function people(report: Report): readonly string[] {
  const lines = report.people.map((person) => {
    const work = (["claims", "verdicts", "rulings", "evidence", "comments"] as const)
      .filter((kind) => person[kind] > 0)
      .map((kind) => `${kind} ${person[kind]}`);
    return `${escapeMarkdown(person.name)}: ${work.join(", ")}`;
  });
  return listed(
    "Who checked",
    lines.map((line) => item(line, [])),
    "##",
  );
}

const imprint = (report: Report): readonly string[] =>
  imprintParts(report.imprint).flatMap(({ title, text }) => [`## ${title}`, rewriteMarkdown(text)]);

function provenance({ article, head, url, generatedAt }: Report): readonly string[] {
  return [
    "## How to check this report",
    fields([
      ["Made", generatedAt],
      ["Review", url],
      ["Text", `revision ${article.revision.number}, SHA-256 ${article.revision.sha256}`],
      ["Ledger", `entry ${head.seq}, hash ${head.hash}`],
    ]),
  ];
}

const article = (report: Report): readonly string[] =>
  report.article.shown === "none" ? [] : ["## The article", articleMarkdown(markableDocument(report))];

function listed(title: string, items: readonly string[], level = "####"): readonly string[] {
  return items.length === 0 ? [] : [`${level} ${title}`, items.join("\n")];
}

function item(line: string, parts: readonly string[]): string {
  return `- ${[line, ...parts.filter((part) => part !== "").map((part) => indent(part, 2))].join("\n\n")}`;
}

function fields(pairs: readonly (readonly [string, string | null])[]): string {
  return pairs
    .flatMap(([name, value]) =>
      value === null || value === "" ? [] : [`- **${name}:** ${escapeMarkdown(value)}`],
    )
    .join("\n");
}
