"use client";

import { Button } from "@mantine/core";
import { quoteOf } from "@/components/open-article/text-order";
import { useAct } from "@/components/open-article/use-send";
import { useMay, useWorkbench } from "@/components/open-article/workbench-context";
import type { Claim } from "@/lib/domain/claim";
import classes from "./claim-notes.module.css";

type Props = {
  readonly claim: Claim;
  /** Called after the claim was withdrawn. */
  readonly onDone?: (() => void) | undefined;
};

/** The words that a claim stood on and that the text does not have any more, and what can be done about it. */
export function LostWords({ claim, onDone }: Props) {
  const { data, step } = useWorkbench();
  const may = useMay();
  const act = useAct();
  const { direction, language } = data.article;
  const { claimId, version } = claim;
  const isOpen = claim.ruling === null;
  return (
    <div className={classes["note"]} data-kind="lost">
      <b>Its words are not in the text any more.</b>
      <blockquote className={classes["gone"]} dir={direction} lang={language ?? undefined}>
        {quoteOf(claim)}
      </blockquote>
      {!isOpen && <p>It is settled: reopen it to place it again.</p>}
      <div className={classes["actions"]}>
        {isOpen && may("move-claim") && (
          <Button size="compact-sm" variant="default" onClick={() => step({ do: "place", claimId })}>
            Place again…
          </Button>
        )}
        {isOpen && may("withdraw-claim") && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => void act({ type: "withdraw-claim", claimId, version }).then(onDone)}
          >
            Withdraw
          </Button>
        )}
      </div>
    </div>
  );
}
