"use client";

import { Button, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { quoteOf } from "@/components/open-article/text-order";
import { useWorkbench } from "@/components/open-article/workbench-context";
import type { Claim } from "@/lib/domain/claim";
import { requiredVerdicts } from "@/lib/domain/required-verdicts";
import { ClaimDiscussion } from "../discussion/discussion";
import { ReasonForm } from "../form/reason-form";
import { EvidenceByStance } from "./evidence-by-stance";
import { SettleForm } from "./settle-form";
import classes from "./settle-view.module.css";
import { VerdictsSideBySide } from "./verdicts-side-by-side";

type Props = { readonly claim: Claim; readonly onClose: () => void };

/** Everything that a ruling rests on, side by side, and the ruling; or the claim goes back with a reason. */
export function SettleView({ claim, onClose }: Props) {
  const { direction, language } = useWorkbench().data.article;
  // Known from the first moment on: where one begins depends on it.
  const isNarrow = useMediaQuery("(max-width: 760px)", false, { getInitialValueInEffect: false });
  return (
    <Modal
      opened
      onClose={onClose}
      title="Settle the claim"
      size={1120}
      fullScreen={isNarrow}
      returnFocus={false}
      closeButtonProps={{ "aria-label": "Close without settling" }}
    >
      <div className={classes["view"]}>
        <section
          className={classes["material"]}
          aria-label="What the ruling rests on"
          tabIndex={-1}
          data-autofocus={isNarrow || undefined}
        >
          {claim.statement !== null && (
            <p className={classes["statement"]} dir="auto">
              {claim.statement}
            </p>
          )}
          <blockquote className={classes["quote"]} dir={direction} lang={language ?? undefined}>
            {quoteOf(claim)}
          </blockquote>
          <VerdictsSideBySide claim={claim} />
          <EvidenceByStance claim={claim} />
          <section aria-labelledby="settle-discussion">
            <h3 id="settle-discussion" className={classes["heading"]}>
              Discussion
            </h3>
            <ClaimDiscussion claim={claim} />
          </section>
        </section>
        <Decision claim={claim} onClose={onClose} isBelow={isNarrow} />
      </div>
    </Modal>
  );
}

/** The two ways on: a ruling, or back to the reviewers. */
function Decision({ claim, onClose, isBelow }: Props & { readonly isBelow: boolean }) {
  const [isReturning, setReturning] = useState(false);
  const [hasChosen, setChosen] = useState(false);
  const isRead = isBelow && !hasChosen;
  const { data, shown } = useWorkbench();
  const missing = requiredVerdicts(shown.mode, data.desk.settings) - claim.verdicts.length;
  const { claimId, version } = claim;
  return (
    <div className={classes["decision"]}>
      {missing > 0 && (
        <p className={classes["missing"]} role="status">
          {missing === 1 ? "One more person" : `${missing} more people`} must judge this claim before it can
          be settled.
        </p>
      )}
      {isReturning ? (
        <ReasonForm
          form="return"
          claimId={claimId}
          version={version}
          label="Return the claim"
          submitLabel="Return to the reviewers"
          command={(reason, seen) => ({ type: "return-claim", claimId, reason, version: seen })}
          onClose={onClose}
        />
      ) : (
        <SettleForm claim={claim} onClose={onClose} isBlocked={missing > 0} isRead={isRead} />
      )}
      <Button
        variant="subtle"
        size="compact-md"
        onClick={() => {
          setReturning(!isReturning);
          setChosen(true);
        }}
      >
        {isReturning ? "Settle instead…" : "Return to the reviewers instead…"}
      </Button>
    </div>
  );
}
