import type { Failure } from "../domain/failure";
import type { Result } from "../domain/result";
import type { Direction } from "../text/direction";
import type { ReadArticle } from "./read-article";

/** What came in, as it came: a file, or what an address answered. `charset` is what was declared or chosen for it. */
export type IntakeSource = {
  readonly bytes: Uint8Array;
  readonly name: string | null;
  readonly mediaType: string | null;
  readonly charset: string | null;
  readonly address: string | null;
};

/** What can be read. A new format has its reader in readers.ts. */
export type IntakeFormat = "text" | "markdown" | "html" | "docx" | "pdf" | "mail";

/**
 * What a source says of itself; null where it says nothing. `publishedAt` is a day or RFC 3339, `language` a BCP 47
 * tag in its canonical form, `direction` what was declared or else told from the letters.
 */
export type ArticleMetadata = {
  readonly title: string | null;
  readonly byline: string | null;
  readonly publisher: string | null;
  readonly publishedAt: string | null;
  readonly canonicalUrl: string | null;
  readonly language: string | null;
  readonly direction: Direction;
};

export type IntakeWarningKind =
  /** The characters' encoding was told from the bytes: another can be chosen. */
  | "encoding-assumed"
  /** Text of the source is not in what was read; the message lists it. */
  | "left-out"
  | "tracked-changes"
  | "comments-left"
  /** What is read is perhaps not the article: a page that asks to sign in or to consent. */
  | "wall"
  | "pictures-only"
  | "metadata-doubtful";

/** What a person should know before what was read is taken, in a sentence or two. */
export type IntakeWarning = { readonly kind: IntakeWarningKind; readonly message: string };

/** A comment that came with a document, on the words that it marks: UTF-16 in the reading's text. */
export type ReadComment = {
  readonly range: { readonly start: number; readonly end: number };
  readonly author: string | null;
  readonly at: string | null;
  readonly body: string;
  readonly isResolved: boolean;
};

/** A part of a page that was taken for the article's, or not. `start` is how it begins, in up to some 120 characters. */
export type ReadBlock = { readonly index: number; readonly start: string; readonly isTaken: boolean };

/** What a reader made of a source: the article, what the source says of itself, and what is in doubt. */
export type Reading = ReadArticle & {
  readonly format: IntakeFormat;
  readonly metadata: ArticleMetadata;
  readonly warnings: readonly IntakeWarning[];
  readonly comments: readonly ReadComment[];
  /** The parts that can be chosen from (`take`); none where everything is read. */
  readonly blocks: readonly ReadBlock[];
  /** What its bytes were read as, a label of the Encoding standard; null where the format has one of its own. */
  readonly encoding: string | null;
};

/** What of a page is the article: as found, the whole page, or the blocks with these indexes. */
export type Take = "article" | "page" | readonly number[];

export type ReadOptions = { readonly take?: Take | undefined; readonly signal?: AbortSignal | undefined };

/**
 * One format's. It tells what it can read by the first bytes, then by name and media type; `read` fails as
 * `readArticle` does, or `invalid` at `content` with what is wrong and what to do.
 */
export type Reader = {
  readonly format: IntakeFormat;
  readonly recognises: (source: IntakeSource) => boolean;
  readonly read: (source: IntakeSource, options: ReadOptions) => Promise<Result<Reading, Failure>>;
};
