import type { z } from "zod";
import type { Failure, FieldError } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";

type Issue = z.core.$ZodIssue;

/** Parses what a client sent; on failure each wrong, missing or unknown field is named by its dotted path. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): Result<z.output<Schema>, Failure> {
  const parsed = schema.safeParse(input, { error: complaint });
  if (parsed.success) return ok(parsed.data);
  return fail({ kind: "invalid", errors: fieldErrors(parsed.error.issues, input) });
}

/** Flattens zod's issues: unknown keys one by one, unions as the branch that the input came closest to. */
export function fieldErrors(issues: readonly Issue[], input: unknown): readonly FieldError[] {
  const errors = issues.flatMap((issue) => flatten(issue, valueAt(input, issue.path), []));
  const seen = new Map(errors.map((error) => [`${error.path}\n${error.message}`, error]));
  return [...seen.values()];
}

function flatten(issue: Issue, value: unknown, above: readonly PropertyKey[]): FieldError[] {
  const path = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ path: dotted([...path, key]), message: "There is no such field." }));
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const branch = closestBranch(issue.errors, value);
    return branch.flatMap((inner) => flatten(inner, valueAt(value, inner.path), path));
  }
  return [{ path: dotted(path), message: issue.message }];
}

/** The branch that knows most of the fields that were sent and misses fewest of its own. */
function closestBranch(branches: readonly (readonly Issue[])[], value: unknown): readonly Issue[] {
  const distances = branches.map((branch) => ({ branch, distance: distance(branch, value) }));
  distances.sort((a, b) => a.distance - b.distance || a.branch.length - b.branch.length);
  return distances[0]?.branch ?? [];
}

function distance(branch: readonly Issue[], value: unknown): number {
  const each = branch.map((issue) => {
    if (issue.code === "unrecognized_keys") return issue.path.length === 0 ? issue.keys.length : 0;
    if (issue.path.length === 0) return 1_000;
    return issue.path.length === 1 && valueAt(value, issue.path) === undefined ? 1 : 0;
  });
  return each.reduce<number>((sum, one) => sum + one, 0);
}

function complaint(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "This field is missing." : `Expected ${named(issue.expected)}.`;
    case "invalid_value":
      return issue.input === undefined ? "This field is missing." : `Expected ${issue.values.join(" or ")}.`;
    case "invalid_union":
      return issue.input === undefined ? "This field is missing." : unionComplaint(issue);
    default:
      return undefined;
  }
}

function unionComplaint(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>): string | undefined {
  if (issue.discriminator === undefined) return undefined;
  return `There is no such ${issue.discriminator}.`;
}

const NAMES: Readonly<Record<string, string>> = {
  string: "text in quotes",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object",
  array: "a list",
  null: "null",
  undefined: "nothing",
};

const named = (type: string): string => NAMES[type] ?? type;

const dotted = (path: readonly PropertyKey[]): string => path.map(String).join(".");

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}

type Given<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/** Leaves out fields that are present but undefined, as zod writes optional ones. */
export function given<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
}
