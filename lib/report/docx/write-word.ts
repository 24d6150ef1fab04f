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
import { markableDocument } from "../marked-text";
import { percentEncodedUri } from "../percent-encoded-uri";
import type { Report } from "../report";
import { writtenDate } from "../report-date";
import { stillZip } from "../still-zip";
import { appendix } from "./appendix";
import { articleBody, listStarts } from "./article-body";
import { markdownParagraphs } from "./markdown-paragraphs";
import { type WordComments, wordComments } from "./word-comments";
import { linkedRuns, wordRuns } from "./word-runs";
import { wordNumbering, wordStyles } from "./word-styles";

/** The article as it is, with a comment on each claim's words, and the evidence after it, as the bytes of a .docx. */
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
  const shown = markableDocument(report);
  const comments = wordComments(report);
  return new Document({
    title: xmlText(article.title),
    creator: xmlText(workspace.name),
    description: `Fact check as of ${writtenDate(report.generatedAt)}`,
    styles: wordStyles(languageTag(article.language)),
    numbering: wordNumbering(listStarts(shown)),
    comments: { children: [...comments.comments] },
    sections: [
      {
        children: [
          ...heading(report, comments),
          ...articleBody(shown, comments.places, article.direction === "rtl"),
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
  const from = [article.byline, article.publisher, article.publishedAt && writtenDate(article.publishedAt)];
  const checked = [
    `Checked by ${workspace.name}: ${report.claims.length} claims, ${settled} settled, as of ${writtenDate(report.generatedAt)}`,
    edition === null ? "" : `Edition ${edition.number}, published by ${edition.publishedByName}`,
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
    ...[from.filter((part) => part !== null && part !== "").join(", "), ...checked]
      .filter((line) => line !== "")
      .map((line) => new Paragraph({ style: "Quiet", children: [...wordRuns(line)] })),
    ...(article.sourceUrl === null
      ? []
      : [new Paragraph({ style: "Quiet", children: [...linkedRuns(article.sourceUrl, address)] })]),
    ...markdownParagraphs(edition?.summary ?? "", { style: "Quiet" }),
  ];
}
