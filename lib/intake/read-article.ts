import { assertNever } from "../domain/assert-never";
import { type Failure, invalid } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import { canonicalText } from "../text/canonical-text";
import { countWords } from "../text/count-words";
import type { SourceFormat } from "../text/detect-format";
import type { ProseMirrorJson } from "../text/document-json";
import { MAX_BYTES, MAX_WORDS } from "../text/limits";
import { checkStorable } from "../text/storable";
import { cleanDocument } from "./clean-document";
import { hasTooManyElements, isTangledHtml, MAX_ELEMENTS } from "./is-tangled-html";
import { readHtml } from "./read-html";
import { readMarkdown } from "./read-markdown";

/** What a person or a client hands in to be checked. */
export type ArticleSource = { readonly content: string; readonly format: SourceFormat };

/** An article that was read: the TipTap document, its canonical text and how many words that has. */
export type ReadArticle = {
  readonly document: ProseMirrorJson;
  readonly text: string;
  readonly words: number;
};

/**
 * Reads an article in any format into one kind of document. Nothing is fetched, whatever the source names.
 * Fails `invalid` at `content` when there is no text or it holds what cannot be stored, `too-large` beyond the limits.
 */
export function readArticle({ content, format }: ArticleSource): Result<ReadArticle, Failure> {
  if (isTooManyBytes(content)) return fail(tooLarge("5 MiB of text", "It is larger."));
  const storable = checkStorable(content, "content");
  if (!storable.ok) return storable;
  const intricate = format === "html" ? tooIntricate(content) : null;
  if (intricate !== null) return fail(intricate);
  return finishArticle(readSource(content.replace(/^\uFEFF/, ""), format));
}

function readSource(content: string, format: SourceFormat): ProseMirrorJson {
  switch (format) {
    case "text":
      return readPlainText(content);
    case "markdown":
      return readMarkdown(content);
    case "html":
      return readHtml(content);
    default:
      return assertNever(format);
  }
}

/**
 * Reads an article that is a document already, as an editor made it. Only what the schema has is taken: attributes that
 * it does not know go, an address that is not safe loses its link. Fails `invalid` at `document`, or as `readArticle` does.
 */
export function readDocument(document: unknown): Result<ReadArticle, Failure> {
  const read = cleanDocument(document);
  if (read === null)
    return fail(invalid("document", "This is not a document as an article's revision has it."));
  const finished = finishArticle(read);
  return finished.ok || finished.failure.kind !== "invalid"
    ? finished
    : fail({
        ...finished.failure,
        errors: finished.failure.errors.map((error) => ({ ...error, path: "document" })),
      });
}

/** A document that was read, with its text; fails where there is none, or too much. */
export function finishArticle(document: ProseMirrorJson): Result<ReadArticle, Failure> {
  const text = canonicalText(document);
  if (text.trim() === "") return fail(NO_TEXT);
  const storable = checkStorable(text, "content");
  if (!storable.ok) return storable;
  const words = countWords(text);
  if (words > MAX_WORDS) return fail(tooLarge("200,000 words", `It has ${words.toLocaleString("en")}.`));
  return ok({ document, text, words });
}

/** What is said of a source in which nothing can be read. */
export const NO_TEXT = invalid("content", "There is no text here to check.");

/** What is longer than an article may be. `limit` and `found` in words. */
export const tooLarge = (limit: string, found: string): Failure => ({
  kind: "too-large",
  detail: `An article may have up to ${limit}. ${found} Split it and check the parts.`,
});

/** Why HTML cannot be made a tree of with the time and the memory that there is; null when it can. */
export function tooIntricate(html: string): Failure | null {
  if (isTangledHtml(html))
    return invalid("content", "This HTML is nested too deeply to be read. Paste its text instead.");
  if (!hasTooManyElements(html)) return null;
  const most = MAX_ELEMENTS.toLocaleString("en");
  return invalid(
    "content",
    `This HTML has more than ${most} elements, too many to be read. Send a part of it, or paste its text.`,
  );
}

function isTooManyBytes(content: string): boolean {
  if (content.length > MAX_BYTES) return true;
  return content.length * 3 > MAX_BYTES && new TextEncoder().encode(content).length > MAX_BYTES;
}

/**
 * Reads plain text. Where blank lines stand between paragraphs, a single line break stays a break inside its
 * paragraph; where there are none, each line is a paragraph. White space at the ends of lines is dropped, all
 * other characters stay as they are.
 */
function readPlainText(content: string): ProseMirrorJson {
  const lines = content.split(/\r\n|[\n\r\f\u2028\u2029]/).map(trimLine);
  const paragraphs = hasBlankLineInside(lines)
    ? groupLines(lines)
    : lines.filter(isFilled).map((line) => [line]);
  return { type: "doc", content: paragraphs.map(paragraph) };
}

const isFilled = (line: string) => line !== "";
const trimLine = (line: string) => line.replace(/^[ \t\v]+|[ \t\v]+$/g, "");

function hasBlankLineInside(lines: readonly string[]): boolean {
  const blank = lines.indexOf("", lines.findIndex(isFilled));
  return blank !== -1 && blank < lines.findLastIndex(isFilled);
}

function groupLines(lines: readonly string[]): readonly string[][] {
  const groups: string[][] = [];
  let isNew = true;
  for (const line of lines) {
    if (!isFilled(line)) isNew = true;
    else if (isNew) groups.push([line]);
    else groups.at(-1)?.push(line);
    if (isFilled(line)) isNew = false;
  }
  return groups;
}

function paragraph(lines: readonly string[]): ProseMirrorJson {
  const content = lines.flatMap((line, index): ProseMirrorJson[] =>
    index === 0 ? [{ type: "text", text: line }] : [{ type: "hardBreak" }, { type: "text", text: line }],
  );
  return { type: "paragraph", content };
}
