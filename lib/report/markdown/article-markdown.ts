import MarkdownIt from "markdown-it";
import type { MarkJson, ProseMirrorJson } from "../../text/document-json";
import { linkAddress, wholeAttribute } from "../text/marked-text";
import { escapeLineStart, escapeMarkdown } from "./escape-markdown";
import { codeSpan, fenced, indent, quoted } from "./rewrite-markdown";

/**
 * An article as CommonMark with tables, from which the reader of Markdown (lib/intake) makes the same document again. What
 * Markdown has no sign for is lost, never its text: underlines, raised and lowered letters, cells over several columns or
 * rows, breaks in cells and in small headings; and white space that no page shows.
 */
export function articleMarkdown(document: ProseMirrorJson): string {
  return blocks(document.content ?? []);
}

function blocks(nodes: readonly ProseMirrorJson[]): string {
  const written: string[] = [];
  let lists = 0;
  for (const [index, node] of nodes.entries()) {
    // A list right after another of its kind would be one with it, had it the same signs.
    lists = nodes[index - 1]?.type === node.type ? lists + 1 : 0;
    const block = blockOf(node, lists % 2 === 1);
    if (block !== "") written.push(block);
  }
  return written.join("\n\n");
}

function blockOf(node: ProseMirrorJson, isOtherList: boolean): string {
  switch (node.type) {
    case "paragraph":
      return paragraph(node);
    case "heading":
      return heading(node);
    case "codeBlock":
      return fenced(`${(node.content ?? []).map(({ text }) => text ?? "").join("")}\n`);
    case "bulletList":
      return items(node, () => (isOtherList ? "* " : "- "));
    case "orderedList":
      return items(node, (index) => `${firstNumber(node) + index}${isOtherList ? ")" : "."} `);
    case "blockquote":
      return quoted(blocks(node.content ?? []));
    case "horizontalRule":
      // No list begins so, and no heading ends so.
      return "___";
    case "table":
      return table(node);
    default:
      return blocks(node.content ?? []);
  }
}

/** Markdown counts with up to nine digits. */
function firstNumber(list: ProseMirrorJson): number {
  const start = Math.trunc(Number(list.attrs?.["start"] ?? 1));
  return start >= 0 && start < 100_000_000 ? start : 1;
}

function items(list: ProseMirrorJson, marker: (index: number) => string): string {
  return (list.content ?? [])
    .map((item, index) => {
      const mark = marker(index);
      return `${mark}${indent(blocks(item.content ?? []), mark.length).trimStart()}`.trimEnd();
    })
    .join("\n");
}

const paragraph = (node: ProseMirrorJson): string => inlineLines(node).map(escapeLineStart).join("\\\n");

function heading(node: ProseMirrorJson): string {
  const level = Math.min(6, wholeAttribute(node, "level"));
  const lines = inlineLines(node);
  if (lines.length > 1 && level <= 2)
    return `${lines.map(escapeLineStart).join("\\\n")}\n${level === 1 ? "===" : "---"}`;
  const line = lines.join(" ");
  return line === "" ? "" : `${"#".repeat(level)} ${line}`;
}

/** The first row is the head, since Markdown has no table without one. */
function table(node: ProseMirrorJson): string {
  const rows = (node.content ?? []).map((row) => (row.content ?? []).map(cellLine));
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: columns }, (_, column) => cells[column] ?? "").join(" | ")} |`;
  const [head = [], ...rest] = rows;
  return [line(head), line(Array.from({ length: columns }, () => "---")), ...rest.map(line)].join("\n");
}

/** A cell's words on one line. In a code span too, a bar needs its backslash, which the table takes away again. */
const cellLine = (cell: ProseMirrorJson): string =>
  textblocksIn(cell)
    .flatMap(inlineLines)
    .filter((line) => line !== "")
    .join(" ")
    .replace(/(?<!\\)\|/g, "\\|");

const textblocksIn = (node: ProseMirrorJson): readonly ProseMirrorJson[] =>
  (node.content ?? []).some(({ type }) => type === "text")
    ? [node]
    : (node.content ?? []).flatMap(textblocksIn);

/** The lines of a textblock, which hard breaks part. */
function inlineLines(node: ProseMirrorJson): readonly string[] {
  const lines: ProseMirrorJson[][] = [[]];
  for (const child of node.content ?? []) {
    if (child.type === "hardBreak") lines.push([]);
    else lines.at(-1)?.push(child);
  }
  const written = lines.map((line) => new LineWriter(hasSigns(line)).write(line));
  const isFilled = (line: string) => line !== "";
  // A break before all words, or after them, shows nowhere.
  return written.slice(Math.max(0, written.findIndex(isFilled)), written.findLastIndex(isFilled) + 1);
}

/** No sign stands in a line with a character that has no number in Markdown: beside it the sign might be text. */
const hasSigns = (line: readonly ProseMirrorJson[]): boolean =>
  line.every(({ text = "" }) => [...text].every((each) => isValidEntityCode(each.codePointAt(0) ?? 0)));

/** A sign around words, and where a link leads. */
type Sign = { readonly open: string; readonly close: string };

/** Each of a character of its own: no two of them can be taken for one. */
const SIGNS: Readonly<Record<string, string>> = { bold: "**", italic: "_", strike: "~~" };

function signsOf(marks: readonly MarkJson[]): readonly Sign[] {
  const address = addressOf(marks);
  const title = marks.find(({ type }) => type === "link")?.attrs?.["title"];
  const told =
    typeof title === "string" && title !== "" ? ` "${escapeMarkdown(title).replaceAll('"', "&quot;")}"` : "";
  return [
    ...(address === null ? [] : [{ open: "[", close: `](<${address}>${told})` }]),
    ...marks.flatMap(({ type }) => {
      const sign = SIGNS[type];
      return sign === undefined ? [] : [{ open: sign, close: sign }];
    }),
  ];
}

/** As it stands where it can, so that it stays the same. */
function addressOf(marks: readonly MarkJson[]): string | null {
  const encoded = linkAddress(marks);
  const href = marks.find(({ type }) => type === "link")?.attrs?.["href"];
  const address = encoded !== null && typeof href === "string" && /^[!-~]+$/.test(href) ? href : encoded;
  return address?.replaceAll("&", "&amp;").replace(/[\\<>]/g, encodeURIComponent) ?? null;
}

const isSame = (one: Sign) => (other: Sign) => one.open === other.open && one.close === other.close;

/**
 * Writes one line. Signs count only between certain kinds of characters (CommonMark, 6.2); where those do not stand there,
 * the character beside the sign is written as its number, which is punctuation to whoever looks for signs.
 */
class LineWriter {
  #line = "";
  readonly #open: Sign[] = [];
  readonly #hasSigns: boolean;
  /** Whether the next character has to be written as its number, for the sign before it to count. */
  #mustHideNext = false;

  constructor(hasSigns: boolean) {
    this.#hasSigns = hasSigns;
  }

  write(nodes: readonly ProseMirrorJson[]): string {
    const signs = nodes.map(({ marks = [] }) =>
      signsOf(marks).filter(({ open }) => this.#hasSigns || open === "["),
    );
    for (const [index, { text = "", marks = [] }] of nodes.entries()) {
      const isCode = marks.some(({ type }) => type === "code");
      const raw = isCode ? codeSpan(text) : text;
      const own = signs[index] ?? [];
      const ended = this.#open.findIndex((sign) => !own.some(isSame(sign)));
      this.#closeFrom(ended === -1 ? this.#open.length : ended, raw, isCode);
      const opening = longestFirst(
        own.filter((sign) => !this.#open.some(isSame(sign))),
        signs.slice(index),
      );
      for (const [at, sign] of opening.entries()) this.#begin(sign, opening[at + 1]?.open ?? raw);
      this.#write(raw, isCode, opening.length > 0);
    }
    this.#closeFrom(0, "", false);
    return hideEnds(this.#line);
  }

  #closeFrom(depth: number, next: string, isCode: boolean): void {
    for (const { close } of this.#open.splice(depth).toReversed()) {
      if (close.startsWith("]")) {
        this.#line += close;
        continue;
      }
      const before = this.#hideLast("space");
      this.#line += close;
      // What follows is this text or another sign, which is punctuation.
      const isAfterWord = before === "letter" && close !== "_";
      this.#mustHideNext = !isCode && !isAfterWord && kindsOf(next.at(0)).includes("letter");
    }
  }

  /** `inside`: what comes right after the sign. */
  #begin(sign: Sign, inside: string): void {
    const isBeforeWord = kindsOf(inside.at(0)).every((kind) => kind === "letter") && sign.open !== "_";
    if (sign.open !== "[" && !isBeforeWord) this.#hideLast("letter");
    this.#line += sign.open;
    this.#open.push(sign);
    this.#mustHideNext = false;
  }

  /** Writes the last character as its number where it is, or may be, of a kind. Gives the kind that it surely is then. */
  #hideLast(hidden: Kind): Kind | null {
    const last = [...this.#line.slice(-2)].at(-1);
    const kinds = kindsOf(last);
    if (last === undefined || !kinds.includes(hidden)) return kinds.length === 1 ? (kinds[0] ?? null) : null;
    this.#line = this.#line.slice(0, -last.length) + numbered(last);
    return "punctuation";
  }

  #write(raw: string, isCode: boolean, isOpened: boolean): void {
    const [first = ""] = raw;
    const mustHide = this.#mustHideNext || (isOpened && kindsOf(first).includes("space"));
    this.#mustHideNext = false;
    if (isCode) this.#line += raw;
    else
      this.#line += mustHide
        ? numbered(first) + escapeMarkdown(raw.slice(first.length))
        : escapeMarkdown(raw);
  }
}

/** What stays open for longer is opened first, so that it need not be closed and opened again. */
function longestFirst(opening: readonly Sign[], signs: readonly (readonly Sign[])[]): readonly Sign[] {
  const end = (sign: Sign) => {
    const at = signs.findIndex((own) => !own.some(isSame(sign)));
    return at === -1 ? signs.length : at;
  };
  return opening.toSorted((one, other) => end(other) - end(one));
}

type Kind = "space" | "punctuation" | "letter";

const { isPunctChar, isValidEntityCode, isWhiteSpace } = new MarkdownIt().utils;

/** What a character is to a reader that looks for signs. Of those beyond U+FFFF, readers differ. */
function kindsOf(character: string | undefined): readonly Kind[] {
  if (character === undefined || character === "") return ["space"];
  if (/[\ud800-\udfff]/.test(character)) return ["letter", "punctuation"];
  if (isWhiteSpace(character.charCodeAt(0))) return ["space"];
  return isPunctChar(character) ? ["punctuation"] : ["letter"];
}

const numbered = (character: string): string => `&#${character.codePointAt(0)};`;

/** White space at a line's ends is dropped by readers unless it is written as its number. */
const hideEnds = (line: string): string => line.replace(/^\s|\s$/gu, numbered);
