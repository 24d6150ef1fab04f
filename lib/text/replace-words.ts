import { isTextblock } from "./canonical-text";
import type { ProseMirrorJson } from "./document-json";

/** Words [start, end) of a canonical text (UTF-16, not empty) and those that come in their place. */
export type Replacement = { readonly start: number; readonly end: number; readonly text: string };

/**
 * The document with other words in one place. They take the marks of the first character that they replace; all else
 * stays as it was. Null when the words are not within one textblock. The canonical text changes by these words alone.
 */
export function replaceWords(document: ProseMirrorJson, replacement: Replacement): ProseMirrorJson | null {
  const { node } = replaceIn(document, replacement, 0);
  return node === document ? null : node;
}

/** `next` is the offset at which the text of what follows begins. */
type Walked = { readonly node: ProseMirrorJson; readonly next: number };

function replaceIn(node: ProseMirrorJson, replacement: Replacement, offset: number): Walked {
  const children = node.content ?? [];
  if (isTextblock(node)) {
    const past = offset + children.reduce((sum, child) => sum + lengthOf(child), 0);
    const isHere = offset <= replacement.start && replacement.end <= past;
    return { node: isHere ? replaceInBlock(node, replacement, offset) : node, next: past + 1 };
  }
  let next = offset;
  const content = children.map((child) => {
    const walked = replaceIn(child, replacement, next);
    next = walked.next;
    return walked.node;
  });
  return { node: content.some((child, at) => child !== children[at]) ? { ...node, content } : node, next };
}

function replaceInBlock(
  block: ProseMirrorJson,
  { start, end, text }: Replacement,
  offset: number,
): ProseMirrorJson {
  const content = block.content ?? [];
  const replaced = cut(content, start - offset, end - offset);
  const marks = replaced[0]?.marks;
  const words = { type: "text", ...(marks === undefined ? {} : { marks }), text };
  const before = cut(content, 0, start - offset);
  const after = cut(content, end - offset, Number.POSITIVE_INFINITY);
  return { ...block, content: [...before, words, ...after].reduce(joined, []) };
}

/** What lies in [start, end) of a block's own text, text nodes cut where it begins or ends. */
function cut(content: readonly ProseMirrorJson[], start: number, end: number): readonly ProseMirrorJson[] {
  let offset = 0;
  return content.flatMap((node): readonly ProseMirrorJson[] => {
    const from = offset;
    offset += lengthOf(node);
    if (offset <= start || from >= end) return [];
    if (node.text === undefined || (start <= from && offset <= end)) return [node];
    return [{ ...node, text: node.text.slice(Math.max(0, start - from), end - from) }];
  });
}

/** Text nodes with the same marks are one. */
function joined(nodes: readonly ProseMirrorJson[], node: ProseMirrorJson): readonly ProseMirrorJson[] {
  const last = nodes.at(-1);
  const isOne =
    last?.text !== undefined &&
    node.text !== undefined &&
    JSON.stringify(last.marks ?? []) === JSON.stringify(node.marks ?? []);
  return isOne ? [...nodes.slice(0, -1), { ...last, text: `${last.text}${node.text}` }] : [...nodes, node];
}

const lengthOf = (node: ProseMirrorJson): number =>
  node.type === "hardBreak" ? 1 : (node.text ?? "").length;
