"use client";

import { useEffect, useState } from "react";
import type { ReviewSnapshot } from "@/lib/client/review/review-store";
import { assertNever } from "@/lib/domain/assert-never";
import { type Line, lineOf } from "./line-icon";

/** Only what lasts is said aloud. */
const SETTLED_MS = 1_000;

/**
 * What a screen reader is told of the line to the server: that things are saved, once for many; that a break began and
 * that it ended. Nothing while something is under way, and nothing for what passes at once.
 */
export function useAnnouncement(snapshot: ReviewSnapshot): string {
  const line = lineOf(snapshot);
  const [said, setSaid] = useState<Said>({ line: "live", words: "" });
  useEffect(() => {
    if (snapshot.saving === "saving") setSaid((before) => ({ ...before, words: "" }));
    const timer = setTimeout(
      () => setSaid((before) => nextSaid(before, line, snapshot.hasSaved)),
      SETTLED_MS,
    );
    return () => clearTimeout(timer);
  }, [line, snapshot.saving, snapshot.hasSaved]);
  return said.words;
}

/** `line` is the last that lasted. */
export type Said = { readonly line: Line; readonly words: string };

/** What is said once the line has stood at `line` for a moment. */
export function nextSaid(before: Said, line: Line, hasSaved: boolean): Said {
  switch (line) {
    case "under-way":
      return before;
    case "live":
      if (isBreak(before.line))
        return { line, words: hasSaved ? "Connected again. Saved." : "Connected again." };
      return { line, words: hasSaved ? "Saved." : "" };
    case "offline":
      return { line, words: "Offline. You can go on working: what you do waits here." };
    case "signed-out":
      return { line, words: "You are signed out. What you do waits here until you sign in." };
    case "refused":
      return { line, words: "You may not see this article any more." };
    default:
      return assertNever(line);
  }
}

function isBreak(line: Line): boolean {
  return line !== "live" && line !== "under-way";
}
