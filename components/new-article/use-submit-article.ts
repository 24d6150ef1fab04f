"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { askApi, type FieldErrors } from "@/lib/client/ask-api";
import { type ArticleDraft, draftedReviewMode } from "./article-draft";
import { type ArticleSize, sizeComplaint } from "./article-size";

/** What stands in the way: complaints by field, and one sentence for the rest. */
export type Refusal = { readonly detail: string; readonly errors: FieldErrors };

/** Sends the article and opens it; `onDone` runs when the server has it. */
export function useSubmitArticle(slug: string, onDone: () => void) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const submit = async (draft: ArticleDraft, size: ArticleSize) => {
    const complaint = complainFirst(draft, size);
    setRefusal(complaint);
    if (complaint !== null) return;
    setWaiting(true);
    const answer = await askApi("POST /api/v1/workspaces/{slug}/articles", {
      params: { slug },
      body: articleSubmission(draft),
    });
    if (answer.ok) {
      onDone();
      router.push(`/w/${slug}/articles/${answer.value.id}`);
      return;
    }
    setWaiting(false);
    setRefusal(placeRefusal(answer));
  };
  return { submit, refusal, isWaiting };
}

/** What can be told without asking the server. */
function complainFirst(draft: ArticleDraft, size: ArticleSize): Refusal | null {
  const errors: Record<string, string> = {};
  const content = draft.format === "rich" ? draft.rich : draft.content;
  const complaint = content.trim() === "" ? "Paste the text, or choose a file." : sizeComplaint(size);
  if (complaint !== null) errors["content"] = complaint;
  if (draft.title.trim() === "") errors["title"] = "Give the article a title.";
  return Object.keys(errors).length === 0 ? null : { detail: SEE_FIELDS, errors };
}

function placeRefusal({
  kind,
  detail,
  errors,
}: {
  kind: string;
  detail: string;
  errors: FieldErrors;
}): Refusal {
  if (kind === "too-large") return { detail: SEE_FIELDS, errors: { content: detail } };
  return { detail: kind === "invalid" ? SEE_FIELDS : detail, errors };
}

const SEE_FIELDS = "The article was not added yet. See the marked fields.";

/** The body of POST /api/v1/workspaces/{slug}/articles; a field that was left empty is null. */
function articleSubmission(draft: ArticleDraft) {
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
