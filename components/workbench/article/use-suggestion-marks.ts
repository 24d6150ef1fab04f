import { useLayoutEffect, useMemo } from "react";
import type { MountedArticle } from "@/components/open-article/mount-article";
import { useWorkbench } from "@/components/open-article/workbench-context";
import type { Claim } from "@/lib/domain/claim";
import { pendingSuggestions } from "@/lib/domain/suggestion";
import { type SuggestionMark, setSuggestionMarks } from "@/lib/editor/suggestion-marks-plugin";
import { claimsHere } from "./use-highlights";

/** Keeps the tracked changes in the article the same as the wording that waits for an editor. */
export function useSuggestionMarks(article: MountedArticle | null): void {
  const { claims, data } = useWorkbench();
  const { revisionId, language } = data.article;
  const marks = useMemo(
    () => claimsHere(claims, revisionId).flatMap((claim) => suggestionMarks(claim, language)),
    [claims, revisionId, language],
  );
  useLayoutEffect(() => {
    if (article !== null && !article.view.isDestroyed) setSuggestionMarks(article.view, marks);
  }, [article, marks]);
}

/** What waits on a claim whose words are still those that it replaces. */
function suggestionMarks(claim: Claim, language: string | null): readonly SuggestionMark[] {
  const [words, ...more] = claim.anchor.ranges;
  if (words === undefined || more.length > 0 || claim.isWithdrawn) return [];
  const { claimId } = claim;
  const { start, end } = words;
  return pendingSuggestions(claim)
    .filter(({ replaces }) => replaces.exact === words.exact)
    .map(({ suggestionId, text }) => ({ suggestionId, claimId, start, end, text, language }));
}
