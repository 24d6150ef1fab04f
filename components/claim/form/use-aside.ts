"use client";

import { useMemo, useSyncExternalStore } from "react";
import { asideIn, onAside, readText } from "@/lib/client/drafts/aside-drafts";
import type { KeptDraft } from "@/lib/client/drafts/draft";
import { browserStorage } from "@/lib/client/kept-storage";

/** The drafts of a form that were set aside, as they are now. */
export function useAside(key: string): readonly KeptDraft[] {
  const text = useSyncExternalStore(
    onAside,
    () => readText(browserStorage(), key),
    () => null,
  );
  return useMemo(() => asideIn(text), [text]);
}
