"use client";

import { focusClaim } from "@/components/open-article/focus-claim";
import { useWithheldWords } from "@/components/open-article/use-withheld";
import { useWorkbench } from "@/components/open-article/workbench-context";
import type { Claim } from "@/lib/domain/claim";
import { Discussion } from "./discussion";

/** The discussion of one claim, in its card. */
export function ClaimDiscussion({ claim }: { readonly claim: Claim }) {
  const { screen, step } = useWorkbench();
  const withheld = useWithheldWords()(claim);
  const { claimId, comments } = claim;
  return (
    <Discussion
      place={{
        claimId,
        form: screen.form,
        openForm: (form) => step({ do: "open-form", form }),
        closeForm: () => step({ do: "close-form" }),
        focus: () => focusClaim(claimId),
      }}
      comments={comments}
      empty="No comments yet."
      withheld={withheld}
    />
  );
}
