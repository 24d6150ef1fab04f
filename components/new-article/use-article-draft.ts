"use client";

import { useEffect, useState } from "react";
import { browserStorage } from "@/lib/client/kept-storage";
import { type ArticleDraft, EMPTY_DRAFT, keepArticleDraft, readArticleDraft } from "./article-draft";

const PAUSE_MS = 250;

/** The form's draft: kept in this browser a moment after each change, and when the page is left. */
export function useArticleDraft(key: string) {
  const [draft, setDraft] = useState<ArticleDraft>(EMPTY_DRAFT);
  const [isReady, setReady] = useState(false);
  const [isKept, setKept] = useState(true);
  useEffect(() => {
    const kept = readArticleDraft(browserStorage(), key);
    // What was typed or dropped before the draft was read goes before it.
    if (kept !== null) setDraft((now) => (now === EMPTY_DRAFT ? kept : now));
    setReady(true);
  }, [key]);
  useEffect(() => {
    if (!isReady) return;
    const keep = () => setKept(keepArticleDraft(browserStorage(), key, draft));
    const timer = setTimeout(keep, PAUSE_MS);
    window.addEventListener("pagehide", keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", keep);
    };
  }, [draft, isReady, key]);
  const change = (part: Partial<ArticleDraft>) => setDraft((now) => ({ ...now, ...part }));
  const clear = () => {
    setDraft(EMPTY_DRAFT);
    keepArticleDraft(browserStorage(), key, EMPTY_DRAFT);
  };
  return { draft, change, clear, isReady, isKept };
}
