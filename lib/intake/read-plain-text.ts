import type { ProseMirrorJson } from "../text/document-json";

/**
 * Reads plain text. Where blank lines stand between paragraphs, a single line break stays a break inside its
 * paragraph; where there are none, each line is a paragraph. White space at the ends of lines is dropped, all
 * other characters stay as they are.
 */
export function readPlainText(content: string): ProseMirrorJson {
  const lines = content.split(/\r\n|[\n\r\f\u2028\u2029]/).map(trimLine);
  const paragraphs = hasBlankLineInside(lines)
    ? groupLines(lines)
    : lines.filter(isFilled).map((line) => [line]);
  return { type: "doc", content: paragraphs.map(paragraph) };
}

const isFilled = (line: string) => line !== "";
const trimLine = (line: string) => line.replace(/^[ \t\v]+|[ \t\v]+$/g, "");

function hasBlankLineInside(lines: readonly string[]): boolean {
  const blank = lines.indexOf("", lines.findIndex(isFilled));
  return blank !== -1 && blank < lines.findLastIndex(isFilled);
}

function groupLines(lines: readonly string[]): readonly string[][] {
  const groups: string[][] = [];
  let isNew = true;
  for (const line of lines) {
    if (!isFilled(line)) isNew = true;
    else if (isNew) groups.push([line]);
    else groups.at(-1)?.push(line);
    if (isFilled(line)) isNew = false;
  }
  return groups;
}

function paragraph(lines: readonly string[]): ProseMirrorJson {
  const content = lines.flatMap((line, index): ProseMirrorJson[] =>
    index === 0 ? [{ type: "text", text: line }] : [{ type: "hardBreak" }, { type: "text", text: line }],
  );
  return { type: "paragraph", content };
}
