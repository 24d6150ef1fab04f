"use client";

import { useRef, useState } from "react";
import { type ApiAnswer, callApi } from "@/components/desk/call-api";
import { newId } from "@/components/workbench/new-id";
import { useWorkbench } from "@/components/workbench/workbench-context";

/** A published edition, as the API answers it. */
export type PublishedEdition = { readonly number: number; readonly url: string };

/** How publishing stands. */
export type Publishing =
  | { readonly kind: "asking" }
  | { readonly kind: "busy" }
  | { readonly kind: "refused"; readonly answer: Extract<ApiAnswer, { readonly ok: false }> }
  | { readonly kind: "published"; readonly edition: PublishedEdition };

/** What the desk says of an edition in its own words; blank: nothing. */
export type SaidOfEdition = { readonly headline: string; readonly summary: string; readonly note: string };

/** Publishes what is on the screen now. The same thing asked again after no answer came is published once. */
export function usePublish(): {
  readonly publishing: Publishing;
  /** Whether it was published. */
  readonly publish: (said: SaidOfEdition) => Promise<boolean>;
} {
  const { data, snapshot } = useWorkbench();
  const [publishing, setPublishing] = useState<Publishing>({ kind: "asking" });
  const asked = useRef({ what: "", commandId: "" });
  const publish = async ({ headline, summary, note }: SaidOfEdition): Promise<boolean> => {
    const said = { headline: headline || null, summary: summary || null, note: note || null };
    const what = { seq: snapshot.state.seq, ...said };
    const text = JSON.stringify(what);
    if (asked.current.what !== text) asked.current = { what: text, commandId: newId() };
    setPublishing({ kind: "busy" });
    const { commandId } = asked.current;
    const answer = await callApi("POST", `/api/v1/articles/${data.article.id}/reports`, {
      commandId,
      ...what,
    });
    if (!answer.ok) setPublishing({ kind: "refused", answer });
    else setPublishing({ kind: "published", edition: readEdition(answer.value) });
    return answer.ok;
  };
  return { publishing, publish };
}

function readEdition(value: unknown): PublishedEdition {
  if (typeof value === "object" && value !== null && "number" in value && "url" in value)
    return { number: Number(value.number), url: String(value.url) };
  throw new Error("The API answered something else than an edition.");
}
