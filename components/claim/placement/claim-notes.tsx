"use client";

import { useNameOf, useRatingOf, useWorkbench } from "@/components/open-article/workbench-context";
import type { Claim } from "@/lib/domain/claim";
import { ChangedWords } from "./changed-words";
import classes from "./claim-notes.module.css";
import { EarlierTextNote } from "./earlier-text-note";
import { LostWords } from "./lost-words";

/** What a reviewer should know first of an open card: why the claim came back, or how the ruling differs from their verdict. */
export function ClaimNotes({ claim }: { readonly claim: Claim }) {
  return (
    <>
      <ReturnNote claim={claim} />
      <PlaceNote claim={claim} />
      <OwnVerdictNote claim={claim} />
      <EarlierTextNote claim={claim} />
    </>
  );
}

/** What a newer text did to the words, when somebody has to look. */
function PlaceNote({ claim }: { readonly claim: Claim }) {
  if (claim.isWithdrawn) return null;
  if (claim.placement === "changed") return <ChangedWords claim={claim} />;
  return claim.placement === "lost" ? <LostWords claim={claim} /> : null;
}

function ReturnNote({ claim }: { readonly claim: Claim }) {
  const nameOf = useNameOf();
  if (claim.returned === null) return null;
  return (
    <p className={classes["note"]} data-kind="returned" dir="auto">
      <b>Returned by {nameOf(claim.returned.by)}:</b> {claim.returned.reason}
    </p>
  );
}

function OwnVerdictNote({ claim }: { readonly claim: Claim }) {
  const { data } = useWorkbench();
  const labelOf = useLabelOf();
  const own = claim.verdicts.find((verdict) => verdict.reviewerId === data.me.id);
  if (claim.ruling === null || own === undefined) return null;
  const isSame = own.rating === claim.ruling.rating;
  return (
    <p className={classes["note"]} data-kind={isSame ? "same" : "differs"}>
      {isSame
        ? `Your verdict: ${labelOf(own.rating)}. The ruling is the same.`
        : `Your verdict: ${labelOf(own.rating)}. Ruling: ${labelOf(claim.ruling.rating)}.`}
    </p>
  );
}

function useLabelOf(): (rating: string) => string {
  const ratingOf = useRatingOf();
  return (rating) => ratingOf(rating)?.label ?? rating;
}
