"use client";

import { Alert } from "@mantine/core";
import { useState } from "react";
import { useSend } from "@/components/open-article/use-send";
import { useWorkbench } from "@/components/open-article/workbench-context";
import type { Sent } from "@/lib/client/review/review-store";
import type { Claim } from "@/lib/domain/claim";
import { leadingRatings } from "@/lib/domain/claim-rating";
import { findRating } from "@/lib/domain/rating";
import { basisOf } from "@/lib/ledger/review/basis";
import { ClaimForm } from "../form/claim-form";
import { useDraft } from "../form/use-draft";
import { MarkdownField } from "../markdown/markdown-field";
import { RatingChips } from "../verdict/rating-chips";

type Props = {
  readonly claim: Claim;
  readonly onClose: () => void;
  /** Whether something is missing before it may be settled; the draft can be written all the same. */
  readonly isBlocked: boolean;
  /** Whether one begins by reading what the ruling rests on, not at the form. */
  readonly isRead: boolean;
};

/** The desk's ruling. Begins with the rating that most verdicts give; where as many give another one, with none. */
export function SettleForm({ claim, onClose, isBlocked, isRead }: Props) {
  const { data } = useWorkbench();
  const send = useSend();
  const [leading = "", ...others] = leadingRatings(claim);
  const draft = useDraft({
    form: "settle",
    claimId: claim.claimId,
    fields: {
      rating: (claim.ruling?.rating ?? (others.length === 0 ? leading : "")) as string,
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
  const basis = useBasis(claim);
  return (
    <ClaimForm
      label="Settle the claim"
      submitLabel={rating === undefined ? "Settle" : `Settle as ${rating.label}`}
      draft={draft}
      isReady={rating !== undefined && !isBlocked}
      isRead={isRead}
      onSubmit={async () => {
        const command = { type: "settle-claim", claimId, version, basis: basis.seen, ...values } as const;
        return basis.note(draft.note(await send(command, draft.ref)));
      }}
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
            isFirst={!isRead}
          />
          <MarkdownField
            label="Ruling"
            placeholder="What the desk says, and why"
            value={values.rationale}
            onChange={(rationale) => change({ rationale })}
            error={complaint("rationale")}
          />
          {basis.isOvertaken && (
            <Alert variant="default" title="New since you opened this" role="status">
              A verdict, evidence or a return came in. Look at it again before you settle.
            </Alert>
          )}
        </>
      )}
    </ClaimForm>
  );
}

/** What the ruling rests on as the editor began to look; after they were told that it changed, as it is now. */
function useBasis(claim: Claim) {
  const present = basisOf(claim);
  const [began, setBegan] = useState<string | null>(present);
  return {
    seen: began ?? present,
    isOvertaken: began !== null && began !== present,
    note: (sent: Sent): Sent => {
      if (sent.kind === "stale") setBegan(null);
      return sent;
    },
  };
}
