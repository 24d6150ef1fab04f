import { strToU8, zipSync } from "fflate";
import mammoth from "mammoth";
import { type Failure, invalid } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import { canonicalText } from "../text/canonical-text";
import { deriveDirection } from "../text/direction";
import type { ProseMirrorJson } from "../text/document-json";
import { type EndMarks, freeMarks, markComments, type SolidRange, takeMarks } from "./docx/mark-comments";
import { unzipParts, type ZipFailure } from "./docx/unzip-parts";
import { readWordComments, type WordComment } from "./docx/word-comments";
import { readWordProperties, textOfPart, type WordProperties } from "./docx/word-properties";
import { doubtfulDay, leftOut } from "./file-warnings";
import { latin1 } from "./known-bytes";
import { finishArticle, tooLarge } from "./read-article";
import { parseHtml, settled } from "./read-html";
import type { ArticleMetadata, IntakeSource, IntakeWarning, ReadComment, Reader, Reading } from "./reading";

/** Word documents (ECMA-376), by what is in them; their macros are never looked at and nothing that they name is fetched. */
export const docxReader: Reader = {
  format: "docx",
  recognises: ({ bytes, name }) => isWordZip(bytes) || (isLocked(bytes) && /\.doc[xm]$/i.test(name ?? "")),
  read: readDocx,
};

const MAX_FILE_BYTES = 50 * 1024 * 1024;
/** The text of 200,000 words with much formatting has a third of this. */
const UNPACKED = { partBytes: 32 * 1024 * 1024, allBytes: 64 * 1024 * 1024 };

const buffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
const isWordZip = (bytes: Uint8Array): boolean =>
  latin1(bytes.subarray(0, 2)) === "PK" && buffer(bytes).includes("word/document");
/** A document with a password is kept in a container of the old kind, in a stream of this name. */
const isLocked = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xd0 &&
  bytes[1] === 0xcf &&
  buffer(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));

async function readDocx({ bytes }: IntakeSource): Promise<Result<Reading, Failure>> {
  if (isLocked(bytes))
    return fail(
      invalid("content", "This Word document has a password. Save it without one and send it again."),
    );
  if (bytes.length > MAX_FILE_BYTES) return fail(tooLarge("50 MiB as a Word document", "It is larger."));
  const parts = await unzipParts(bytes, isRead, UNPACKED);
  if (!parts.ok) return fail(UNREADABLE[parts.failure]);
  const texts = new Map([...parts.value].map(([name, part]) => [name, xmlOf(part)]));
  const marks = freeMarks([...texts.values()]);
  if (marks === null) return fail(BROKEN);
  let changes = 0;
  for (const [name, xml] of texts) {
    if (!HAS_TEXT.test(name)) continue;
    const marked = markComments(xml, marks);
    if (!marked.ok) return fail(BROKEN);
    texts.set(name, marked.value.xml);
    changes += marked.value.changes;
  }
  const comments = readComments(texts);
  if (comments === null) return fail(BROKEN);
  return readTexts(texts, comments, { marks, changes });
}

/** The parts that are read: no pictures, no macros, no other files that a document can hold. */
const isRead = (name: string): boolean =>
  /^(\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/[\w.-]+\.xml|word\/_rels\/[\w.-]+\.rels|word\/vbaProject\.bin)$/.test(
    name,
  );
const HAS_TEXT = /^word\/(document\d*|footnotes|endnotes)\.xml$/;

const BROKEN = invalid(
  "content",
  "This Word document is broken. Open it in Word or LibreOffice, save it as .docx again and send that.",
);
const UNREADABLE: Readonly<Record<ZipFailure, Failure>> = {
  broken: BROKEN,
  "climbs-out": invalid(
    "content",
    "This file has parts whose names lead out of it. Save it as .docx again in Word.",
  ),
  locked: invalid("content", "This Word document has a password. Save it without one and send it again."),
  "too-many": invalid(
    "content",
    "This file has more parts than any document. Save it as .docx again in Word.",
  ),
  "too-large": tooLarge("64 MiB as a Word document that is unpacked", "It is larger."),
};

const xmlOf = (part: Uint8Array): string =>
  new TextDecoder(part[0] === 0xff ? "utf-16le" : part[0] === 0xfe ? "utf-16be" : "utf-8").decode(part);

function readComments(texts: ReadonlyMap<string, string>): readonly WordComment[] | null {
  const comments = texts.get("word/comments.xml");
  return comments === undefined
    ? []
    : readWordComments(comments, texts.get("word/commentsExtended.xml") ?? null);
}

async function readTexts(
  texts: ReadonlyMap<string, string>,
  comments: readonly WordComment[],
  { marks, changes }: { readonly marks: EndMarks; readonly changes: number },
): Promise<Result<Reading, Failure>> {
  const converted = await convert(texts);
  if (converted === null) return fail(BROKEN);
  const { document, ranges } = takeMarks(parseHtml(converted.html, "keep"), marks);
  const article = finishArticle(settled(document));
  if (!article.ok) return article;
  const placed = placeComments(article.value.text, comments, ranges);
  const properties = readWordProperties(
    texts.get("docProps/core.xml") ?? null,
    texts.get("word/styles.xml") ?? null,
  );
  return ok({
    ...article.value,
    format: "docx",
    metadata: metadataOf(properties, article.value.document, article.value.text),
    warnings: [
      ...changesWarning(changes),
      ...leftOut([...marginsOf(texts), ...picturesOf(converted.pictures), ...macrosOf(texts)]),
      ...lostWarning(comments.length - placed.length),
      ...doubtfulDay(properties.madeOn),
    ],
    comments: placed,
    blocks: [],
    encoding: null,
  });
}

/** The text as HTML, with what the default styles of Word mean; null when the document's structure is broken. */
async function convert(
  texts: ReadonlyMap<string, string>,
): Promise<{ readonly html: string; readonly pictures: number } | null> {
  const zip = zipSync(Object.fromEntries([...texts].map(([name, xml]) => [name, strToU8(xml)])), {
    level: 0,
  });
  let pictures = 0;
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: buffer(zip) },
      {
        styleMap: STYLES,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => {
          pictures += 1;
          return { src: "" };
        }),
      },
    );
    // A note ends with an arrow back to its sign, which is none of its words.
    return { html: value.replace(/ ?<a href="#(?:footnote|endnote)-ref-\d+">↑<\/a>/g, ""), pictures };
  } catch (error) {
    // What mammoth throws for parts that are missing or not what they are called; it has no type of its own.
    if (!(error instanceof Error)) throw error;
    return null;
  }
}

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
];

/** Comments that stand somewhere in the text, on their words; one without words on its line. */
function placeComments(
  text: string,
  comments: readonly WordComment[],
  ranges: ReadonlyMap<string, SolidRange>,
): readonly ReadComment[] {
  const solid: number[] = [];
  for (let at = 0; at < text.length; at += 1) if (!/\s/.test(text.charAt(at))) solid.push(at);
  return comments.flatMap(({ id, ...comment }) => {
    const range = ranges.get(id);
    return range === undefined || comment.body === ""
      ? []
      : [{ ...comment, range: rangeIn(text, solid, range) }];
  });
}

function rangeIn(text: string, solid: readonly number[], { start, end }: SolidRange): ReadComment["range"] {
  const first = solid[start] ?? text.length;
  if (end > start) return { start: first, end: (solid[end - 1] ?? first) + 1 };
  const before = solid[start - 1] ?? first;
  return {
    start: text.lastIndexOf("\n", before) + 1,
    end: text.includes("\n", before) ? text.indexOf("\n", before) : text.length,
  };
}

function metadataOf(properties: WordProperties, document: ProseMirrorJson, text: string): ArticleMetadata {
  const first = document.content?.[0];
  const heading = first?.type === "heading" ? canonicalText(first).trim() : "";
  return {
    title: properties.title ?? (heading === "" ? null : heading),
    byline: properties.author,
    publisher: null,
    publishedAt: properties.madeOn,
    canonicalUrl: null,
    language: properties.language,
    direction: deriveDirection(text, properties.language),
  };
}

const changesWarning = (changes: number): readonly IntakeWarning[] =>
  changes === 0
    ? []
    : [
        {
          kind: "tracked-changes",
          message: `${changes === 1 ? "1 tracked change is" : `${changes} tracked changes are`} read as accepted: words put in are in the text, words taken out are not.`,
        },
      ];

const lostWarning = (lost: number): readonly IntakeWarning[] =>
  lost <= 0
    ? []
    : [
        {
          kind: "comments-left",
          message: `${lost === 1 ? "1 comment is" : `${lost} comments are`} left out: ${lost === 1 ? "it is" : "they are"} empty or on no words of the text.`,
        },
      ];

/** What stands above or below each page. */
const marginsOf = (texts: ReadonlyMap<string, string>): readonly string[] => [
  ...new Set(
    [...texts]
      .filter(([name]) => /^word\/(header|footer)\d*\.xml$/.test(name))
      .map(([, xml]) => textOfPart(xml))
      .filter((text) => text !== "")
      .map((text) => `“${text}” (above or below each page)`),
  ),
];

const picturesOf = (pictures: number): readonly string[] =>
  pictures === 0 ? [] : [pictures === 1 ? "a picture" : `${pictures} pictures`];

const macrosOf = (texts: ReadonlyMap<string, string>): readonly string[] =>
  texts.has("word/vbaProject.bin") ? ["its macros, which were not looked at"] : [];
