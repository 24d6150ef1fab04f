import { parseArgs } from "node:util";
import type { Result } from "../lib/domain/result";
import { ROLES, type Role } from "../lib/domain/role";
import type { HttpFailure } from "../lib/http/answers/problem";

/** One command of `assay`: how it is written, what it does, and the doing; `run` answers with the exit code. */
export type CommandLine = {
  readonly usage: string;
  readonly what: string;
  readonly run: (args: readonly string[]) => Promise<number>;
};

/** What was typed after a command: words in order, and options by name. */
export type Typed = {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | undefined>>;
};

/** A complaint for the person at the terminal, without a stack. */
export class UsageError extends Error {}

/** Reads what was typed after a command that knows the options `names` and at most `most` words beside them. */
export function readTyped(args: readonly string[], names: readonly string[], most = 1): Typed {
  const typed = parseTyped(args, names);
  const extra = typed.words.slice(most);
  if (extra.length > 0)
    throw new UsageError(`Not understood: ${extra.join(" ")}. Put what has spaces between quotation marks.`);
  return typed;
}

function parseTyped(args: readonly string[], names: readonly string[]): Typed {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { words: positionals, options: values };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

export function needed({ options }: Typed, name: string): string {
  const value = options[name];
  if (value === undefined || value === "") throw new UsageError(`Say --${name}.`);
  return value;
}

export function neededWord({ words }: Typed, index: number, what: string): string {
  const value = words[index];
  if (value === undefined) throw new UsageError(`Say ${what}.`);
  return value;
}

export function neededRole(typed: Typed): Role {
  const typedRole = needed(typed, "role");
  const role = ROLES.find((each) => each === typedRole);
  if (role === undefined) throw new UsageError(`--role is one of ${ROLES.join(", ")}.`);
  return role;
}

/** The value of a step; a failure is told in words and ends the command. */
export function orExplain<T>(result: Result<T, HttpFailure>, what: string): T {
  if (result.ok) return result.value;
  throw new UsageError(explain(result.failure, what));
}

/** A failure in words. */
export function explain(failure: HttpFailure, what: string): string {
  if ("errors" in failure && failure.errors !== undefined)
    return failure.errors.map((error) => `${error.path}: ${error.message}`).join("\n");
  if ("detail" in failure) return failure.detail;
  return failure.kind === "not-found" ? `${what}: there is no such thing.` : `${what}: refused.`;
}
