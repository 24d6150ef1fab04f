"use client";

import { memo } from "react";
import { type ClaimLook, claimLook } from "@/components/look/claim-look";
import { showDay } from "@/components/look/show-date";
import { VerdictMark } from "@/components/look/verdict-mark";
import { ChangedDot } from "@/components/open-article/changed-dot";
import { quoteOf } from "@/components/open-article/text-order";
import { useWithheldWords } from "@/components/open-article/use-withheld";
import { useNameOf, useWorkbench } from "@/components/open-article/workbench-context";
import { CardPeople, useWriters, WritersLine } from "@/components/presence/card-people";
import type { Claim } from "@/lib/domain/claim";
import type { ClaimId } from "@/lib/domain/ids";
import { isAllowed } from "@/lib/domain/permission";
import shared from "../claim.module.css";
import { EvidenceCount } from "../evidence/evidence-list";
import classes from "./claim-card.module.css";
import { ClaimSteps } from "./claim-steps";
import { OpenClaim } from "./open-claim";

type Props = {
  readonly claim: Claim;
  /** Its place among those shown, from 1. */
  readonly place: number;
  readonly count: number;
  readonly isActive: boolean;
};

/** A claim beside its words: closed in one to three lines, or open with everything that belongs to it. */
export const ClaimCard = memo(function ClaimCard({ claim, place, count, isActive }: Props) {
  const { data, step } = useWorkbench();
  const look = claimLook(claim, data.desk.scale);
  const writers = useWriters(claim.claimId);
  const open = (): void => step({ do: "activate", claimId: claim.claimId });
  return (
    <section
      id={`claim-${claim.claimId}`}
      className={classes["card"]}
      data-active={isActive}
      style={{ "--verdict": look.colour }}
      aria-label={`Claim ${place}: ${look.word}`}
      tabIndex={-1}
    >
      <CardPeople claimId={claim.claimId} />
      <div className={classes["row"]}>
        <StatusWord look={look} />
        <ChangedDot subject={claim.claimId} />
        <WaitingSign claimId={claim.claimId} />
        <span className={shared["meta"]}>
          {isActive ? `${place} of ${count}` : writers === null && <NextStep claim={claim} look={look} />}
        </span>
        {writers !== null && <WritersLine words={writers} />}
        {isActive && <ClaimSteps place={place} count={count} />}
      </div>
      {isActive ? (
        <Statement claim={claim} />
      ) : (
        <button type="button" className={classes["opener"]} onClick={open}>
          <Statement claim={claim} />
        </button>
      )}
      {isActive ? (
        <>
          <Facts claim={claim} />
          <OpenClaim claim={claim} />
        </>
      ) : (
        <EvidenceCount claim={claim} />
      )}
    </section>
  );
});

function StatusWord({ look }: { readonly look: ClaimLook }) {
  return (
    <span className={classes["tag"]} data-open={look.rating === null}>
      {look.rating === null ? (
        <span className={classes["ring"]} />
      ) : (
        <VerdictMark mark={look.rating.mark} size={14} />
      )}
      {look.word}
    </span>
  );
}

function Statement({ claim }: { readonly claim: Claim }) {
  const { direction, language } = useWorkbench().data.article;
  if (claim.statement !== null) {
    return (
      <span className={classes["statement"]} dir="auto">
        {claim.statement}
      </span>
    );
  }
  return (
    <q className={classes["quote"]} dir={direction} lang={language ?? undefined}>
      {quoteOf(claim)}
    </q>
  );
}

function Facts({ claim }: { readonly claim: Claim }) {
  const nameOf = useNameOf();
  const facts = [
    claim.claimant,
    claim.claimedOn === null ? null : showDay(claim.claimedOn),
    claim.assigneeId === null ? null : `assigned to ${nameOf(claim.assigneeId)}`,
    claim.placement === "moved" ? "its words moved in the new text" : null,
  ].filter((fact) => fact !== null);
  return facts.length === 0 ? null : <div className={shared["meta"]}>{facts.join(" · ")}</div>;
}

function NextStep({ claim, look }: { readonly claim: Claim; readonly look: ClaimLook }) {
  const { data, shown } = useWorkbench();
  const nameOf = useNameOf();
  const withheld = useWithheldWords()(claim);
  if (claim.returned !== null) return "returned";
  if (claim.ruling !== null) return `settled by ${nameOf(claim.ruling.by)}`;
  if (withheld !== null)
    return isAllowed(data.me.role, "give-verdict") ? "your verdict is needed" : "being judged";
  if (shown.mode.kind === "independent" && isAllowed(data.me.role, "settle-claim"))
    return `${claim.verdicts.length} of ${shown.mode.requiredVerdicts} verdicts`;
  if (look.status === "disputed") return `${claim.verdicts.length} verdicts differ`;
  if (look.status === "judged")
    return claim.verdicts.length === 1 ? "1 verdict" : `${claim.verdicts.length} verdicts`;
  if (claim.assigneeId !== null) return `with ${nameOf(claim.assigneeId)}`;
  return look.status === "open" ? "nobody yet" : "";
}

/** Says on a card that something on it is not saved yet. It shows only when that takes a while. */
function WaitingSign({ claimId }: { readonly claimId: ClaimId }) {
  const mark = useWorkbench().snapshot.marks.get(claimId);
  if (mark === undefined) return null;
  return (
    <span className={classes["sign"]} data-mark={mark}>
      {mark === "waiting" ? "Waiting" : "Waiting, may not fit"}
    </span>
  );
}
