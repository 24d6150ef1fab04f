import type { MarkJson, ProseMirrorJson } from "@/lib/text/document-json";
import { writeMention } from "@/lib/text/mentions";

/**
 * Writes a rich-text document (paragraphs, lists, quotes, code; bold, italic, code, links, mentions) as CommonMark that reads
 * back as the same document. Characters that Markdown would take for its own are escaped.
 */
export function writeMarkdown(document: ProseMirrorJson): string {
  return writeBlocks(document.content ?? [], "\n\n");
}

function writeBlocks(blocks: readonly ProseMirrorJson[], between: string): string {
  return blocks
    .map((block, at) => writeBlock(block, block.type === blocks[at - 1]?.type && at % 2 === 1))
    .filter((written) => written !== "")
    .join(between);
}

/** `isSecond`: the block before is of the same type, so a list takes another marker to stay a list of its own. */
function writeBlock(block: ProseMirrorJson, isSecond: boolean): string {
  const children = block.content ?? [];
  switch (block.type) {
    case "bulletList":
      return writeList(children, () => (isSecond ? "* " : "- "));
    case "orderedList": {
      const start = typeof block.attrs?.["start"] === "number" ? block.attrs["start"] : 1;
      return writeList(children, (at) => `${start + at}${isSecond ? ")" : "."} `);
    }
    case "blockquote":
      return prefixLines(writeBlocks(children, "\n\n"), "> ", "> ");
    case "codeBlock":
      return writeCodeBlock(children.map((child) => child.text ?? "").join(""));
    default:
      return writeInline(children);
  }
}

function writeList(items: readonly ProseMirrorJson[], marker: (at: number) => string): string {
  return items
    .map((item, at) => {
      const mark = marker(at);
      const written = writeBlocks(item.content ?? [], isTight(item) ? "\n" : "\n\n");
      return prefixLines(written, mark, " ".repeat(mark.length));
    })
    .join(items.every(isTight) ? "\n" : "\n\n");
}

/** One paragraph, at most followed by lists: such items stand without blank lines between them. */
function isTight(item: ProseMirrorJson): boolean {
  return (item.content ?? []).slice(1).every((block) => block.type.endsWith("List"));
}

function prefixLines(text: string, first: string, rest: string): string {
  return text
    .split("\n")
    .map((line, at) => `${at === 0 ? first : rest}${line}`.trimEnd())
    .join("\n");
}

function writeCodeBlock(code: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(code) + 1));
  return `${fence}\n${code}\n${fence}`;
}

function longestRun(code: string): number {
  return Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
}

type Piece = { readonly kind: "text" | "open" | "close"; readonly value: string };

function writeInline(nodes: readonly ProseMirrorJson[]): string {
  const pieces = writeRuns(withoutOuterSpace(nodes.map(outOfCode)), ["link", "bold", "italic", "code"]);
  return escapeLineStarts(joinPieces(pieces)).trimEnd();
}

/** In code a mention would be text. */
function outOfCode(node: ProseMirrorJson): ProseMirrorJson {
  return node.type === "mention" && isCode(node)
    ? { ...node, marks: node.marks?.filter((mark) => mark.type !== "code") }
    : node;
}

function writeRuns(
  nodes: readonly ProseMirrorJson[],
  [outer, ...inner]: readonly string[],
): readonly Piece[] {
  if (outer === undefined) return nodes.map((node) => ({ kind: "text", value: writeText(node) }));
  return groupByMark(nodes, outer).flatMap(({ mark, nodes: run }) => {
    if (mark === undefined) return writeRuns(run, inner);
    if (outer === "code") return [{ kind: "text", value: writeCode(run) }];
    if (outer === "link") return wrapPieces(writeRuns(run, inner), "[", linkEnd(mark));
    const delimiter = outer === "bold" ? "**" : "_";
    const { before, core, after } = splitOuterSpace(run);
    const plain = (side: readonly ProseMirrorJson[]) => writeRuns(side, []);
    return [
      ...plain(before),
      ...(core.length === 0 ? [] : delimit(writeRuns(core, inner), delimiter)),
      ...plain(after),
    ];
  });
}

const delimit = (pieces: readonly Piece[], delimiter: string): readonly Piece[] => [
  { kind: "open", value: delimiter },
  ...pieces,
  { kind: "close", value: delimiter },
];

const wrapPieces = (pieces: readonly Piece[], start: string, end: string): readonly Piece[] => [
  { kind: "text", value: start },
  ...pieces,
  { kind: "text", value: end },
];

function groupByMark(nodes: readonly ProseMirrorJson[], type: string) {
  const groups: { mark: MarkJson | undefined; nodes: ProseMirrorJson[] }[] = [];
  for (const node of nodes) {
    const mark = node.marks?.find((each) => each.type === type);
    const last = groups.at(-1);
    if (last !== undefined && isSameMark(last.mark, mark)) last.nodes.push(node);
    else groups.push({ mark, nodes: [node] });
  }
  return groups;
}

function isSameMark(a: MarkJson | undefined, b: MarkJson | undefined): boolean {
  return a === undefined ? b === undefined : b !== undefined && a.attrs?.["href"] === b.attrs?.["href"];
}

const isSpace = (node: ProseMirrorJson): boolean =>
  node.type === "hardBreak" || (node.type === "text" && !isCode(node) && (node.text ?? "").trim() === "");
const isCode = (node: ProseMirrorJson): boolean => node.marks?.some((mark) => mark.type === "code") === true;

/** Emphasis may not begin or end with white space, so that goes outside. */
function splitOuterSpace(nodes: readonly ProseMirrorJson[]) {
  const cut = nodes.flatMap(cutOuterSpace);
  const first = cut.findIndex((node) => !isSpace(node));
  if (first === -1) return { before: cut, core: [], after: [] };
  const last = cut.findLastIndex((node) => !isSpace(node));
  return { before: cut.slice(0, first), core: cut.slice(first, last + 1), after: cut.slice(last + 1) };
}

function withoutOuterSpace(nodes: readonly ProseMirrorJson[]): readonly ProseMirrorJson[] {
  return splitOuterSpace(nodes).core;
}

function cutOuterSpace(node: ProseMirrorJson): readonly ProseMirrorJson[] {
  const text = node.text ?? "";
  if (isCode(node) || text.trim() === "") return [node];
  const before = text.slice(0, text.length - text.trimStart().length);
  const after = text.slice(text.trimEnd().length);
  return [before, text.trim(), after].filter((part) => part !== "").map((part) => ({ ...node, text: part }));
}

function writeText(node: ProseMirrorJson): string {
  if (node.type === "mention") return writeMention(String(node.attrs?.["id"] ?? ""));
  return node.type === "hardBreak" ? "\\\n" : escapeText((node.text ?? "").replace(/\s*\n\s*/g, " "));
}

function escapeText(text: string): string {
  return text.replace(/[\\`*_[\]<>~|]/g, "\\$&").replace(/&(?=[#a-z0-9]+;)|@(?=\{)/gi, "\\$&");
}

function writeCode(nodes: readonly ProseMirrorJson[]): string {
  const code = nodes
    .map((node) => node.text ?? " ")
    .join("")
    .replace(/\n/g, " ");
  const fence = "`".repeat(longestRun(code) + 1);
  const needsRoom = /^`|`$|^ .*[^ ].* $/.test(code);
  return needsRoom ? `${fence} ${code} ${fence}` : `${fence}${code}${fence}`;
}

function linkEnd(mark: MarkJson): string {
  const href = String(mark.attrs?.["href"] ?? "").replace(/\s/g, encodeURIComponent);
  return `](<${href.replace(/[\\<>]/g, "\\$&")}>)`;
}

/**
 * CommonMark reads a delimiter beside a letter and a punctuation mark as plain text. There the letter outside is
 * written as a character reference, which ends in punctuation.
 */
function joinPieces(pieces: readonly Piece[]): string {
  let written = "";
  let at = 0;
  while (at < pieces.length) {
    const piece = pieces[at];
    if (piece === undefined) break;
    if (piece.kind === "text") {
      written += piece.value;
      at += 1;
      continue;
    }
    const run = pieces.slice(at).findIndex((each) => each.kind === "text");
    const length = run === -1 ? pieces.length - at : run;
    const delimiters = pieces.slice(at, at + length);
    const next = pieces[at + length]?.value ?? "";
    if (delimiters.some((each) => each.kind === "open")) written = encodeLast(written, delimiters, next);
    written += delimiters.map((each) => each.value).join("");
    at += length;
    const isClosing = delimiters.some((each) => each.kind === "close");
    if (isClosing && next !== "" && endsOddly(written, delimiters)) {
      written += encodeFirst(next);
      at += 1;
    }
  }
  return written;
}

function encodeLast(written: string, delimiters: readonly Piece[], next: string): string {
  const last = [...written].at(-1) ?? "";
  const isOdd = delimiters.length > 1 || delimiters[0]?.value === "_" || !beginsWordLike(next);
  return isOdd && isWordLike(last) ? written.slice(0, -last.length) + reference(last) : written;
}

/** A lone letter does not count: the delimiter after it may have it written as a reference. */
function beginsWordLike(text: string): boolean {
  const [first = "", second] = text;
  return isWordLike(first) && second !== undefined;
}

function endsOddly(written: string, delimiters: readonly Piece[]): boolean {
  const text = written.slice(0, written.length - delimiters.map((each) => each.value).join("").length);
  return delimiters.length > 1 || delimiters[0]?.value === "_" || !isWordLike([...text].at(-1) ?? "");
}

function encodeFirst(text: string): string {
  const first = [...text][0] ?? "";
  return isWordLike(first) ? reference(first) + text.slice(first.length) : text;
}

const reference = (character: string): string => `&#${character.codePointAt(0)};`;
const isWordLike = (character: string): boolean => character !== "" && !/[\s\p{P}\p{S}]/u.test(character);

function escapeLineStarts(text: string): string {
  return text
    .split("\n")
    .map((line) =>
      line
        .trimStart()
        .replace(/^([#+\-=])/, "\\$1")
        .replace(/^(\d{1,9})([.)])/, "$1\\$2"),
    )
    .join("\n");
}
