import type { ReviewState } from "../../domain/claim";
import { invalid } from "../../domain/failure";
import { fail, ok } from "../../domain/result";
import { findClaim, refuseClosed, staleClaim } from "./claim-gate";
import type { CommandOf, DecideContext, Decision } from "./decide-context";
import { unknownRating } from "./field-rules";

/** The actor's judgement, given or changed. With a version, only if the own verdict is still at that version. */
export function decideGiveVerdict(
  state: ReviewState,
  command: CommandOf<"give-verdict">,
  context: DecideContext,
): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const own = found.value.verdicts.find((verdict) => verdict.reviewerId === context.actor);
  if (command.version !== undefined && command.version !== own?.version) {
    return fail(staleClaim(found.value, "Your verdict was changed since you saw it."));
  }
  const refusal = refuseClosed(found.value);
  if (refusal !== null) return fail(refusal);
  const errors = unknownRating(context.scale, command.rating);
  if (errors.length > 0) return fail({ kind: "invalid", errors });
  const { rating, rationale } = command;
  const confidence = command.confidence ?? null;
  const isSame = own?.rating === rating && own.rationale === rationale && own.confidence === confidence;
  if (isSame) return ok([]);
  return ok([{ type: "verdict-given", data: { claimId: command.claimId, rating, rationale, confidence } }]);
}

/** Takes back the actor's own verdict. */
export function decideRetractVerdict(
  state: ReviewState,
  command: CommandOf<"retract-verdict">,
  context: DecideContext,
): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const refusal = refuseClosed(found.value);
  if (refusal !== null) return fail(refusal);
  if (!found.value.verdicts.some((verdict) => verdict.reviewerId === context.actor)) {
    return fail(invalid("claimId", "You have no verdict on this claim."));
  }
  return ok([{ type: "verdict-retracted", data: { claimId: command.claimId, reason: command.reason } }]);
}
