import { HeadingLevel, Paragraph, type ParagraphChild, TextRun } from "docx";
import { deriveDirection } from "../../text/direction";
import { claimTitle, placeDoubt } from "../claim-look";
import { sourceDetails, stanceLabel } from "../evidence-words";
import { percentEncodedUri } from "../percent-encoded-uri";
import type { Report, ReportClaim, ReportEvidence } from "../report";
import { writtenDate } from "../report-date";
import { imprintParts } from "../report-imprint";
import { markdownParagraphs } from "./markdown-paragraphs";
import { linkedRuns, wordRuns } from "./word-runs";
import { QUOTE_INDENT } from "./word-styles";

/** What the comments have no room for: every claim with its evidence, who checked, and what the ledger says. */
export function appendix(report: Report): readonly Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: true, text: "Claims and evidence" }),
    ...(report.claims.length === 0 ? [new Paragraph("No claims were marked.")] : []),
    ...report.claims.flatMap((claim) => claimPart(claim, report)),
    ...imprintParts(report.imprint).flatMap(({ title, text }) => [
      new Paragraph({ heading: HeadingLevel.HEADING_1, text: title }),
      ...markdownParagraphs(text),
    ]),
    ...provenance(report),
  ];
}

function claimPart(claim: ReportClaim, report: Report): readonly Paragraph[] {
  const { ruling } = claim;
  const doubt = placeDoubt(claim, report);
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      children: [...wordRuns(claimTitle(claim, report.scale))],
    }),
    ...claim.anchor.ranges.map(({ exact }) => plain(exact, "Quote")),
    ...(doubt === null ? [] : [quiet(doubt)]),
    ...(claim.statement === null ? [] : [plain(claim.statement)]),
    ...(ruling === null
      ? []
      : [
          named("Ruling", `${ruling.ratingLabel}, by ${ruling.byName}, ${writtenDate(ruling.at)}`),
          ...markdownParagraphs(ruling.rationale),
        ]),
    ...(claim.evidence.length === 0 ? [quiet("No evidence was added.")] : []),
    ...claim.evidence.flatMap(evidencePart),
  ];
}

function evidencePart(evidence: ReportEvidence): readonly Paragraph[] {
  const about = sourceDetails(evidence).join(", ");
  const address = percentEncodedUri(evidence.url);
  const name: readonly ParagraphChild[] = [
    new TextRun({ text: `${stanceLabel(evidence.stance)}: `, bold: true }),
    ...linkedRuns(evidence.title ?? evidence.url, address),
    ...wordRuns(about === "" ? "" : ` (${about})`),
  ];
  const indent = { indent: { start: QUOTE_INDENT } };
  return [
    new Paragraph({ children: [...name] }),
    ...(evidence.title === null ? [] : [quiet(evidence.url)]),
    ...(evidence.excerpt === null ? [] : [plain(evidence.excerpt, "Quote")]),
    ...markdownParagraphs(evidence.note ?? "", indent),
    quiet(`Added by ${evidence.addedByName}, ${writtenDate(evidence.at)}`),
  ];
}

function provenance({ people, head, url, generatedAt }: Report): readonly Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: "How this was made" }),
    named("Checked by", people.map(({ name }) => name).join(", ")),
    named("As of", writtenDate(generatedAt)),
    new Paragraph({
      children: [new TextRun({ text: "Report: ", bold: true }), ...linkedRuns(url, percentEncodedUri(url))],
    }),
    named("Ledger", `entry ${head.seq}, ${head.hash}`),
  ];
}

const quiet = (text: string): Paragraph => plain(text, "Quiet");

function plain(text: string, style?: string): Paragraph {
  return new Paragraph({
    ...(style === undefined ? {} : { style }),
    ...(deriveDirection(text) === "rtl" ? { bidirectional: true } : {}),
    children: [...wordRuns(text)],
  });
}

const named = (name: string, value: string): Paragraph =>
  new Paragraph({ children: [new TextRun({ text: `${name}: `, bold: true }), ...wordRuns(value)] });
