import { DEFAULT_REQUIRED_VERDICTS, type ReviewModeSettings } from "@/lib/domain/review-mode";
import type { ArticleDraft } from "./article-draft";

/** The review mode that stands in the New article form. */
export function draftedReviewMode({
  reviewMode,
  requiredVerdicts,
  hidesNames,
}: Pick<ArticleDraft, "reviewMode" | "requiredVerdicts" | "hidesNames">): ReviewModeSettings {
  return {
    mode: reviewMode === "independent" ? "independent" : "open",
    requiredVerdicts: Number(requiredVerdicts) || DEFAULT_REQUIRED_VERDICTS,
    hidesNames: hidesNames === "yes",
  };
}
