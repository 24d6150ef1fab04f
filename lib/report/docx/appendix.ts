import { HeadingLevel, Paragraph, type ParagraphChild } from "docx";
import { type Direction, deriveDirection } from "../../text/direction";
import type { Words } from "../../words/words";
import { claimTitle, placeDoubt } from "../claim-look";
import type { Report, ReportClaim, ReportEvidence, ReportRuling } from "../report";
import { writtenDate } from "../report-date";
import { imprintParts } from "../report-imprint";
import { checkpointInWords, originalInWords } from "../report-proof";
import { givenLabel, wordsOf } from "../report-words";
import { sourceDetails, stanceLabel, verdictLine } from "../said-lines";
import { percentEncodedUri } from "../text/percent-encoded-uri";
import { markdownParagraphs } from "./markdown-paragraphs";
import { linesOf, linkedRuns, wordRuns } from "./word-runs";
import { QUOTE_INDENT } from "./word-styles";

/** What the comments have no room for: every claim with its evidence, who checked, and what the ledger says. */
export function appendix(report: Report): readonly Paragraph[] {
  const { say, direction } = wordsOf(report);
  const title = headed(say("heading.claimsAndEvidence"), direction);
  return [
    new Paragraph({ ...title, heading: HeadingLevel.HEADING_1, pageBreakBefore: true }),
    ...(report.claims.length === 0 ? [plain(say("count.noClaimsLine"))] : []),
    ...report.claims.flatMap((claim) => claimPart(claim, report)),
    ...imprintParts(report.imprint, wordsOf(report)).flatMap((part) => [
      new Paragraph({ ...headed(part.title, direction), heading: HeadingLevel.HEADING_1 }),
      ...markdownParagraphs(part.text),
    ]),
    ...provenance(report),
  ];
}

function claimPart(claim: ReportClaim, report: Report): readonly Paragraph[] {
  const { ruling } = claim;
  const words = wordsOf(report);
  const { say } = words;
  const doubt = placeDoubt(claim, report);
  return [
    new Paragraph({
      ...headed(claimTitle(claim, report), words.direction),
      heading: HeadingLevel.HEADING_2,
    }),
    ...claim.anchor.ranges.map(({ exact }) => plain(exact, "Quote")),
    ...(doubt === null ? [] : [quiet(doubt)]),
    ...(claim.statement === null ? [] : [plain(claim.statement)]),
    ...(ruling === null
      ? []
      : [
          named(say("field.ruling"), rulingLine(ruling, report), words),
          ...markdownParagraphs(ruling.rationale),
        ]),
    ...(claim.evidence.length === 0 ? [quiet(say("claim.noEvidence"))] : []),
    ...claim.evidence.flatMap((each) => evidencePart(each, words)),
  ];
}

function rulingLine(ruling: ReportRuling, report: Report): string {
  const words = wordsOf(report);
  const said = {
    rating: givenLabel(ruling, report),
    name: ruling.byName,
    date: writtenDate(ruling.at, words),
  };
  return verdictLine("line", said, null, words);
}

function evidencePart(evidence: ReportEvidence, words: Words): readonly Paragraph[] {
  const about = words.list(sourceDetails(evidence, words));
  const address = percentEncodedUri(evidence.url);
  const name: readonly ParagraphChild[] = [
    ...label(stanceLabel(evidence.stance, words), words),
    ...linkedRuns(evidence.title ?? evidence.url, address),
    ...wordRuns(about === "" ? "" : ` (${about})`),
  ];
  const indent = { indent: { start: QUOTE_INDENT } };
  return [
    new Paragraph({ ...linesOf(words.direction), children: [...name] }),
    ...(evidence.title === null ? [] : [quiet(evidence.url)]),
    ...(evidence.excerpt === null ? [] : [plain(evidence.excerpt, "Quote")]),
    ...markdownParagraphs(evidence.note ?? "", indent),
    quiet(
      words.say("evidence.addedLine", {
        name: evidence.addedByName,
        date: writtenDate(evidence.at, words),
      }),
    ),
  ];
}

function provenance(report: Report): readonly Paragraph[] {
  const { people, head, url, generatedAt } = report;
  const words = wordsOf(report);
  const { say, direction } = words;
  const original = originalInWords(report, words);
  const checkpoint = checkpointInWords(report, words);
  return [
    new Paragraph({ ...headed(say("heading.howMade"), direction), heading: HeadingLevel.HEADING_1 }),
    named(say("field.checkedBy"), words.list(people.map(({ name }) => name)), words),
    named(say("field.asOf"), writtenDate(generatedAt, words), words),
    new Paragraph({
      ...linesOf(direction),
      children: [...label(say("field.report"), words), ...linkedRuns(url, percentEncodedUri(url))],
    }),
    ...(original === null ? [] : [named(say("field.readFrom"), original, words)]),
    named(say("field.ledger"), say("proof.entry", { seq: head.seq, hash: head.hash }), words),
    ...(checkpoint === null ? [] : [named(say("field.checkpoint"), checkpoint, words)]),
  ];
}

const headed = (title: string, direction: Direction) => ({
  ...linesOf(direction),
  children: [...wordRuns(title)],
});

const quiet = (text: string): Paragraph => plain(text, "Quiet");

function plain(text: string, style?: string): Paragraph {
  return new Paragraph({
    ...(style === undefined ? {} : { style }),
    ...(deriveDirection(text) === "rtl" ? { bidirectional: true } : {}),
    children: [...wordRuns(text)],
  });
}

const named = (name: string, value: string, words: Words): Paragraph =>
  new Paragraph({
    ...linesOf(words.direction),
    children: [...label(name, words), ...wordRuns(value)],
  });

const label = (name: string, { say }: Words): readonly ParagraphChild[] =>
  wordRuns(`${say("punctuation.label", { name })} `, { bold: true });
