import { type Failure, invalid } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import type { SourceFormat } from "./detect-format";
import { readPlainText } from "./read-plain-text";

/** A node of a TipTap document, as JSON. */
export type ArticleNode = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly ArticleNode[];
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[];
  readonly text?: string;
};

/** What a person or a client hands in to be checked. */
export type ArticleSource = { readonly content: string; readonly format: SourceFormat };

/** An article that was read: the TipTap document, its canonical text and how many words that has. */
export type ReadArticle = {
  readonly document: ArticleNode;
  readonly text: string;
  readonly words: number;
};

/**
 * Reads an article in any format into one kind of document. Nothing is fetched, whatever the source names.
 * Fails `invalid` at `content` when there is no text or it holds what cannot be stored, `too-large` beyond the limits.
 */
export function readArticle({ content, format }: ArticleSource): Result<ReadArticle, Failure> {
  if (format !== "text") return fail(invalid("format", "Only plain text can be read yet."));
  const document = readPlainText(content);
  const text = (document.content ?? [])
    .map((block) => (block.content ?? []).map((node) => node.text ?? "\n").join(""))
    .join("\n");
  if (text.trim() === "") return fail(invalid("content", "There is no text here to check."));
  return ok({ document, text, words: text.split(/\s+/).filter((word) => word !== "").length });
}
