"use client";

import { useSend } from "@/components/workbench/use-send";
import { useWorkbench } from "@/components/workbench/workbench-context";
import type { Claim } from "@/lib/domain/claim";
import { findRating } from "@/lib/domain/rating";
import { ClaimForm } from "./claim-form";
import { claimLook } from "./claim-look";
import { MarkdownField } from "./markdown-field";
import { RatingChips } from "./rating-chips";
import { useDraft } from "./use-draft";

type Props = {
  readonly claim: Claim;
  readonly onClose: () => void;
  /** Whether something is missing before it may be settled; the draft can be written all the same. */
  readonly isBlocked: boolean;
};

/** The desk's ruling. Begins with the rating that most verdicts give. */
export function SettleForm({ claim, onClose, isBlocked }: Props) {
  const { data } = useWorkbench();
  const send = useSend();
  const leading = claimLook(claim, data.desk.scale).rating?.id ?? "";
  const draft = useDraft({
    form: "settle",
    claimId: claim.claimId,
    fields: {
      rating: (claim.ruling?.rating ?? leading) as string,
      rationale: claim.ruling?.rationale ?? "",
    },
    version: claim.version,
    // A ruling that somebody made meanwhile is compared with this one.
    isMerging: claim.ruling !== null,
  });
  const { values, change } = draft;
  const rating = findRating(data.desk.scale, values.rating);
  const { claimId } = claim;
  const version = draft.version ?? claim.version;
  return (
    <ClaimForm
      label="Settle the claim"
      submitLabel={rating === undefined ? "Settle" : `Settle as ${rating.label}`}
      draft={draft}
      isReady={rating !== undefined && !isBlocked}
      onSubmit={async () =>
        draft.note(await send({ type: "settle-claim", claimId, version, ...values }, draft.ref))
      }
      onClose={onClose}
      labels={{ rating: "Rating", rationale: "Ruling" }}
      wordsOf={(key, value) =>
        key === "rating" ? (findRating(data.desk.scale, value)?.label ?? value) : value
      }
    >
      {(complaint) => (
        <>
          <RatingChips
            name={`settle-${claimId}`}
            scale={data.desk.scale}
            value={values.rating}
            onChange={(next) => change({ rating: next })}
          />
          <MarkdownField
            label="Ruling"
            placeholder="What the desk says, and why"
            value={values.rationale}
            onChange={(rationale) => change({ rationale })}
            error={complaint("rationale")}
          />
        </>
      )}
    </ClaimForm>
  );
}
