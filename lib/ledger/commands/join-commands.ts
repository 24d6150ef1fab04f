import { commands } from "../kinds/command-kinds";
import type { CommandInput } from "../shapes/command";
import { bothSeen, type Seen } from "./author-view";

type Waiting = { readonly command: CommandInput; readonly seen: Seen | null };

/**
 * One command for two waiting ones of one author, where the second goes on with what the first began: the same
 * description, verdict or evidence. It has the second's id and words. Where the second says nothing it has the first's
 * words, and then counts as asked when the first was. Null when they are about different things.
 */
export function joinCommands(first: Waiting, next: Waiting): Waiting | null {
  const command = commands.join(first.command, next.command);
  if (command === null || command === next.command) return command === null ? null : next;
  const isKnown = first.seen !== null && next.seen !== null;
  return { command, seen: isKnown ? bothSeen(first.seen, next.seen) : null };
}
