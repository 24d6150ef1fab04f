import type { ProseMirrorJson } from "./document-json";

const TEXTBLOCKS: ReadonlySet<string> = new Set(["paragraph", "heading", "codeBlock"]);

/**
 * The text that a revision's offsets count in: the text of each textblock, in document order, joined with one
 * "\n". An empty textblock is an empty line; a hard break is one "\n"; characters stay as they were imported.
 */
export function canonicalText(document: ProseMirrorJson): string {
  const lines: string[] = [];
  collectLines(document, lines);
  return lines.join("\n");
}

/** Whether a node holds text of its own, a line of the canonical text. */
export function isTextblock({ type }: ProseMirrorJson): boolean {
  return TEXTBLOCKS.has(type);
}

function collectLines(node: ProseMirrorJson, lines: string[]): void {
  if (isTextblock(node)) lines.push((node.content ?? []).map(inlineText).join(""));
  else for (const child of node.content ?? []) collectLines(child, lines);
}

function inlineText(node: ProseMirrorJson): string {
  return node.type === "hardBreak" ? "\n" : (node.text ?? "");
}
