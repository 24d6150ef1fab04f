import { assertNever } from "../domain/assert-never";
import { type Failure, invalid } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import { canonicalText } from "../text/canonical-text";
import { countWords } from "../text/count-words";
import type { SourceFormat } from "../text/detect-format";
import type { ProseMirrorJson } from "../text/document-json";
import { MAX_BYTES, MAX_WORDS } from "../text/limits";
import { checkStorable } from "../text/storable";
import { isTangledHtml } from "./is-tangled-html";
import { readHtml } from "./read-html";
import { readMarkdown } from "./read-markdown";
import { readPlainText } from "./read-plain-text";

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
  if (format === "html" && isTangledHtml(content)) {
    return fail(invalid("content", "This HTML is nested too deeply to be read. Paste its text instead."));
  }
  return finish(readDocument(content.replace(/^\uFEFF/, ""), format));
}

function readDocument(content: string, format: SourceFormat): ProseMirrorJson {
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

function finish(document: ProseMirrorJson): Result<ReadArticle, Failure> {
  const text = canonicalText(document);
  if (text.trim() === "") return fail(invalid("content", "There is no text here to check."));
  const storable = checkStorable(text, "content");
  if (!storable.ok) return storable;
  const words = countWords(text);
  if (words > MAX_WORDS) return fail(tooLarge("200,000 words", `It has ${words.toLocaleString("en")}.`));
  return ok({ document, text, words });
}

const tooLarge = (limit: string, found: string): Failure => ({
  kind: "too-large",
  detail: `An article may have up to ${limit}. ${found} Split it and check the parts.`,
});

function isTooManyBytes(content: string): boolean {
  if (content.length > MAX_BYTES) return true;
  return content.length * 3 > MAX_BYTES && new TextEncoder().encode(content).length > MAX_BYTES;
}
