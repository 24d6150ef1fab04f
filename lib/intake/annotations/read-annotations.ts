import { assertNever } from "../../domain/assert-never";
import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import type { AnnotationFormat, ReadAnnotations } from "./annotation";
import { readDoccano } from "./doccano";
import { readHypothesis } from "./hypothesis";
import { readLabelStudio } from "./label-studio";
import { readWebAnnotations } from "./web-annotation";

/** How many annotations one file may bring. */
export const MOST_ANNOTATIONS = 5_000;

/**
 * Reads a file as a tool exported it: one JSON document, or JSON Lines; which tool's it is shows by its fields, unless it is said. What in it is no annotation of words is listed and
 * left out. Fails `malformed` when it is not JSON, `invalid` at `file` when it is nothing of that tool, `too-large`.
 */
export function readAnnotations(content: string, asked?: AnnotationFormat): Result<ReadAnnotations, Failure> {
  const values = parse(content.replace(/^\uFEFF/, ""));
  if (!values.ok) return values;
  const format = asked ?? recognise(values.value);
  if (format === null) return fail(invalid("format", UNKNOWN));
  const read = readAs(values.value, format);
  if (read.annotations.length > MOST_ANNOTATIONS) {
    const found = read.annotations.length.toLocaleString("en");
    const most = MOST_ANNOTATIONS.toLocaleString("en");
    const detail = `A file may bring up to ${most} annotations. This one has ${found}. Split it.`;
    return fail({ kind: "too-large", detail });
  }
  if (read.annotations.length > 0 || read.unread.length > 0) return ok(read);
  return fail(
    invalid("file", `There are no annotations in this file as ${read.tool} exports them. Choose its format.`),
  );
}

function readAs(values: readonly unknown[], format: AnnotationFormat): ReadAnnotations {
  switch (format) {
    case "hypothesis":
      return readHypothesis(values);
    case "webannotation":
      return readWebAnnotations(values);
    case "doccano":
      return readDoccano(values);
    case "label-studio":
      return readLabelStudio(values);
    default:
      return assertNever(format);
  }
}

const UNKNOWN =
  "This is no file of a tool that is known here: Hypothesis, W3C Web Annotation, doccano or Label Studio. Say which it is, or export it again.";

/** Whose file it is, by the fields that only its tool has; null: nobody's. */
function recognise(values: readonly unknown[]): AnnotationFormat | null {
  const has = (...fields: readonly string[]) =>
    values.some((value) => fields.every((field) => field in Object(value)));
  if (has("@context") || has("type", "target") || has("type", "items")) return "webannotation";
  if (has("data", "annotations")) return "label-studio";
  if (has("rows") || has("annotations") || has("target", "user")) return "hypothesis";
  return has("text", "label") || has("text", "labels") || has("text", "entities") ? "doccano" : null;
}

/** The documents of a file: one, the items of one list, or one a line. */
function parse(content: string): Result<readonly unknown[], Failure> {
  const whole = parseJson(content);
  // A browser sends the whole file as one string.
  if (typeof whole === "string") return parse(whole.replace(/^\uFEFF/, ""));
  if (whole !== NOT_JSON) return ok(Array.isArray(whole) ? whole : [whole]);
  const lines = content.split(/\r?\n/);
  const values: unknown[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const value = parseJson(line);
    if (value === NOT_JSON) return fail({ kind: "malformed", detail: complaint(values.length, at + 1) });
    values.push(value);
  }
  return values.length === 0 ? fail({ kind: "malformed", detail: "The file is empty." }) : ok(values);
}

const NOT_JSON = Symbol("not JSON");

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
}

const complaint = (before: number, line: number): string =>
  before === 0
    ? "The file is neither JSON nor JSON Lines."
    : `Line ${line} is not JSON. The file may have been cut off; export it again.`;
