"use client";

import { Button } from "@mantine/core";
import { useEffect } from "react";
import { TwoTexts } from "@/components/look/two-texts";
import { quoteOf } from "@/components/open-article/text-order";
import { useAct } from "@/components/open-article/use-send";
import { useMay, useWorkbench } from "@/components/open-article/workbench-context";
import type { Claim } from "@/lib/domain/claim";
import classes from "./claim-notes.module.css";
import { wordsBefore } from "./words-before";

/** The words that a claim stood on and those that a newer text has in their place, for a person to say whether it still holds. */
export function ChangedWords({
  claim,
  onDone,
}: {
  readonly claim: Claim;
  readonly onDone?: (() => void) | undefined;
}) {
  const { store, snapshot, screen, step } = useWorkbench();
  const may = useMay();
  const act = useAct();
  useEffect(() => void store.loadHistory(), [store]);
  const { claimId, version } = claim;
  const before = snapshot.isComplete
    ? wordsBefore(snapshot.entries, claimId, screen.viewSeq ?? snapshot.state.seq)
    : null;
  const isOpen = claim.ruling === null;
  return (
    <div className={classes["note"]} data-kind="changed">
      <b>Its words changed in the new text.</b>
      {before === null ? (
        <p dir="auto">Now: {quoteOf(claim)}</p>
      ) : (
        <TwoTexts theirs={before} mine={quoteOf(claim)} names={BEFORE_AND_NOW} />
      )}
      <div className={classes["actions"]}>
        {isOpen && may("confirm-anchor") && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void act({ type: "confirm-anchor", claimId, version }).then(onDone)}
          >
            Confirm these words
          </Button>
        )}
        {isOpen && may("move-claim") && (
          <Button size="compact-sm" variant="subtle" onClick={() => step({ do: "place", claimId })}>
            Place elsewhere…
          </Button>
        )}
      </div>
    </div>
  );
}

const BEFORE_AND_NOW = { theirs: "Before", mine: "Now" } as const;
