import type { AnswerOf, BodyOf } from "@/lib/client/ask-api";
import type { ProseMirrorJson } from "@/lib/text/document-json";

/** A new text, as the API takes it to be looked at. */
export type NewText = BodyOf<"POST /api/v1/articles/{id}/revisions/preview">;

/** What it would make of each claim. */
export type Preview = AnswerOf<"POST /api/v1/articles/{id}/revisions/preview">;

/** What it made of them. */
export type SavedText = AnswerOf<"POST /api/v1/articles/{id}/revisions">;

/** The article's texts, oldest first. */
export type TextFacts = AnswerOf<"GET /api/v1/articles/{id}/revisions">[number];

/** A text that the article has or had. */
export type KnownText = {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly document: ProseMirrorJson;
};

/** How many claims stand how, in words: "8 kept, 1 changed". */
export function countWords(anchors: Preview["anchors"]): string {
  const parts = (["kept", "moved", "changed", "lost"] as const)
    .filter((placement) => anchors[placement] > 0)
    .map((placement) => `${anchors[placement]} ${placement}`);
  return parts.length === 0 ? "no claims" : parts.join(", ");
}
