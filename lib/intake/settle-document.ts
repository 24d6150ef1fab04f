import type { ProseMirrorJson } from "../text/document-json";

const TEXTBLOCKS = new Set(["paragraph", "heading", "codeBlock"]);
/** Nodes that the schema wants to begin with a paragraph, even an empty one. */
const NEEDS_CONTENT = new Set(["tableCell", "tableHeader", "listItem", "doc"]);

/**
 * Drops what holds no text and splits paragraphs where a page wrote several line breaks for a new paragraph.
 * Every character of the text stays.
 */
export function settleDocument(document: ProseMirrorJson): ProseMirrorJson {
  return settleNode(document)[0] ?? document;
}

function settleNode(node: ProseMirrorJson): readonly ProseMirrorJson[] {
  if (node.type === "paragraph") return splitAtBreaks(node);
  if (TEXTBLOCKS.has(node.type)) return hasText(node) ? [node] : [];
  if (node.content === undefined) return [node];
  const content = node.content.flatMap((child) => settleNode(child));
  if (NEEDS_CONTENT.has(node.type)) return [{ ...node, content: withFirstParagraph(node.type, content) }];
  return content.length === 0 ? [] : [{ ...node, content }];
}

function withFirstParagraph(type: string, content: readonly ProseMirrorJson[]): readonly ProseMirrorJson[] {
  const isEnough = type === "listItem" ? content[0]?.type === "paragraph" : content.length > 0;
  return isEnough ? content : [{ type: "paragraph" }, ...content];
}

function splitAtBreaks(paragraph: ProseMirrorJson): readonly ProseMirrorJson[] {
  const lines: ProseMirrorJson[][] = [[]];
  for (const node of paragraph.content ?? []) {
    if (node.type === "hardBreak") lines.push([]);
    else lines.at(-1)?.push(node);
  }
  const groups: ProseMirrorJson[][] = [[]];
  for (const line of lines.map(trimLine)) {
    if (!line.some(hasText)) groups.push([]);
    else groups.at(-1)?.push(...(groups.at(-1)?.length === 0 ? line : [{ type: "hardBreak" }, ...line]));
  }
  return groups.filter((group) => group.length > 0).map((content) => ({ ...paragraph, content }));
}

/** White space at the ends of a line shows nowhere. */
function trimLine(line: readonly ProseMirrorJson[]): readonly ProseMirrorJson[] {
  const first = line.findIndex(hasText);
  const last = line.findLastIndex(hasText);
  return line.slice(first === -1 ? 0 : first, last + 1).map((node, index, { length }) => {
    if (node.text === undefined) return node;
    const from = index === 0 ? node.text.replace(/^[ \t\n\r]+/, "") : node.text;
    return { ...node, text: index === length - 1 ? from.replace(/[ \t\n\r]+$/, "") : from };
  });
}

function hasText(node: ProseMirrorJson): boolean {
  if (node.text !== undefined) return node.text.trim() !== "";
  return (node.content ?? []).some(hasText);
}
