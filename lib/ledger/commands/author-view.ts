import type { ReviewState } from "../../domain/claim";
import type { ActorId } from "../../domain/ids";
import { type Values, written } from "../kinds/command-kind";
import { commands } from "../kinds/command-kinds";
import { saidText } from "../kinds/field-rules";
import type { Command } from "../shapes/command";

/**
 * What the author of a command knew of what it changes, by part, in canonical JSON: how it stood on the screen, and what
 * they said of it themselves that still waited. Whoever replaces one of these overwrites nothing unseen.
 */
export type Seen = Readonly<Record<string, readonly string[]>>;

/** A command in the server's versions, with what its author saw. `seen` is null where the author saw something older. */
export type Asked<C extends Command = Command> = { readonly command: C; readonly seen: Seen | null };

/**
 * A review as the server confirmed it, and as the author saw it: with what waits done on top. `before` is what the author
 * said of the same thing that still waits, also where it is in doubt and so not shown.
 */
type Views = {
  readonly confirmed: ReviewState;
  readonly shown: ReviewState;
  readonly before: readonly Command[];
};

/**
 * Takes down what the author of a command saw. A version that only the author's own waiting commands made is no version
 * of the server's, and may become somebody else's: it gives way to the confirmed one.
 */
export function askOn<C extends Command>(views: Views, command: C, actor: ActorId): Asked<C> {
  const { confirmed, shown, before } = views;
  const seen = commands.sees(shown, command, actor);
  if (seen?.version === undefined || !("version" in command) || command.version === undefined) {
    return { command, seen: null };
  }
  const known = commands.sees(confirmed, command, actor)?.version;
  if (known !== undefined && command.version < known) return { command, seen: null };
  const stands = [seen.values, ...before.map((each) => wordsIn(each, seen.values))];
  return { command: withVersion(command, known), seen: stands.map(onlyThis).reduce(bothSeen) };
}

/**
 * The command with the version to send it with, or to try it with on what is shown: the present one when everything it
 * changes stands as its author saw it, so that nobody is in conflict with themselves; else the one that it has.
 */
export function versioned<C extends Command>(state: ReviewState, asked: Asked<C>, actor: ActorId): C {
  const { command, seen } = asked;
  if (seen === null) return command;
  const part = commands.sees(state, command, actor);
  const isAsSeen =
    part !== null && Object.entries(seen).every(([key, known]) => known.includes(part.values[key] ?? ""));
  return isAsSeen ? withVersion(command, part.version) : command;
}

/** What was seen in either of two views. */
export function bothSeen(one: Seen, other: Seen): Seen {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(
    keys.map((key) => [key, [...new Set([...(one[key] ?? []), ...(other[key] ?? [])])]]),
  );
}

/** Claims and evidence begin at version 1; a verdict that is not there yet has none. */
function withVersion<C extends Command>(command: C, version: number | undefined): C {
  return { ...command, version: version ?? (command.type === "give-verdict" ? undefined : 1) };
}

const onlyThis = (values: Values): Seen =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, [value]]));

/** What a command says of those fields; blank text says nothing. */
function wordsIn(command: Command, fields: Values): Values {
  const said = Object.entries(command).filter(([name, value]) => name in fields && value !== undefined);
  return written(said.map(([name, value]) => [name, typeof value === "string" ? saidText(value) : value]));
}
