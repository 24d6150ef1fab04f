"use client";

import { NativeSelect } from "@mantine/core";
import { useSend } from "@/components/open-article/use-send";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { type Claim, CONFIDENCES, type Verdict } from "@/lib/domain/claim";
import { findRating } from "@/lib/domain/rating";
import type { CommandDraft } from "@/lib/ledger/shapes/command-draft";
import { ClaimForm } from "../form/claim-form";
import { type Draft, useDraft } from "../form/use-draft";
import { MarkdownField } from "../markdown/markdown-field";
import { RatingChips } from "./rating-chips";

type Props = { readonly claim: Claim; readonly onClose: () => void };

/** What was typed into one's own verdict, in whichever form. */
export function useVerdictDraft(claim: Claim) {
  const { data } = useWorkbench();
  const own = claim.verdicts.find((verdict) => verdict.reviewerId === data.me.id);
  return useDraft({
    form: "verdict",
    claimId: claim.claimId,
    fields: fieldsOf(own),
    version: own?.version,
    isMerging: true,
  });
}

export function verdictCommand(
  { claimId }: Claim,
  { values, version }: Draft<ReturnType<typeof fieldsOf>>,
): CommandDraft {
  return {
    type: "give-verdict",
    claimId,
    rating: values.rating,
    rationale: values.rationale,
    confidence: CONFIDENCES.find((each) => each === values.confidence) ?? null,
    ...(version === undefined ? {} : { version }),
  };
}

/** One's own verdict: rating, why, and how sure. */
export function VerdictForm({ claim, onClose }: Props) {
  const { data } = useWorkbench();
  const send = useSend();
  const draft = useVerdictDraft(claim);
  const { values, change } = draft;
  const rating = findRating(data.desk.scale, values.rating);
  const submit = async () => draft.note(await send(verdictCommand(claim, draft), draft.ref));
  return (
    <ClaimForm
      label="Your verdict"
      submitLabel={rating === undefined ? "Give verdict" : `Give verdict: ${rating.label}`}
      draft={draft}
      isReady={rating !== undefined}
      onSubmit={submit}
      onClose={onClose}
      isOwn
      labels={LABELS}
      wordsOf={(key, value) =>
        key === "rating" ? (findRating(data.desk.scale, value)?.label ?? value) : value
      }
    >
      {(complaint) => (
        <>
          <RatingChips
            name={`verdict-${claim.claimId}`}
            scale={data.desk.scale}
            value={values.rating}
            onChange={(next) => change({ rating: next })}
            isFirst
          />
          <MarkdownField
            label="Why"
            placeholder="What the evidence shows"
            value={values.rationale}
            onChange={(rationale) => change({ rationale })}
            error={complaint("rationale")}
          />
          <NativeSelect
            label="How sure are you?"
            value={values.confidence}
            onChange={(event) => change({ confidence: event.currentTarget.value })}
            data={[
              { value: "", label: "Not said" },
              { value: "low", label: "Low" },
              { value: "medium", label: "Medium" },
              { value: "high", label: "High" },
            ]}
          />
        </>
      )}
    </ClaimForm>
  );
}

const LABELS = { rating: "Rating", rationale: "Why", confidence: "How sure" } as const;

const fieldsOf = (own: Verdict | undefined) => ({
  rating: (own?.rating ?? "") as string,
  rationale: own?.rationale ?? "",
  confidence: (own?.confidence ?? "") as string,
});
