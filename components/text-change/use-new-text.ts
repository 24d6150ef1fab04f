"use client";

import { useState } from "react";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { type ApiRefusal, askApi } from "@/lib/client/ask-api";
import { canonicalText } from "@/lib/text/canonical-text";
import type { ProseMirrorJson } from "@/lib/text/document-json";
import type { KnownText, NewText, Preview, SavedText } from "./text-data";

/** How a new text stands on its way: written, looked at, saved. */
export type Standing =
  | { readonly kind: "writing"; readonly refusal: ApiRefusal | null }
  | { readonly kind: "asking" }
  | { readonly kind: "shown"; readonly look: Look; readonly refusal: ApiRefusal | null }
  | { readonly kind: "saving"; readonly look: Look }
  | { readonly kind: "saved"; readonly text: SavedText };

/** A new text beside the one that the article has, with what becomes of each claim. */
export type Look = { readonly asked: NewText; readonly preview: Preview; readonly current: KnownText };

/** Looks at a new text before it is saved, and saves what was looked at. */
export function useNewText() {
  const { data } = useWorkbench();
  const { article } = data;
  const [standing, setStanding] = useState<Standing>({ kind: "writing", refusal: null });
  const params = { id: article.id };

  const look = async (asked: NewText): Promise<void> => {
    setStanding({ kind: "asking" });
    const answer = await askApi("POST /api/v1/articles/{id}/revisions/preview", { params, body: asked });
    const current = answer.ok ? await presentText(answer.value) : null;
    if (!answer.ok) return setStanding({ kind: "writing", refusal: answer });
    if (current === null || !current.ok) return setStanding({ kind: "writing", refusal: current });
    setStanding({
      kind: "shown",
      look: { asked, preview: answer.value, current: current.value },
      refusal: null,
    });
  };

  /** The text that the article has: the one on the screen, unless it has another by now. */
  const presentText = async ({ current: { id, number } }: Preview) => {
    if (id === article.revisionId)
      return {
        ok: true as const,
        value: { id, number, text: canonicalText(article.document), document: article.document },
      };
    return readText(article.id, number);
  };

  const save = async (from: Look, reason: string): Promise<SavedText | null> => {
    setStanding({ kind: "saving", look: from });
    const body = { ...from.asked, reason, basis: from.preview.basis };
    const answer = await askApi("POST /api/v1/articles/{id}/revisions", { params, body });
    if (!answer.ok) setStanding({ kind: "shown", look: from, refusal: answer });
    else setStanding({ kind: "saved", text: answer.value });
    return answer.ok ? answer.value : null;
  };

  const back = (): void => setStanding({ kind: "writing", refusal: null });
  return { standing, look, save, back };
}

/** A text of the article by its number. */
export async function readText(articleId: string, number: number) {
  const answer = await askApi("GET /api/v1/articles/{id}/revisions/{number}", {
    params: { id: articleId, number: String(number) },
  });
  if (!answer.ok) return answer;
  const { id, text, document } = answer.value;
  // The schema leaves open what stands in a document.
  return { ok: true as const, value: { id, number, text, document: document as ProseMirrorJson } };
}
