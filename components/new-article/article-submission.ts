import type { ArticleDraft } from "./article-draft";
import { draftedReviewMode } from "./drafted-review-mode";

/** The body of POST /api/v1/workspaces/{slug}/articles; a field that was left empty is null. */
export function articleSubmission(draft: ArticleDraft) {
  const given = (value: string) => (value.trim() === "" ? null : value.trim());
  const isRich = draft.format === "rich";
  return {
    title: draft.title.trim(),
    content: isRich ? draft.rich : draft.content,
    format: isRich ? "html" : draft.format,
    byline: given(draft.byline),
    publisher: given(draft.publisher),
    sourceUrl: given(draft.sourceUrl),
    publishedAt: given(draft.publishedAt),
    language: given(draft.language),
    direction: draft.direction === "" ? null : draft.direction,
    ...(draft.reviewMode === "" ? {} : { review: draftedReviewMode(draft) }),
  };
}
