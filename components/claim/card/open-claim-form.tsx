"use client";

import { returnToClaim } from "@/components/open-article/focus-claim";
import { useMay, useWorkbench } from "@/components/open-article/workbench-context";
import { assertNever } from "@/lib/domain/assert-never";
import type { Claim } from "@/lib/domain/claim";
import { EvidenceForm } from "../evidence/evidence-form";
import { ReasonForm } from "../form/reason-form";
import { SettleView } from "../settle/settle-view";
import { VerdictForm } from "../verdict/verdict-form";
import { SuggestForm } from "../wording/suggest-form";
import { DescribeForm } from "./describe-form";
import { NewClaimForm } from "./new-claim-form";

/** The form that is open on this claim, if the person may use it. */
export function OpenClaimForm({ claim }: { readonly claim: Claim }) {
  const { screen, step } = useWorkbench();
  const may = useMay();
  const { form } = screen;
  if (form === null) return null;
  const close = (): void => returnToClaim(claim.claimId, () => step({ do: "close-form" }));
  const { claimId, version } = claim;
  const reason = { claimId, version, onClose: close, form: `${form.kind}-${form.id ?? ""}` };
  const evidence = claim.evidence.find((each) => each.evidenceId === form.id);
  switch (form.kind) {
    case "describe":
      return may("describe-claim") ? <DescribeForm claim={claim} onClose={close} /> : null;
    case "new-claim":
      return may("describe-claim") ? <NewClaimForm claim={claim} onClose={close} /> : null;
    case "verdict":
      return may("give-verdict") ? <VerdictForm claim={claim} onClose={close} /> : null;
    case "evidence":
      return may("add-evidence") ? (
        <EvidenceForm key={form.id ?? "new"} claim={claim} evidence={evidence} onClose={close} />
      ) : null;
    case "settle":
      return may("settle-claim") ? <SettleView claim={claim} onClose={close} /> : null;
    case "comment":
    case "edit-comment":
      return null;
    case "retract":
      return (
        <ReasonForm
          {...reason}
          label="Retract your verdict"
          submitLabel="Retract"
          command={(why) => ({ type: "retract-verdict", claimId, reason: why })}
        />
      );
    case "remove-evidence":
      return evidence === undefined ? null : (
        <ReasonForm
          {...reason}
          version={evidence.version}
          label={`Remove ${evidence.title ?? evidence.url}`}
          submitLabel="Remove"
          command={(why, seen) => ({
            type: "remove-evidence",
            claimId,
            evidenceId: evidence.evidenceId,
            reason: why,
            version: seen,
          })}
        />
      );
    case "reopen":
      return (
        <ReasonForm
          {...reason}
          label="Reopen the claim"
          submitLabel="Reopen"
          command={(why) => ({ type: "reopen-claim", claimId, reason: why })}
        />
      );
    case "wording":
      return may("suggest-wording") ? <SuggestForm claim={claim} onClose={close} /> : null;
    case "decline-wording":
      return may("decline-wording") ? <DeclineForm {...reason} suggestionId={form.id} /> : null;
    case "withdraw":
    case "restore":
      return <StandingForm {...reason} kind={form.kind} />;
    default:
      return assertNever(form.kind);
  }
}

type DeclineProps = Pick<StandingProps, "claimId" | "form" | "version" | "onClose"> & {
  readonly suggestionId: string | undefined;
};

function DeclineForm({ suggestionId, ...reason }: DeclineProps) {
  const { claimId } = reason;
  if (suggestionId === undefined) return null;
  return (
    <ReasonForm
      {...reason}
      isOptional
      label="Decline the wording"
      submitLabel="Decline"
      command={(why) => ({
        type: "decline-wording",
        claimId,
        suggestionId,
        ...(why.trim() === "" ? {} : { reason: why }),
      })}
    />
  );
}

type StandingProps = {
  readonly claimId: Claim["claimId"];
  readonly form: string;
  readonly kind: "withdraw" | "restore";
  readonly version: number;
  readonly onClose: () => void;
};

function StandingForm({ kind, ...reason }: StandingProps) {
  const { claimId } = reason;
  return (
    <ReasonForm
      {...reason}
      isOptional
      label={kind === "withdraw" ? "Withdraw the claim" : "Restore the claim"}
      submitLabel={kind === "withdraw" ? "Withdraw" : "Restore"}
      command={(why, version) => ({
        type: `${kind}-claim`,
        claimId,
        version,
        ...(why.trim() === "" ? {} : { reason: why }),
      })}
    />
  );
}
