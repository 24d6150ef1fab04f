"use client";

import { useState } from "react";
import {
  type DraftValues,
  draftKey,
  isSame,
  type KeptDraft,
  readDraft,
  removeDraft,
  writeDraft,
} from "@/components/workbench/draft";
import { browserStorage } from "@/components/workbench/kept-storage";
import type { DraftRef } from "@/components/workbench/outbox";
import type { Sent } from "@/components/workbench/review-store";
import { useWorkbench } from "@/components/workbench/workbench-context";

/** A form's values, kept on this device at every change until they are sent or thrown away. */
export type Draft<T extends DraftValues> = {
  readonly values: T;
  readonly change: (part: Partial<T>) => void;
  /** What the fields held when the person began, also before a reload. */
  readonly began: T;
  /**
   * The version that goes with the command: what the person began with, even when someone else's change has come in
   * since. After the server answered "stale" both versions are on screen, and from then on the present one counts.
   */
  readonly version: number | undefined;
  /** What stands there now is not what the person began with: someone else changed it. */
  readonly isOvertaken: boolean;
  /** "none" while the values are what they were at first; "not-kept" when the browser refuses to keep them. */
  readonly kept: "none" | "kept" | "not-kept";
  readonly clear: () => void;
  /** Takes note of the answer, and passes it on. */
  readonly note: (sent: Sent) => Sent;
  /** Goes with the command, so that a refusal much later brings the draft back. */
  readonly ref: DraftRef;
};

type Form<T extends DraftValues> = {
  readonly form: string;
  readonly claimId: string;
  /** What the form shows when nothing was typed; a kept draft goes before it. */
  readonly fields: T;
  /** The version of what the form changes; left out where it adds something new. */
  readonly version?: number | undefined;
};

/** The draft of a form, as it was left or new. */
export function useDraft<T extends DraftValues>({ form, claimId, fields, version }: Form<T>): Draft<T> {
  const { data } = useWorkbench();
  const key = draftKey({ userId: data.me.id, articleId: data.article.id, claimId, form });
  const [first] = useState(() => readDraft(browserStorage(), key));
  const [began] = useState<T>(() => ({ ...fields, ...first?.began }));
  const [beganWith] = useState(first === null ? version : (first.version ?? undefined));
  const [values, setValues] = useState<T>(() => ({ ...fields, ...first?.values }));
  const [kept, setKept] = useState<Draft<T>["kept"]>(first === null ? "none" : "kept");
  const [isAware, setIsAware] = useState(false);

  const keep = (next: T): KeptDraft => ({ values: next, began, version: beganWith ?? null });
  const change = (part: Partial<T>): void => {
    const next = { ...values, ...part };
    setValues(next);
    const isKept = writeDraft(browserStorage(), key, keep(next));
    setKept(isSame(next, began) ? "none" : isKept ? "kept" : "not-kept");
  };
  return {
    values,
    change,
    began,
    version: isAware ? version : beganWith,
    isOvertaken: version !== beganWith && !isSame(fields, began),
    kept,
    clear: () => {
      removeDraft(browserStorage(), key);
      setKept("none");
    },
    note: (sent) => {
      if (sent.kind === "stale") setIsAware(true);
      return sent;
    },
    ref: { key, value: keep(values) },
  };
}
