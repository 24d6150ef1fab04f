import type { ReviewMode } from "@/lib/domain/review-mode";

/** How an article is reviewed, in one line. */
export function modeWords(mode: ReviewMode): string {
  if (mode.kind === "open") return "Open review";
  const needed =
    mode.requiredVerdicts === 1 ? "1 verdict needed" : `${mode.requiredVerdicts} verdicts needed`;
  return `Independent review · ${needed}${mode.hidesNames ? " · names hidden" : ""}`;
}
