"use client";

import { useRef, useState } from "react";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { type AnswerOf, type ApiRefusal, askApi } from "@/lib/client/ask-api";
import { newId } from "@/lib/client/new-id";
import type { EditionChoices } from "@/lib/domain/edition";

/** A published edition, as the API answers it. */
export type PublishedEdition = { readonly number: number; readonly url: string; readonly isListed: boolean };

/** How publishing stands. */
export type Publishing =
  | { readonly kind: "asking" }
  | { readonly kind: "busy"; readonly with: "preview" | "publication" }
  | { readonly kind: "refused"; readonly answer: ApiRefusal }
  | { readonly kind: "shown"; readonly preview: EditionPage }
  | { readonly kind: "published"; readonly edition: PublishedEdition };

/** The page of an edition that is not published. */
export type EditionPage = { readonly number: number; readonly html: string };

/** What the desk says of an edition in its own words (blank: nothing), and what it chose. */
export type SaidOfEdition = EditionChoices & {
  readonly headline: string;
  readonly summary: string;
  readonly note: string;
};

/** Publishes what is on the screen now. The same thing asked again after no answer came is published once. */
export function usePublish(): {
  readonly publishing: Publishing;
  /** Whether it was published. */
  readonly publish: (said: SaidOfEdition) => Promise<boolean>;
  /** Asks for the page as readers would see it. */
  readonly preview: (said: SaidOfEdition) => Promise<void>;
  /** From the preview back to what is being written. */
  readonly back: () => void;
} {
  const { data, snapshot } = useWorkbench();
  const [publishing, setPublishing] = useState<Publishing>({ kind: "asking" });
  const asked = useRef({ what: "", commandId: "" });
  const params = { id: data.article.id };
  const publish = async (said: SaidOfEdition): Promise<boolean> => {
    const what = { seq: snapshot.state.seq, ...orNull(said) };
    const text = JSON.stringify(what);
    if (asked.current.what !== text) asked.current = { what: text, commandId: newId() };
    setPublishing({ kind: "busy", with: "publication" });
    const { commandId } = asked.current;
    const answer = await askApi("POST /api/v1/articles/{id}/reports", {
      params,
      body: { commandId, ...what },
    });
    if (!answer.ok) setPublishing({ kind: "refused", answer });
    else setPublishing({ kind: "published", edition: publishedEdition(answer.value) });
    return answer.ok;
  };
  const preview = async (said: SaidOfEdition): Promise<void> => {
    setPublishing({ kind: "busy", with: "preview" });
    const answer = await askApi("POST /api/v1/articles/{id}/reports/preview", {
      params,
      body: { seq: snapshot.state.seq, ...orNull(said) },
    });
    if (!answer.ok) setPublishing({ kind: "refused", answer });
    else setPublishing({ kind: "shown", preview: answer.value });
  };
  return { publishing, publish, preview, back: () => setPublishing({ kind: "asking" }) };
}

const orNull = ({ headline, summary, note, ...choices }: SaidOfEdition) => ({
  ...choices,
  headline: headline || null,
  summary: summary || null,
  note: note || null,
});

const publishedEdition = ({
  number,
  url,
  readers,
}: AnswerOf<"POST /api/v1/articles/{id}/reports">): PublishedEdition => ({
  number,
  url,
  isListed: readers === "public",
});
