"use client";

import { Fieldset, Stack } from "@mantine/core";
import { ReviewModeFields } from "@/components/review-mode/review-mode-fields";
import type { ReviewModeSettings } from "@/lib/domain/review-mode";
import { type ArticleDraft, draftedReviewMode } from "./article-draft";

/** What of a draft says how it is reviewed. */
export type ReviewDraft = Pick<ArticleDraft, "reviewMode" | "requiredVerdicts" | "hidesNames">;

type ReviewProps = {
  readonly draft: ReviewDraft;
  readonly change: (part: Partial<ReviewDraft>) => void;
};

/** How the article is reviewed from its beginning, before anybody has judged anything. */
export function ArticleReviewFields({ draft, change }: ReviewProps) {
  const take = ({ mode, requiredVerdicts, hidesNames }: Partial<ReviewModeSettings>): void =>
    change({
      ...(mode === undefined ? {} : { reviewMode: mode === "independent" ? mode : "" }),
      ...(requiredVerdicts === undefined ? {} : { requiredVerdicts: String(requiredVerdicts) }),
      ...(hidesNames === undefined ? {} : { hidesNames: hidesNames ? "yes" : "" }),
    });
  return (
    <Fieldset legend="How it is reviewed">
      <Stack gap="md">
        <ReviewModeFields settings={draftedReviewMode(draft)} onChange={take} />
      </Stack>
    </Fieldset>
  );
}
