import type { ReviewState } from "../../domain/claim";
import type { ActorId } from "../../domain/ids";
import type { CommandInput, CommandInputOf, CommandOf, CommandType } from "../shapes/command";
import { claimCommands } from "./claim";
import type { CommandKinds, Part } from "./command-kind";
import { commentCommands } from "./comment";
import type { DecideContext, Decision } from "./decide-context";
import { editionCommands } from "./edition";
import { evidenceCommands } from "./evidence";
import { placeCommands } from "./place";
import { redactionCommands } from "./redaction";
import { reviewModeCommands } from "./review-mode";
import { rulingCommands } from "./ruling";
import { verdictCommands } from "./verdict";
import { wordingCommands } from "./wording";

/** Every kind of command. One that is missing does not compile. */
const COMMAND_KINDS: CommandKinds = {
  ...claimCommands,
  ...placeCommands,
  ...verdictCommands,
  ...evidenceCommands,
  ...rulingCommands,
  ...reviewModeCommands,
  ...editionCommands,
  ...commentCommands,
  ...wordingCommands,
  ...redactionCommands,
};

/** Their verbs, said of any command: it asks the kind that the command is of. */
export const commands = {
  decide<Type extends CommandType>(
    state: ReviewState,
    command: CommandOf<Type>,
    context: DecideContext,
  ): Decision {
    return COMMAND_KINDS[command.type].decide(state, command, context);
  },
  sees<Type extends CommandType>(state: ReviewState, command: CommandOf<Type>, actor: ActorId): Part | null {
    return COMMAND_KINDS[command.type].sees(state, command, actor);
  },
  join<Type extends CommandType>(first: CommandInput, next: CommandInputOf<Type>): CommandInput | null {
    return COMMAND_KINDS[next.type].join(first, next);
  },
};
