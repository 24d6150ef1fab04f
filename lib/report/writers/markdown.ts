import { ABOVE_ARTICLE } from "../../text/detect-format";
import type { Catalogue } from "../../words/catalogue";
import type { Words } from "../../words/words";
import { placeDoubt, standingRating } from "../claim-look";
import { articleMarkdown } from "../markdown/article-markdown";
import { escapeMarkdown, markdownLink, quoteMarkdown } from "../markdown/escape-markdown";
import { indent, rewriteMarkdown } from "../markdown/rewrite-markdown";
import type { Report, ReportClaim, ReportComment, ReportEvidence, ReportVerdict } from "../report";
import { isWhole } from "../report";
import { writtenDate } from "../report-date";
import { imprintParts } from "../report-imprint";
import { checkpointInWords, originalInWords } from "../report-proof";
import { articleLanguage, givenLabel, ratingLabel, ratingPlace, wordsOf } from "../report-words";
import type { ReportWriter } from "../report-writer";
import { commentLine, verdictLine } from "../said-lines";
import { markableDocument } from "../text/marked-text";
import { percentEncodedUri } from "../text/percent-encoded-uri";

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

function heading(report: Report): readonly string[] {
  const { article, edition, workspace, generatedAt, withheld } = report;
  const words = wordsOf(report);
  const { say } = words;
  const headline = edition?.headline ?? null;
  return [
    `# ${say("page.factCheckOf", { title: escapeMarkdown(headline ?? article.title) })}`,
    ...(edition?.summary ? [rewriteMarkdown(edition.summary)] : []),
    fields(words, [
      ["article", headline === null ? null : article.title],
      ["checkedBy", workspace.name],
      ["writtenBy", article.byline],
      ["publisher", article.publisher],
      ["published", article.publishedAt && writtenDate(article.publishedAt, words)],
      ["source", article.sourceUrl],
      ["language", articleLanguage(report)],
      ["asOf", writtenDate(generatedAt, words)],
    ]),
    ...(withheld === null ? [] : [`*${escapeMarkdown(withheld)}*`]),
  ];
}

function claims(report: Report): readonly string[] {
  const written = report.claims.flatMap((claim) => claimParts(claim, report));
  const { say } = wordsOf(report);
  return [`## ${say("heading.claims")}`, ...(written.length === 0 ? [say("count.noClaimsLine")] : written)];
}

function claimParts(claim: ReportClaim, report: Report): readonly string[] {
  const words = wordsOf(report);
  const { say } = words;
  return [
    `### ${say("claim.titled", { number: claim.number, title: standingOf(claim, report) })}`,
    ...claim.anchor.ranges.map(({ exact }) => quoteMarkdown(exact)),
    fields(words, [
      ["position", positionOf(claim, report)],
      ["statement", claim.statement],
      ["saidBy", claim.claimant],
      ["saidOn", claim.claimedOn && writtenDate(claim.claimedOn, words)],
      ["kind", claim.kind && say(`claimKind.${claim.kind}`)],
      ["assignedTo", claim.assigneeName],
      ["markedBy", who(claim.highlightedByName, claim.highlightedAt, words)],
    ]),
    ...rulingParts(claim, report),
    ...listed(
      say("heading.verdicts"),
      claim.verdicts.map((verdict) => verdictItem(verdict, report)),
    ),
    ...listed(
      say("heading.evidence"),
      claim.evidence.map((each) => evidenceItem(each, words)),
    ),
    ...listed(
      say("heading.comments"),
      claim.comments.map((comment) => commentItem(comment, words)),
    ),
  ];
}

function standingOf(claim: ReportClaim, report: Report): string {
  const { say } = wordsOf(report);
  const rating = standingRating(claim, report.scale);
  const status = say(`status.${claim.status}`);
  return rating === null
    ? status
    : say("punctuation.pair", { first: escapeMarkdown(ratingLabel(rating, report)), second: status });
}

const who = (name: string, at: string, words: Words): string =>
  words.say("punctuation.pair", { first: name, second: writtenDate(at, words) });

function positionOf(claim: ReportClaim, report: Report): string | null {
  const doubt = placeDoubt(claim, report);
  if (!claim.isInText || !isWhole(report.article)) return doubt;
  const places = claim.anchor.ranges.flatMap(({ codePoints }) =>
    codePoints === null ? [] : [`${codePoints.start}–${codePoints.end}`],
  );
  const { say, list } = wordsOf(report);
  const key = claim.placement === "changed" ? "claim.placesUnconfirmed" : "claim.placesInText";
  return say(key, { places: list(places) });
}

function rulingParts({ ruling }: ReportClaim, report: Report): readonly string[] {
  if (ruling === null) return [];
  const words = wordsOf(report);
  const { byName, at, rationale } = ruling;
  const said = {
    rating: `**${escapeMarkdown(givenLabel(ruling, report))}**`,
    name: escapeMarkdown(byName),
    date: writtenDate(at, words),
  };
  const line = verdictLine("by", said, null, words);
  return [
    `#### ${words.say("field.ruling")}`,
    line,
    ...(rationale.trim() === "" ? [] : [rewriteMarkdown(rationale)]),
  ];
}

function verdictItem(verdict: ReportVerdict, report: Report): string {
  const words = wordsOf(report);
  const said = {
    rating: `**${escapeMarkdown(givenLabel(verdict, report))}**`,
    name: escapeMarkdown(verdict.reviewerName),
    date: writtenDate(verdict.at, words),
  };
  return item(verdictLine("by", said, verdict.confidence, words), [rewriteMarkdown(verdict.rationale)]);
}

function evidenceItem(evidence: ReportEvidence, words: Words): string {
  const { say } = words;
  const stance = say("punctuation.label", { name: say(`stanceInList.${evidence.stance ?? "withheld"}`) });
  const uri = percentEncodedUri(evidence.url);
  const name = evidence.title ?? evidence.url;
  const link = uri === null ? escapeMarkdown(name) : markdownLink(name, uri);
  return item(`**${stance}** ${link}`, [
    fields(words, [
      ["publisher", evidence.publisher],
      ["author", evidence.author],
      ["published", evidence.publishedOn && writtenDate(evidence.publishedOn, words)],
      ["addedBy", who(evidence.addedByName, evidence.at, words)],
    ]),
    evidence.excerpt === null || evidence.excerpt === "" ? "" : quoteMarkdown(evidence.excerpt),
    rewriteMarkdown(evidence.note ?? ""),
  ]);
}

function commentItem(comment: ReportComment, words: Words): string {
  const { say } = words;
  const { resolved } = comment;
  const date = (at: string) => writtenDate(at, words);
  const line = commentLine(comment, { say, name: escapeMarkdown(comment.writtenBy), date });
  const end =
    resolved === null
      ? ""
      : say("comment.resolved", { name: escapeMarkdown(resolved.byName), date: date(resolved.at) });
  return item(say("punctuation.label", { name: line }), [
    comment.removedAt === null ? rewriteMarkdown(comment.body) : `*${say("comment.removed")}*`,
    end === "" ? "" : `*${end}*`,
  ]);
}

function comments(report: Report): readonly string[] {
  const words = wordsOf(report);
  const items = report.comments.map((comment) => commentItem(comment, words));
  return listed(words.say("heading.commentsOnArticle"), items, "##");
}

function scale(report: Report): readonly string[] {
  const { say } = wordsOf(report);
  const rows = report.scale.map(
    (rating) =>
      `| ${escapeMarkdown(ratingLabel(rating, report))} | ${rating.explained === undefined ? "" : `${escapeMarkdown(rating.explained.replace(/\s+/g, " "))} `}${ratingPlace(rating, report)} |`,
  );
  return [
    `## ${say("heading.ratings")}`,
    [`| ${say("column.rating")} | ${say("column.place")} |`, "| --- | --- |", ...rows].join("\n"),
  ];
}

function people(report: Report): readonly string[] {
  const { say, number, list } = wordsOf(report);
  const lines = report.people.map((person) => {
    const work = (["claims", "verdicts", "rulings", "evidence", "comments"] as const)
      .filter((kind) => person[kind] > 0)
      .map((kind) => say(`work.${kind}`, { count: number(person[kind]) }));
    return `${say("punctuation.label", { name: escapeMarkdown(person.name) })} ${list(work)}`;
  });
  return listed(
    say("heading.whoChecked"),
    lines.map((line) => item(line, [])),
    "##",
  );
}

const imprint = (report: Report): readonly string[] =>
  imprintParts(report.imprint, wordsOf(report)).flatMap(({ title, text }) => [
    `## ${title}`,
    rewriteMarkdown(text),
  ]);

function provenance(report: Report): readonly string[] {
  const { article, head, url, generatedAt } = report;
  const { number, sha256 } = article.revision;
  const words = wordsOf(report);
  const { say } = words;
  return [
    `## ${say("heading.howToCheck")}`,
    fields(words, [
      ["made", generatedAt],
      ["review", url],
      ["text", say("proof.revision", { number, hash: sha256 })],
      ["readFrom", originalInWords(report, words)],
      ["ledger", say("proof.entryHash", { seq: head.seq, hash: head.hash })],
      ["checkpoint", checkpointInWords(report, words)],
    ]),
  ];
}

const article = (report: Report): readonly string[] =>
  report.article.shown === "none"
    ? []
    : [ABOVE_ARTICLE, `## ${wordsOf(report).say("page.article")}`, articleMarkdown(markableDocument(report))];

function listed(title: string, items: readonly string[], level = "####"): readonly string[] {
  return items.length === 0 ? [] : [`${level} ${title}`, items.join("\n")];
}

function item(line: string, parts: readonly string[]): string {
  return `- ${[line, ...parts.filter((part) => part !== "").map((part) => indent(part, 2))].join("\n\n")}`;
}

type Field = readonly [name: keyof Catalogue["field"], value: string | null];

function fields({ say }: Words, pairs: readonly Field[]): string {
  return pairs
    .flatMap(([name, value]) =>
      value === null || value === ""
        ? []
        : [`- **${say("punctuation.label", { name: say(`field.${name}`) })}** ${escapeMarkdown(value)}`],
    )
    .join("\n");
}
