import type { CommandInput } from "./command";

/** A command as a client writes it, before it has an id of its own. */
export type CommandDraft = CommandInput extends infer Each
  ? Each extends CommandInput
    ? Omit<Each, "commandId">
    : never
  : never;

/** The reason that a command gives which asks for one and only takes something back. */
export const UNDONE = "Undone.";
