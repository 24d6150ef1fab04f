import { assertNever } from "../../domain/assert-never";
import type { ReviewState } from "../../domain/claim";
import { isAllowed } from "../../domain/permission";
import { fail } from "../../domain/result";
import { ROLES } from "../../domain/role";
import { decideAssign, decideDescribe, decideHighlight, decideRestore, decideWithdraw } from "../kinds/claim";
import { decideComment, decideOnComment, decideOnThread } from "../kinds/comment";
import type { DecideContext, Decision } from "../kinds/decide-context";
import { decideWithdrawEdition } from "../kinds/edition";
import { decideAddEvidence, decideRemoveEvidence, decideReviseEvidence } from "../kinds/evidence";
import { decideConfirm, decideDoubt, decideMove, decideUnplace } from "../kinds/place";
import { decideSetReviewMode } from "../kinds/review-mode";
import { decideReopen, decideReturn, decideSettle, decideTakeBackReturn } from "../kinds/ruling";
import { decideGiveVerdict, decideRetractVerdict } from "../kinds/verdict";
import type { Command } from "../shapes/command";

export type { DecideContext, Decision } from "../kinds/decide-context";

/**
 * What a command does to a review: the events to append, in order, or why it is refused. Asks the permission
 * table first. Never throws and changes nothing; the same arguments always give the same answer.
 */
export function decide(state: ReviewState, command: Command, context: DecideContext): Decision {
  if (!isAllowed(context.role, command.type))
    return fail({ kind: "forbidden", detail: neededRole(command, context) });
  switch (command.type) {
    case "highlight-claim":
      return decideHighlight(state, command, context);
    case "describe-claim":
      return decideDescribe(state, command, context);
    case "move-claim":
      return decideMove(state, command, context);
    case "confirm-anchor":
      return decideConfirm(state, command);
    case "doubt-anchor":
      return decideDoubt(state, command, context);
    case "unplace-claim":
      return decideUnplace(state, command, context);
    case "withdraw-claim":
      return decideWithdraw(state, command);
    case "restore-claim":
      return decideRestore(state, command);
    case "assign-claim":
      return decideAssign(state, command, context);
    case "give-verdict":
      return decideGiveVerdict(state, command, context);
    case "retract-verdict":
      return decideRetractVerdict(state, command, context);
    case "add-evidence":
      return decideAddEvidence(state, command, context);
    case "revise-evidence":
      return decideReviseEvidence(state, command, context);
    case "remove-evidence":
      return decideRemoveEvidence(state, command);
    case "settle-claim":
      return decideSettle(state, command, context);
    case "reopen-claim":
      return decideReopen(state, command);
    case "return-claim":
      return decideReturn(state, command);
    case "take-back-return":
      return decideTakeBackReturn(state, command);
    case "set-review-mode":
      return decideSetReviewMode(state, command);
    case "withdraw-edition":
      return decideWithdrawEdition(state, command);
    case "comment":
      return decideComment(state, command);
    case "edit-comment":
    case "remove-comment":
      return decideOnComment(state, command, context);
    case "resolve-thread":
    case "reopen-thread":
      return decideOnThread(state, command);
    default:
      return assertNever(command);
  }
}

function neededRole(command: Command, context: DecideContext): string {
  const needed = ROLES.findLast((role) => isAllowed(role, command.type));
  return `This needs the role ${needed}; yours is ${context.role}.`;
}
