"use client";

import { useState } from "react";
import { type DraftValues, draftKey, readDraft, removeDraft, writeDraft } from "@/components/workbench/draft";
import { browserStorage } from "@/components/workbench/kept-storage";
import type { DraftRef } from "@/components/workbench/outbox";
import { useWorkbench } from "@/components/workbench/workbench-context";

/** A form's values, kept on this device at every change until they are sent or thrown away. */
export type Draft<T extends DraftValues> = {
  readonly values: T;
  readonly change: (part: Partial<T>) => void;
  /** "none" while the values are what they were at first; "not-kept" when the browser refuses to keep them. */
  readonly kept: "none" | "kept" | "not-kept";
  readonly clear: () => void;
  /** Goes with the command, so that a refusal much later brings the draft back. */
  readonly ref: DraftRef;
};

/** `initial` is what the form shows when nothing was typed; a kept draft goes before it. */
export function useDraft<T extends DraftValues>(form: string, claimId: string, initial: T): Draft<T> {
  const { data } = useWorkbench();
  const key = draftKey({ userId: data.me.id, articleId: data.article.id, claimId, form });
  const [first] = useState(initial);
  const [values, setValues] = useState<T>(() => ({ ...first, ...readDraft(browserStorage(), key) }));
  const [kept, setKept] = useState<Draft<T>["kept"]>(() =>
    readDraft(browserStorage(), key) === null ? "none" : "kept",
  );

  const change = (part: Partial<T>): void => {
    const next = { ...values, ...part };
    setValues(next);
    const isKept = writeDraft(browserStorage(), key, next, first);
    const isTyped = Object.keys(next).some((field) => next[field] !== first[field]);
    setKept(isTyped ? (isKept ? "kept" : "not-kept") : "none");
  };
  const clear = (): void => {
    removeDraft(browserStorage(), key);
    setKept("none");
  };
  return { values, change, kept, clear, ref: { key, value: values } };
}
