import type { Claim, ReviewState } from "../../domain/claim";
import { type Failure, invalid } from "../../domain/failure";
import { fail, ok } from "../../domain/result";
import type { WorkspaceSettings } from "../../domain/workspace-settings";
import { basisOf } from "../review/basis";
import { findClaim, refuseClosed, refuseVersion, refuseWithdrawn, staleClaim } from "./claim-gate";
import type { CommandOf, DecideContext, Decision } from "./decide-context";
import { unknownRating } from "./field-rules";
import { refuseTooFewVerdicts } from "./review-mode";

/** The desk's final judgement on a claim. */
export function decideSettle(
  state: ReviewState,
  command: CommandOf<"settle-claim">,
  context: DecideContext,
): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const refusal =
    refuseVersion(found.value, command.version) ??
    refuseBasis(found.value, command.basis) ??
    refuseClosed(found.value) ??
    refuseTooFewVerdicts(state, found.value) ??
    refuseSingleReader(found.value, context.settings);
  if (refusal !== null) return fail(refusal);
  const errors = unknownRating(context.scale, command.rating);
  if (errors.length > 0) return fail({ kind: "invalid", errors });
  const { claimId, rating, rationale } = command;
  return ok([{ type: "claim-settled", data: { claimId, rating, rationale } }]);
}

/** Takes the ruling off a settled claim, so that it can be worked on again. */
export function decideReopen(state: ReviewState, command: CommandOf<"reopen-claim">): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const refusal = refuseWithdrawn(found.value);
  if (refusal !== null) return fail(refusal);
  if (found.value.ruling === null) return fail(invalid("claimId", "This claim is not settled."));
  return ok([{ type: "claim-reopened", data: { claimId: command.claimId, reason: command.reason } }]);
}

/**
 * Gives a claim back to its reviewers instead of settling it. The claim's version stays: nothing that they are
 * working on becomes stale.
 */
export function decideReturn(state: ReviewState, command: CommandOf<"return-claim">): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const { claimId, reason, version } = command;
  const refusal = refuseVersion(found.value, version) ?? refuseClosed(found.value);
  if (refusal !== null) return fail(refusal);
  return ok([{ type: "claim-returned", data: { claimId, reason } }]);
}

/** Takes a return back, as if the claim had not been returned. */
export function decideTakeBackReturn(state: ReviewState, command: CommandOf<"take-back-return">): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const refusal = refuseClosed(found.value);
  if (refusal !== null) return fail(refusal);
  if (found.value.returned === null) return fail(invalid("claimId", "This claim is not returned."));
  return ok([{ type: "return-taken-back", data: { claimId: command.claimId } }]);
}

/** Verdicts leave the claim's version alone, so that judging makes nobody else's work stale; a ruling rests on them. */
function refuseBasis(claim: Claim, seen: string | undefined): Failure | null {
  if (seen === undefined || seen === basisOf(claim)) return null;
  return staleClaim(claim, "A verdict, evidence or a return came in since you looked at this claim.");
}

/** Every verdict on a claim is another person's: one alone is that of whoever judged first. */
function refuseSingleReader(
  { verdicts }: Claim,
  { requiresSecondReader }: WorkspaceSettings,
): Failure | null {
  if (!requiresSecondReader || verdicts.length > 1) return null;
  const present = verdicts.length === 0 ? "Nobody has judged it yet." : "One person has judged it so far.";
  return invalid(
    "claimId",
    `This desk wants a second reader: two people judge a claim before it is settled. ${present}`,
  );
}
