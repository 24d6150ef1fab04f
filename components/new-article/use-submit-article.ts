"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { type AnswerOf, type ApiRefusal, askApi, type FieldErrors } from "@/lib/client/ask-api";
import { loneLink } from "@/lib/text/recognise-text";
import { type ArticleDraft, draftedReviewMode } from "./article-draft";
import { type ArticleSize, sizeComplaint } from "./article-size";
import type { Duplicate } from "./duplicate-notice";
import { readingOf } from "./use-reading";

/** What stands in the way: complaints by field, one sentence for the rest, and the article that the desk has already. */
export type Refusal = {
  readonly detail: string;
  readonly errors: FieldErrors;
  readonly duplicate: Duplicate | null;
};

/** What was refused, and the text that it was said of (`textKey`). */
type Told = Refusal & { readonly of: string };

/** Tells one text of a draft from another. */
export const textKey = ({ format, content, rich, reading }: ArticleDraft): string =>
  JSON.stringify([format, content, rich, reading]);

/** An article that was added without all that came with it. */
export type AddedInPart = { readonly id: string; readonly left: string };

/** Sends the article and opens it; `onDone` runs when the server has it. */
export function useSubmitArticle(slug: string, onDone: () => void) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<Told | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const [added, setAdded] = useState<AddedInPart | null>(null);
  const open = (id: string): void => {
    onDone();
    router.push(`/w/${slug}/articles/${id}`);
  };
  const submit = async (draft: ArticleDraft, size: ArticleSize, allowDuplicate = false) => {
    const complaint = complainFirst(draft, size);
    setRefusal(complaint === null ? null : { ...complaint, of: textKey(draft) });
    setAdded(null);
    if (complaint !== null) return;
    setWaiting(true);
    const answer = await askApi("POST /api/v1/workspaces/{slug}/articles", {
      params: { slug },
      body: { ...articleSubmission(draft), ...(allowDuplicate ? { allowDuplicate } : {}) },
    });
    if (answer.ok) {
      const { id, comments } = answer.value;
      const left = leftOf(comments);
      if (left === null) return open(id);
      onDone();
      setWaiting(false);
      return setAdded({ id, left });
    }
    setWaiting(false);
    setRefusal({ ...placeRefusal(answer), of: textKey(draft) });
  };
  /** Gives an article that the desk has this text as its newer one. */
  const addAsNewer = async (draft: ArticleDraft, id: string) => {
    setWaiting(true);
    const answer = await askApi("POST /api/v1/articles/{id}/revisions", {
      params: { id },
      body: { ...textOf(draft), reason: "A newer version was brought in." },
    });
    if (answer.ok) return open(id);
    setWaiting(false);
    setRefusal({ ...placeRefusal(answer), of: textKey(draft) });
  };
  return { submit, addAsNewer, refusal, isWaiting, added };
}

type Taken = AnswerOf<"POST /api/v1/workspaces/{slug}/articles">["comments"];

/** What of a document's comments was not taken, in a sentence or two; null where nothing is left. */
function leftOf(comments: Taken): string | null {
  if (comments === undefined) return null;
  const { taken, refused, problem } = comments;
  if (problem === undefined && refused.length === 0) return null;
  const reasons = [...(problem === undefined ? [] : [problem]), ...refused.map(tellRefused)];
  return `The article was added. Of its comments ${taken} became discussion, the others were left: ${reasons.join(" ")}`;
}

const tellRefused = ({ quote, reason }: NonNullable<Taken>["refused"][number]): string =>
  `“${quote.length > 80 ? `${quote.slice(0, 80).toWellFormed()} …` : quote}”: ${reason}`;

/** What can be told without asking the server. */
function complainFirst(draft: ArticleDraft, size: ArticleSize): Refusal | null {
  const errors: Record<string, string> = {};
  const complaint = complainOfText(draft, size);
  if (complaint !== null) errors["content"] = complaint;
  if (draft.title.trim() === "") errors["title"] = "Give the article a title.";
  return Object.keys(errors).length === 0 ? null : { detail: SEE_FIELDS, errors, duplicate: null };
}

/** What stands against the text that a draft holds; null where it can be sent. */
export function complainOfText(draft: ArticleDraft, size: ArticleSize): string | null {
  if (draft.reading !== "") return null;
  const content = draft.format === "rich" ? draft.rich : draft.content;
  if (draft.isChosen === "" && loneLink(content) !== null)
    return "A link is no text yet. Wait until it is read, or paste the text instead.";
  return content.trim() === "" ? "Paste a link or the text, or choose a file." : sizeComplaint(size);
}

function placeRefusal({ kind, detail, errors, problem }: ApiRefusal): Refusal {
  const duplicate = kind === "duplicate" ? (problem?.current as Duplicate) : null;
  if (kind === "too-large") return { detail: SEE_FIELDS, errors: { content: detail }, duplicate };
  const { arrivalId, ...others } = errors;
  const placed = arrivalId === undefined ? errors : { ...others, content: arrivalId };
  return { detail: kind === "invalid" ? SEE_FIELDS : detail, errors: placed, duplicate };
}

const SEE_FIELDS = "The article was not added yet. See the marked fields.";

/** The body of POST /api/v1/workspaces/{slug}/articles; a field that was left empty is null. */
function articleSubmission(draft: ArticleDraft) {
  const given = (value: string) => (value.trim() === "" ? null : value.trim());
  return {
    ...textOf(draft),
    ...commentsOf(draft),
    title: draft.title.trim(),
    byline: given(draft.byline),
    publisher: given(draft.publisher),
    sourceUrl: given(draft.sourceUrl),
    publishedAt: given(draft.publishedAt),
    language: given(draft.language),
    direction: draft.direction === "" ? null : draft.direction,
    ...(draft.reviewMode === "" ? {} : { review: draftedReviewMode(draft) }),
  };
}

const COMMENTS = { "": "discussion", leave: "leave", evidence: "discussion-and-evidence" } as const;

function commentsOf(draft: ArticleDraft) {
  const comments = readingOf(draft)?.comments ?? 0;
  return comments === 0 ? {} : { comments: COMMENTS[draft.comments] };
}

/** The text as it is in the draft, or what came in, to be read again as it was shown. */
export function textOf(draft: ArticleDraft) {
  const reading = readingOf(draft);
  if (reading !== null) {
    const { arrivalId, charset, take } = reading;
    return { arrivalId, ...(charset === null ? {} : { charset }), ...(take === undefined ? {} : { take }) };
  }
  if (draft.format === "rich") return { content: draft.rich, format: "html" as const };
  return { content: draft.content, format: draft.format };
}
