"use client";

import { Fieldset, Stack } from "@mantine/core";
import { ReviewModeFields } from "@/components/review-mode/review-mode-fields";
import type { ReviewModeSettings } from "@/lib/domain/review-mode";
import type { ArticleDraft } from "./article-draft";
import { draftedReviewMode } from "./drafted-review-mode";

type Props = {
  readonly draft: ArticleDraft;
  readonly change: (part: Partial<ArticleDraft>) => void;
};

/** How the article is reviewed from its beginning, before anybody has judged anything. */
export function ArticleReviewFields({ draft, change }: Props) {
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
