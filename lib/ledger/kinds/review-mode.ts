import type { Claim, ReviewState } from "../../domain/claim";
import { type Failure, invalid } from "../../domain/failure";
import { ok } from "../../domain/result";
import { isSameMode, reviewMode } from "../../domain/review-mode";
import type { CommandOf, Decision } from "./decide-context";

/** Says how the article is reviewed from now on. The same mode again changes nothing. */
export function decideSetReviewMode(state: ReviewState, command: CommandOf<"set-review-mode">): Decision {
  const { mode, requiredVerdicts, hidesNames } = command;
  if (isSameMode(state.mode, reviewMode(command))) return ok([]);
  return ok([{ type: "review-mode-set", data: { mode, requiredVerdicts, hidesNames } }]);
}

/** Why a claim may not be settled yet: an independent review waits for its verdicts. Null when it may. */
export function refuseTooFewVerdicts({ mode }: ReviewState, { verdicts }: Claim): Failure | null {
  if (mode.kind === "open" || verdicts.length >= mode.requiredVerdicts) return null;
  return invalid(
    "claimId",
    `This review is independent: a claim needs ${mode.requiredVerdicts} verdicts before it is settled, and has ${verdicts.length}.`,
  );
}
