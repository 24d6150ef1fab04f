import { useMemo } from "react";
import type { ReviewSnapshot } from "@/lib/client/review/review-store";
import { type AboutArticle, aboutArticle } from "@/lib/ledger/review/about-article";
import type { WorkbenchArticle } from "./workbench-data";

/** What the article is called and where it comes from, as others change it; at an earlier moment, as it was then. */
export function useAbout(
  given: WorkbenchArticle,
  { entries, isComplete }: Pick<ReviewSnapshot, "entries" | "isComplete">,
  viewSeq: number | null,
): AboutArticle {
  const first = useMemo(() => ({ details: given, archivedAt: given.archivedAt }), [given]);
  return useMemo(
    () => aboutArticle(first, viewSeq !== null && isComplete ? entries.slice(0, viewSeq) : entries),
    [first, entries, isComplete, viewSeq],
  );
}
