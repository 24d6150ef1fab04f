import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  TextRun,
} from "docx";
import { strFromU8, strToU8, unzipSync } from "fflate";
import { languageTag } from "../../text/language-tag";
import { xmlText } from "../../text/xml-text";
import type { Words } from "../../words/words";
import type { Report } from "../report";
import { writtenDate } from "../report-date";
import { wordsOf } from "../report-words";
import { stillZip } from "../still-zip";
import { markableDocument } from "../text/marked-text";
import { percentEncodedUri } from "../text/percent-encoded-uri";
import { appendix } from "./appendix";
import { articleBody, listStarts } from "./article-body";
import { markdownParagraphs } from "./markdown-paragraphs";
import { wordChanges } from "./word-changes";
import { type WordComments, wordComments } from "./word-comments";
import { linesOf, linkedRuns, wordRuns } from "./word-runs";
import { wordNumbering, wordStyles } from "./word-styles";

/**
 * The article as it is, with a comment on each claim's words and what waits of suggested wording as tracked changes, and the
 * evidence after it, as the bytes of a .docx.
 */
export async function writeWord(report: Report): Promise<Uint8Array> {
  const files = unzipSync(await Packer.toBuffer(wordDocument(report)));
  const properties = strFromU8(files[PROPERTIES] ?? new Uint8Array());
  return stillZip({ ...files, [PROPERTIES]: strToU8(madeAt(properties, report.generatedAt)) });
}

const PROPERTIES = "docProps/core.xml";

/** The library dates a file by the moment of its writing. */
const madeAt = (properties: string, at: string): string =>
  properties.replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g, `$1${at}`);

function wordDocument(report: Report): Document {
  const { article, workspace } = report;
  const words = wordsOf(report);
  const shown = markableDocument(report);
  const comments = wordComments(report);
  const { places } = comments;
  const drawn = { places, changes: wordChanges(report), firstId: comments.comments.length };
  return new Document({
    title: xmlText(article.title),
    creator: xmlText(workspace.name),
    description: words.say("page.factCheckAsOf", { date: writtenDate(report.generatedAt, words) }),
    styles: wordStyles(languageTag(article.language)),
    numbering: wordNumbering(listStarts(shown)),
    comments: { children: [...comments.comments] },
    sections: [
      {
        children: [
          ...heading(report, comments),
          ...articleBody(shown, drawn, article.direction === "rtl"),
          ...appendix(report),
        ],
      },
    ],
  });
}

function heading(report: Report, { onTitle }: WordComments): readonly Paragraph[] {
  const { article, edition, withheld, workspace } = report;
  const bidirectional = article.direction === "rtl" ? { bidirectional: true } : {};
  const settled = report.claims.filter(({ status }) => status === "settled").length;
  const words = wordsOf(report);
  const { say, number } = words;
  const from = [
    article.byline,
    article.publisher,
    article.publishedAt && writtenDate(article.publishedAt, words),
  ];
  const checked = [
    say("page.checkedBy", {
      desk: workspace.name,
      count: report.claims.length,
      settled: number(settled),
      date: writtenDate(report.generatedAt, words),
    }),
    edition === null
      ? ""
      : say("edition.publishedBy", { number: edition.number, name: edition.publishedByName }),
    edition?.headline ?? "",
    withheld ?? "",
  ];
  const address = article.sourceUrl === null ? null : percentEncodedUri(article.sourceUrl);
  return [
    new Paragraph({
      ...bidirectional,
      heading: HeadingLevel.TITLE,
      children: [
        ...onTitle.map((id) => new CommentRangeStart(id)),
        ...wordRuns(article.title),
        ...onTitle.flatMap((id) => [
          new CommentRangeEnd(id),
          new TextRun({ children: [new CommentReference(id)] }),
        ]),
      ],
    }),
    ...[words.list(from.flatMap((part) => (part === null || part === "" ? [] : [part]))), ...checked]
      .filter((line) => line !== "")
      .map((line) => quietLine(line, words)),
    ...(article.sourceUrl === null
      ? []
      : [
          new Paragraph({
            style: "Quiet",
            ...linesOf(words.direction),
            children: [...linkedRuns(article.sourceUrl, address)],
          }),
        ]),
    ...markdownParagraphs(edition?.summary ?? "", { style: "Quiet" }),
  ];
}

const quietLine = (line: string, { direction }: Words): Paragraph =>
  new Paragraph({ style: "Quiet", ...linesOf(direction), children: [...wordRuns(line)] });
