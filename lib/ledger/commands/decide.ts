import type { ReviewState } from "../../domain/claim";
import { isAllowed } from "../../domain/permission";
import { fail } from "../../domain/result";
import { ROLES } from "../../domain/role";
import { commands } from "../kinds/command-kinds";
import type { DecideContext, Decision } from "../kinds/decide-context";
import type { Command } from "../shapes/command";

/**
 * What a command does to a review: the events to append, in order, or why it is refused. Asks the permission
 * table first. Never throws and changes nothing; the same arguments always give the same answer.
 */
export function decide(state: ReviewState, command: Command, context: DecideContext): Decision {
  if (!isAllowed(context.role, command.type))
    return fail({ kind: "forbidden", detail: neededRole(command, context) });
  return commands.decide(state, command, context);
}

function neededRole(command: Command, context: DecideContext): string {
  const needed = ROLES.findLast((role) => isAllowed(role, command.type));
  return `This needs the role ${needed}; yours is ${context.role}.`;
}
