"use client";

import { Button, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { quoteOf } from "@/components/open-article/text-order";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { type Claim, type Evidence, STANCES } from "@/lib/domain/claim";
import { requiredVerdicts } from "@/lib/domain/review-mode";
import { ClaimDiscussion } from "../discussion/discussion";
import { stanceWords } from "../evidence/evidence-form";
import { STANCE_SIGNS } from "../evidence/evidence-list";
import { ReasonForm } from "../form/reason-form";
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

/** The evidence of a claim, what supports it beside what refutes it. */
function EvidenceByStance({ claim }: { readonly claim: Claim }) {
  return (
    <section aria-labelledby="settle-evidence">
      <h3 id="settle-evidence" className={classes["heading"]}>
        Evidence
      </h3>
      {claim.evidence.length === 0 && <p className={classes["empty"]}>No evidence yet.</p>}
      <div className={classes["stances"]}>
        {STANCES.map((stance) => {
          const found = claim.evidence.filter((each) => each.stance === stance);
          if (found.length === 0) return null;
          return (
            <div key={stance}>
              <h4 className={classes["stance"]} data-stance={stance}>
                <span aria-hidden>{STANCE_SIGNS[stance]}</span> {stanceWords(stance)} ({found.length})
              </h4>
              <ul>
                {found.map((each) => (
                  <OneSource key={each.evidenceId} evidence={each} />
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </section>
  );
}

function OneSource({ evidence }: { readonly evidence: Evidence }) {
  const { url, title, publisher, excerpt, note } = evidence;
  return (
    <li>
      <a href={url} target="_blank" rel="noopener noreferrer nofollow">
        {title ?? url}
      </a>
      {publisher !== null && <small> {publisher}</small>}
      {excerpt !== null && <blockquote dir="auto">{excerpt}</blockquote>}
      {note !== null && <p dir="auto">{note}</p>}
    </li>
  );
}
