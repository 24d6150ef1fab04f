"use client";

import { useMemo, useSyncExternalStore } from "react";
import { asideIn, onAside, readText } from "@/components/workbench/aside-drafts";
import type { KeptDraft } from "@/components/workbench/draft";
import { browserStorage } from "@/components/workbench/kept-storage";

/** The drafts of a form that were set aside, as they are now. */
export function useAside(key: string): readonly KeptDraft[] {
  const text = useSyncExternalStore(
    onAside,
    () => readText(browserStorage(), key),
    () => null,
  );
  return useMemo(() => asideIn(text), [text]);
}
