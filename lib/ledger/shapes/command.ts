import { z } from "zod";
import { claimCommandShapes } from "./claim-shapes";
import { commentCommandShapes } from "./comment-shapes";
import { editionCommandShapes } from "./edition-shapes";
import { evidenceCommandShapes } from "./evidence-shapes";
import { redactionCommandShapes } from "./redaction-shapes";
import { reviewModeCommandShapes } from "./review-mode-shapes";
import { rulingCommandShapes } from "./ruling-shapes";
import { verdictCommandShapes } from "./verdict-shapes";
import { wordingCommandShapes } from "./wording-shapes";

/** What may be asked of an article, each with every field it takes. Unknown fields are refused. */
export const commandSchema = z.discriminatedUnion("type", [
  ...claimCommandShapes,
  ...verdictCommandShapes,
  ...evidenceCommandShapes,
  ...rulingCommandShapes,
  ...reviewModeCommandShapes,
  ...editionCommandShapes,
  ...commentCommandShapes,
  ...wordingCommandShapes,
  ...redactionCommandShapes,
]);

export type Command = z.output<typeof commandSchema>;
/** A command as a client writes it, before ids are branded. */
export type CommandInput = z.input<typeof commandSchema>;
export type CommandType = Command["type"];

type Fields<Any extends { readonly type: CommandType }> = {
  readonly [Type in CommandType]: Omit<Extract<Any, { readonly type: Type }>, "type">;
};

/** The commands of the given types. */
export type CommandOf<Type extends CommandType> = {
  [Each in Type]: { readonly type: Each } & Fields<Command>[Each];
}[Type];

/** The same as a client writes them. */
export type CommandInputOf<Type extends CommandType> = {
  [Each in Type]: { readonly type: Each } & Fields<CommandInput>[Each];
}[Type];

/** The body of POST …/commands: one command, or a list applied all or none. */
export const commandsSchema = z.union([commandSchema, z.array(commandSchema).min(1).max(1_000)]);
