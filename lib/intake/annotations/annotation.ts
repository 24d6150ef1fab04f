import type { Quote } from "../../text/match-quote";

/** The tools whose annotations are taken, as the API names them. */
export const ANNOTATION_FORMATS = ["hypothesis", "webannotation", "doccano", "label-studio"] as const;
export type AnnotationFormat = (typeof ANNOTATION_FORMATS)[number];

/** Something that was said on the words: its Markdown, and as far as the file says so by whom, when and where. */
export type SaidElsewhere = {
  readonly body: string;
  readonly author: string | null;
  /** As the tool wrote it. */
  readonly at: string | null;
  readonly address: string | null;
};

/** An annotation as another tool has it: words of a text, and what was said on them. */
export type Annotation = {
  /** Tells it from every other of its file, and is the same when the file is read again. */
  readonly key: string;
  /** The words, with what stands around them as far as the tool keeps that. */
  readonly quotes: readonly Quote[];
  /** Where the first of them begins in the tool's own copy of the text, in UTF-16 units: of several places the nearest is meant. */
  readonly start: number | null;
  readonly said: readonly SaidElsewhere[];
};

/** What could not be taken of a file, and why, by its place in it (as in "row 12"). */
export type Unread = { readonly place: string; readonly reason: string };

export type ReadAnnotations = {
  readonly format: AnnotationFormat;
  /** The tool, as people call it. */
  readonly tool: string;
  readonly annotations: readonly Annotation[];
  readonly unread: readonly Unread[];
};
