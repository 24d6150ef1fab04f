import { type KeptStorage, readKept, writeKept } from "@/lib/client/kept-storage";
import { DEFAULT_REQUIRED_VERDICTS, type ReviewModeSettings } from "@/lib/domain/review-mode";

/** How the text of a new article is written; `rich` is what a page or a word processor puts on the clipboard. */
export const ARTICLE_FORMATS = ["text", "rich", "markdown", "html"] as const;
export type ArticleFormat = (typeof ARTICLE_FORMATS)[number];

/** What stands in the New article form. `content` is typed or read from a file; `rich` is pasted, as HTML. */
export type ArticleDraft = {
  readonly format: ArticleFormat;
  readonly content: string;
  readonly rich: string;
  /** "" is as it was recognised; "yes": the person chose how it is read. */
  readonly isChosen: "" | "yes";
  /** What was read of a link or a file, as the server told it (JSON); "": the text is here. */
  readonly reading: string;
  /** What becomes of a document's comments; "" takes them as discussion. */
  readonly comments: "" | "leave" | "evidence";
  readonly title: string;
  readonly byline: string;
  readonly publisher: string;
  readonly sourceUrl: string;
  readonly publishedAt: string;
  readonly language: string;
  readonly direction: "" | "ltr" | "rtl";
  /** "" is an open review. */
  readonly reviewMode: "" | "independent";
  /** A number as it is typed; "" is what a desk usually requires. */
  readonly requiredVerdicts: string;
  readonly hidesNames: "" | "yes";
};

export const EMPTY_DRAFT: ArticleDraft = {
  format: "text",
  content: "",
  rich: "",
  isChosen: "",
  reading: "",
  comments: "",
  title: "",
  byline: "",
  publisher: "",
  sourceUrl: "",
  publishedAt: "",
  language: "",
  direction: "",
  reviewMode: "",
  requiredVerdicts: "",
  hidesNames: "",
};

/** One person's draft for one desk. */
export function articleDraftKey(userId: string, slug: string): string {
  return `assay:draft:${userId}:${slug}:new-article`;
}

/** What was typed and not sent, or null. */
export function readArticleDraft(storage: KeptStorage | null, key: string): ArticleDraft | null {
  const kept = readKept(storage, key, isArticleDraft);
  return kept === null ? null : { ...EMPTY_DRAFT, ...kept };
}

/** Keeps what was typed, forgets an empty draft. False: the browser did not take it. */
export function keepArticleDraft(storage: KeptStorage | null, key: string, draft: ArticleDraft): boolean {
  return writeKept(storage, key, isEmptyDraft(draft) ? null : draft);
}

/** Whether nothing was typed that would be missed. */
export function isEmptyDraft(draft: ArticleDraft): boolean {
  const { format: _format, isChosen: _chosen, comments: _comments, ...typed } = draft;
  return Object.values(typed).every((value) => value === "");
}

/** A draft from before these were asked for has none of them. */
const NEWER_FIELDS = {
  reviewMode: "",
  requiredVerdicts: "",
  hidesNames: "",
  isChosen: "",
  reading: "",
  comments: "",
};

function isArticleDraft(value: unknown): value is ArticleDraft {
  if (typeof value !== "object" || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries({ ...NEWER_FIELDS, ...value }));
  return (
    Object.keys(EMPTY_DRAFT).every((name) => typeof fields.get(name) === "string") &&
    ARTICLE_FORMATS.some((format) => format === fields.get("format")) &&
    ["", "ltr", "rtl"].includes(String(fields.get("direction") ?? "")) &&
    ["", "independent"].includes(String(fields.get("reviewMode") ?? "")) &&
    ["", "yes"].includes(String(fields.get("hidesNames") ?? "")) &&
    ["", "yes"].includes(String(fields.get("isChosen") ?? "")) &&
    ["", "leave", "evidence"].includes(String(fields.get("comments")))
  );
}

/** The review mode that stands in the New article form. */
export function draftedReviewMode({
  reviewMode,
  requiredVerdicts,
  hidesNames,
}: Pick<ArticleDraft, "reviewMode" | "requiredVerdicts" | "hidesNames">): ReviewModeSettings {
  return {
    mode: reviewMode === "independent" ? "independent" : "open",
    requiredVerdicts: Number(requiredVerdicts) || DEFAULT_REQUIRED_VERDICTS,
    hidesNames: hidesNames === "yes",
  };
}
