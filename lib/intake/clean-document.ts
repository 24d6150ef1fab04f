import { Node } from "@tiptap/pm/model";
import { isSafeLink } from "../editor/safe-link";
import { articleSchema } from "../editor/schema";
import type { MarkJson, ProseMirrorJson } from "../text/document-json";

/** Deeper than any text that people write; what is nested deeper would exhaust the stack. */
const MAX_DEPTH = 100;

/**
 * A document that somebody sent, made of what the schema has and nothing else; null when it cannot be read as one.
 * Links to addresses that are not safe go, their words stay.
 */
export function cleanDocument(sent: unknown): ProseMirrorJson | null {
  if (!isNodeJson(sent, 0)) return null;
  try {
    const node = Node.fromJSON(articleSchema, withSafeLinks(sent));
    node.check();
    if (node.type !== articleSchema.topNodeType) return null;
    return node.toJSON();
  } catch (error) {
    // What ProseMirror throws where JSON does not fit its schema.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Whether a value has the shape of a node, with attributes that the schema could have. */
function isNodeJson(value: unknown, depth: number): value is ProseMirrorJson {
  if (depth > MAX_DEPTH || !isRecord(value) || typeof value["type"] !== "string") return false;
  const { type, text, content, marks, attrs } = value;
  if (type === "text" ? typeof text !== "string" || text === "" : text !== undefined) return false;
  return (
    isAttributes(attrs) &&
    isListOf(content, (each) => isNodeJson(each, depth + 1)) &&
    isListOf(
      marks,
      (each) => isRecord(each) && typeof each["type"] === "string" && isAttributes(each["attrs"]),
    )
  );
}

const isListOf = (value: unknown, isItem: (item: unknown) => boolean): boolean =>
  value === undefined || (Array.isArray(value) && value.every(isItem));

const within = (least: number, most: number) => (value: unknown) =>
  typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
const isShortText = (value: unknown): boolean => typeof value === "string" && value.length <= 10_000;
const orNull = (isValue: (value: unknown) => boolean) => (value: unknown) => value === null || isValue(value);

/** What an attribute may be. Those that the schema does not have are dropped when it reads the document. */
const ATTRIBUTES: Readonly<Record<string, (value: unknown) => boolean>> = {
  level: within(1, 6),
  start: within(-1_000_000, 1_000_000),
  colspan: within(1, 100),
  rowspan: within(1, 100),
  colwidth: orNull((value) => Array.isArray(value) && value.length <= 100 && value.every(within(1, 10_000))),
  href: orNull(isShortText),
  title: orNull(isShortText),
  language: orNull(isShortText),
  type: orNull(isShortText),
  align: orNull(isShortText),
};

function isAttributes(value: unknown): boolean {
  if (value === undefined) return true;
  return isRecord(value) && Object.entries(value).every(([name, each]) => ATTRIBUTES[name]?.(each) ?? true);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function withSafeLinks(node: ProseMirrorJson): ProseMirrorJson {
  return {
    ...node,
    ...(node.marks === undefined ? {} : { marks: node.marks.filter(isKept) }),
    ...(node.content === undefined ? {} : { content: node.content.map(withSafeLinks) }),
  };
}

function isKept({ type, attrs }: MarkJson): boolean {
  const href = attrs?.["href"];
  return type !== "link" || (typeof href === "string" && isSafeLink(href));
}
