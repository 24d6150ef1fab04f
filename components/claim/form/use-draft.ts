"use client";

import { useMemo, useState, useSyncExternalStore } from "react";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { asideIn, onAside, openDraft, putAside, readText, takeAside } from "@/lib/client/drafts/aside-drafts";
import {
  type DraftValues,
  draftKey,
  isSame,
  type KeptDraft,
  removeDraft,
  writeDraft,
} from "@/lib/client/drafts/draft";
import { browserStorage } from "@/lib/client/kept-storage";
import type { DraftRef } from "@/lib/client/outbox/outbox";
import type { Sent } from "@/lib/client/review/review-store";
import { type FieldConflict, fieldConflicts, withUntouched } from "./field-conflicts";

/** A form's values, kept on this device at every change until they are sent or thrown away. */
export type Draft<T extends DraftValues> = {
  /** What was typed; in fields left alone, in a form that merges, what stands there now. */
  readonly values: T;
  readonly change: (part: Partial<T>) => void;
  /** What the fields held when the person began, also before a reload; in fields left alone as in `values`. */
  readonly began: T;
  /**
   * The version that goes with the command: what the person began with, even when someone else's change has come in
   * since. After both versions were on screen the present one counts, and in a form that merges also while nothing
   * is in conflict.
   */
  readonly version: number | undefined;
  /** What stands there now is not what the person began with: someone else changed it. */
  readonly isOvertaken: boolean;
  readonly isMerging: boolean;
  /** Fields that both changed, in a form that merges. */
  readonly conflicts: readonly FieldConflict[];
  /** There are conflicts on which the person has not said what to do. */
  readonly isUndecided: boolean;
  /** The person has seen both texts: theirs may be replaced by what stands in the form. */
  readonly acceptMine: () => void;
  /** Puts theirs into the fields in conflict. True when nothing of one's own is left to send. */
  readonly takeTheirs: () => boolean;
  /** "none" while the values are what they were at first; "not-kept" when the browser refuses to keep them. */
  readonly kept: "none" | "kept" | "not-kept";
  readonly clear: () => void;
  /** What was typed here before and not taken, and waits for a place; the oldest first. */
  readonly aside: readonly KeptDraft[];
  /** Writes on with one of those; what stands in the form changes places with it. */
  readonly swap: (draft: KeptDraft) => void;
  /** How often that was done: fields that read their value once are made anew. */
  readonly swaps: number;
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
  /** The fields are those of the thing that is changed, so that two people's changes can be told apart field by field. */
  readonly isMerging?: boolean;
};

/** The draft of a form, as it was left or new. */
export function useDraft<T extends DraftValues>({
  form,
  claimId,
  fields,
  version,
  isMerging = false,
}: Form<T>): Draft<T> {
  const { data } = useWorkbench();
  const key = draftKey({ userId: data.me.id, articleId: data.article.id, claimId, form });
  const [first] = useState(() => openDraft(browserStorage(), key));
  const [began, setBegan] = useState<T>(() => ({ ...fields, ...first?.began }));
  const [beganWith] = useState(first === null ? version : (first.version ?? undefined));
  const [typed, setTyped] = useState<T>(() => ({ ...fields, ...first?.values }));
  const [kept, setKept] = useState<Draft<T>["kept"]>(first === null ? "none" : "kept");
  const [isAware, setIsAware] = useState(false);
  const [accepted, setAccepted] = useState("");
  const [swaps, setSwaps] = useState(0);
  const aside = useAside(key);

  const conflicts = isMerging ? fieldConflicts(began, typed, fields) : [];
  const isUndecided = conflicts.length > 0 && accepted !== theirsIn(conflicts);
  const isPresent = isMerging ? !isUndecided : isAware;
  const keep = (values: T, from: T): KeptDraft => ({ values, began: from, version: beganWith ?? null });
  const put = (values: T, from: T): void => {
    setTyped(values);
    const isKept = writeDraft(browserStorage(), key, keep(values, from));
    setKept(isSame(values, from) ? "none" : isKept ? "kept" : "not-kept");
  };
  return {
    values: isMerging ? withUntouched(typed, began, typed, fields) : typed,
    change: (part) => put({ ...typed, ...part }, began),
    began: isMerging ? withUntouched(began, began, typed, fields) : began,
    version: isPresent ? version : beganWith,
    isOvertaken: version !== beganWith && !isSame(fields, began),
    isMerging,
    conflicts,
    isUndecided,
    acceptMine: () => setAccepted(theirsIn(conflicts)),
    takeTheirs: () => {
      const theirs = Object.fromEntries(conflicts.map((each) => [each.key, each.theirs]));
      const [nextBegan, nextTyped] = [
        { ...began, ...theirs },
        { ...typed, ...theirs },
      ];
      setBegan(nextBegan);
      put(nextTyped, nextBegan);
      return isSame(nextTyped, nextBegan);
    },
    kept,
    clear: () => {
      removeDraft(browserStorage(), key);
      setKept("none");
    },
    aside,
    swap: (other) => {
      const present = keep(typed, began);
      takeAside(browserStorage(), key, other);
      if (!isSame(typed, began)) putAside(browserStorage(), key, present);
      put({ ...fields, ...other.values }, began);
      setSwaps(swaps + 1);
    },
    swaps,
    note: (sent) => {
      if (sent.kind === "stale") setIsAware(true);
      return sent;
    },
    ref: { key, value: keep(typed, began) },
  };
}

/** A choice holds for the texts that were on screen; when theirs changes again, the person is asked again. */
function theirsIn(conflicts: readonly FieldConflict[]): string {
  return JSON.stringify(conflicts.map(({ key, theirs }) => [key, theirs]));
}

/** The drafts of a form that were set aside, as they are now. */
function useAside(key: string): readonly KeptDraft[] {
  const text = useSyncExternalStore(
    onAside,
    () => readText(browserStorage(), key),
    () => null,
  );
  return useMemo(() => asideIn(text), [text]);
}
