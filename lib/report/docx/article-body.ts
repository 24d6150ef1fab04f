import {
  BorderStyle,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  HeadingLevel,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { MarkJson, ProseMirrorJson } from "../../text/document-json";
import { fittedTable, type Spanning } from "../text/fitted-table";
import { linkAddress, wholeAttribute } from "../text/marked-text";
import { deletedRun, insertedRun, type WordChange } from "./word-changes";
import { linked, linkedRuns, type WordLook } from "./word-runs";
import { BULLETS, numberedFrom, QUOTE_INDENT } from "./word-styles";

/** Where comments stand: from `start` to `end`, in UTF-16 code units of the canonical text. */
export type CommentPlace = { readonly start: number; readonly end: number; readonly ids: readonly number[] };

/** What is drawn over the text: comments, and changes of which none overlaps another. `firstId` and those after it are free for these. */
export type DrawnOver = {
  readonly places: readonly CommentPlace[];
  readonly changes: readonly WordChange[];
  readonly firstId: number;
};

/**
 * The article's blocks with the ends of comments in them, exactly before and after their words, and with its changes.
 * `document` has to give the text that both count in.
 */
export function articleBody(
  document: ProseMirrorJson,
  drawn: DrawnOver,
  isRightToLeft: boolean,
): readonly (Paragraph | Table)[] {
  return new BodyWriter(drawn, isRightToLeft).blocks(document, OUTERMOST);
}

type Surroundings = {
  readonly indent: number;
  /** Of the innermost list, -1 outside of one. */
  readonly listLevel: number;
  /** What the next paragraph is numbered by; null when the item has its number already. */
  readonly numbering: {
    readonly reference: string;
    readonly level: number;
    readonly instance: number;
  } | null;
  readonly isHeader: boolean;
};

const OUTERMOST: Surroundings = { indent: 0, listLevel: -1, numbering: null, isHeader: false };
const DEEPEST_LIST = 8;
const LIST_INDENT = 720;

class BodyWriter {
  readonly #isRightToLeft: boolean;
  /** The offsets at which comments or changes begin or end, ascending. */
  readonly #turns: readonly Turn[];
  #turn = 0;
  /** The change that the writer is in, and how the first of its words looks. */
  #change: WordChange | null = null;
  #changeLook: { readonly look: WordLook; readonly address: string | null } | null = null;
  #nextId: number;
  #offset = 0;
  #hasTextblock = false;
  #lists = 0;

  constructor({ places, changes, firstId }: DrawnOver, isRightToLeft: boolean) {
    this.#isRightToLeft = isRightToLeft;
    this.#turns = turnsOf(places, changes);
    this.#nextId = firstId;
  }

  blocks(node: ProseMirrorJson, around: Surroundings): readonly (Paragraph | Table)[] {
    return (node.content ?? []).flatMap((child) => this.#block(child, around));
  }

  #block(node: ProseMirrorJson, around: Surroundings): readonly (Paragraph | Table)[] {
    switch (node.type) {
      case "paragraph":
      case "heading":
      case "codeBlock":
        return [this.#textblock(node, around)];
      case "bulletList":
      case "orderedList":
        return this.#list(node, around);
      case "blockquote":
        return this.blocks(node, { ...around, indent: around.indent + QUOTE_INDENT });
      case "horizontalRule":
        return [new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1 } } })];
      case "table":
        return [this.#table(node)];
      default:
        return this.blocks(node, around);
    }
  }

  #textblock(node: ProseMirrorJson, { indent, numbering, isHeader }: Surroundings): Paragraph {
    if (this.#hasTextblock) this.#offset += 1;
    this.#hasTextblock = true;
    const children = (node.content ?? []).flatMap((child) => this.#inline(child, node.type, isHeader));
    return new Paragraph({
      ...paragraphLook(node),
      ...(this.#isRightToLeft ? { bidirectional: true } : {}),
      ...(numbering === null ? {} : { numbering }),
      ...(indent > 0 && numbering === null ? { indent: { start: indent } } : {}),
      children: [...children, ...this.#turnsHere()],
    });
  }

  #list(node: ProseMirrorJson, around: Surroundings): readonly (Paragraph | Table)[] {
    this.#lists += 1;
    const instance = this.#lists;
    const level = Math.min(around.listLevel + 1, DEEPEST_LIST);
    const reference = node.type === "bulletList" ? BULLETS : numberedFrom(startOf(node));
    return (node.content ?? []).flatMap((item) =>
      (item.content ?? []).flatMap((child, index) =>
        this.#block(child, {
          ...around,
          listLevel: level,
          indent: around.indent + LIST_INDENT,
          numbering: index === 0 ? { reference, level, instance } : null,
        }),
      ),
    );
  }

  #table(node: ProseMirrorJson): Table {
    const cells = (node.content ?? []).map((row) => (row.content ?? []).map((cell) => this.#cell(cell)));
    const { rows } = fittedTable(cells, EMPTY_CELL);
    return new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      ...(this.#isRightToLeft ? { visuallyRightToLeft: true } : {}),
      rows: rows.map(
        (row, index) =>
          new TableRow({
            ...(index === 0 && row.every(({ isHeader }) => isHeader) ? { tableHeader: true } : {}),
            children: row.map(
              ({ colspan, rowspan, blocks }) =>
                new TableCell({ columnSpan: colspan, rowSpan: rowspan, children: endingInParagraph(blocks) }),
            ),
          }),
      ),
    });
  }

  #cell(cell: ProseMirrorJson): WordCell {
    const isHeader = cell.type === "tableHeader";
    return {
      isHeader,
      colspan: Math.max(1, wholeAttribute(cell, "colspan")),
      rowspan: Math.max(1, wholeAttribute(cell, "rowspan")),
      blocks: this.blocks(cell, { ...OUTERMOST, isHeader }),
    };
  }

  #inline(node: ProseMirrorJson, block: string, isHeader: boolean): readonly ParagraphChild[] {
    if (node.type === "hardBreak") {
      const turns = this.#turnsHere();
      this.#offset += 1;
      return [...turns, new TextRun({ break: 1 })];
    }
    const look = lookOf(node.marks ?? [], block, isHeader);
    const address = linkAddress(node.marks ?? []);
    const text = node.text ?? "";
    const from = this.#offset;
    const end = from + text.length;
    const children: ParagraphChild[] = [];
    while (this.#offset < end) {
      children.push(...this.#turnsHere());
      const upTo = Math.min(end, this.#turns[this.#turn]?.at ?? end);
      children.push(...this.#words(text.slice(this.#offset - from, upTo - from), address, look));
      this.#offset = upTo;
    }
    return children;
  }

  #words(text: string, address: string | null, look: WordLook): readonly ParagraphChild[] {
    if (this.#change === null) return linkedRuns(text, address, look);
    this.#changeLook ??= { look, address };
    return linked([deletedRun(text, this.#change, this.#nextId++, look)], address);
  }

  /** What begins and ends where the writer stands. A change ends before the comments on its words do. */
  #turnsHere(): readonly ParagraphChild[] {
    const turn = this.#turns[this.#turn];
    if (turn?.at !== this.#offset) return [];
    this.#turn += 1;
    const inserted = this.#endChange();
    this.#change = turn.change;
    return [
      ...inserted,
      ...turn.end.flatMap((id) => [
        new CommentRangeEnd(id),
        new TextRun({ children: [new CommentReference(id)] }),
      ]),
      ...turn.begin.map((id) => new CommentRangeStart(id)),
    ];
  }

  /** The new words of the change that ends where the writer stands. */
  #endChange(): readonly ParagraphChild[] {
    const [change, first] = [this.#change, this.#changeLook];
    if (change?.end !== this.#offset) return [];
    this.#changeLook = null;
    return linked([insertedRun(change, this.#nextId++, first?.look ?? {})], first?.address ?? null);
  }
}

/** What begins and ends at an offset; `change` is the one that its words are in from there on. */
type Turn = {
  readonly at: number;
  readonly begin: readonly number[];
  readonly end: readonly number[];
  readonly change: WordChange | null;
};

function turnsOf(places: readonly CommentPlace[], changes: readonly WordChange[]): readonly Turn[] {
  const turns = new Map<number, { begin: number[]; end: number[]; change: WordChange | null }>();
  const turnAt = (at: number) => {
    const within = changes.find(({ start, end }) => start <= at && at < end) ?? null;
    const turn = turns.get(at) ?? { begin: [], end: [], change: within };
    turns.set(at, turn);
    return turn;
  };
  for (const { start, end, ids } of places) {
    turnAt(start).begin.push(...ids);
    turnAt(end).end.push(...ids);
  }
  for (const { start, end } of changes) {
    turnAt(start);
    turnAt(end);
  }
  return [...turns].map(([at, turn]) => ({ at, ...turn })).toSorted((a, b) => a.at - b.at);
}

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

function paragraphLook(node: ProseMirrorJson): IParagraphOptions {
  if (node.type === "codeBlock") return { style: "Code" };
  if (node.type !== "heading") return {};
  const heading = HEADINGS[Math.trunc(Number(node.attrs?.["level"] ?? 1)) - 1];
  return heading === undefined ? {} : { heading };
}

function lookOf(marks: readonly MarkJson[], block: string, isHeader: boolean): WordLook {
  const has = (type: string) => marks.some((mark) => mark.type === type);
  return {
    ...(has("bold") || isHeader ? { bold: true } : {}),
    ...(has("italic") ? { italics: true } : {}),
    ...(has("underline") ? { underline: {} } : {}),
    ...(has("strike") ? { strike: true } : {}),
    // A run stands in one place: what is both is raised.
    ...(has("superscript") ? { superScript: true } : has("subscript") ? { subScript: true } : {}),
    ...(has("code") && block !== "codeBlock" ? { style: "CodeCharacters" } : {}),
  };
}

/** Word counts from 0 to 32,767 in a list. */
function startOf(list: ProseMirrorJson): number {
  const start = Math.trunc(Number(list.attrs?.["start"] ?? 1));
  return start >= 0 && start <= 32_767 ? start : 1;
}

type WordCell = Spanning & { readonly isHeader: boolean; readonly blocks: readonly (Paragraph | Table)[] };

const EMPTY_CELL: WordCell = { isHeader: false, colspan: 1, rowspan: 1, blocks: [] };

/** As every cell has to. */
const endingInParagraph = (blocks: WordCell["blocks"]): WordCell["blocks"] =>
  blocks.at(-1) instanceof Paragraph ? blocks : [...blocks, new Paragraph({})];

/** The starts of all numbered lists of a document, each of which needs a definition of its own. */
export function listStarts(document: ProseMirrorJson): ReadonlySet<number> {
  const starts = new Set<number>();
  const visit = (node: ProseMirrorJson): void => {
    if (node.type === "orderedList") starts.add(startOf(node));
    node.content?.forEach(visit);
  };
  visit(document);
  return starts;
}
