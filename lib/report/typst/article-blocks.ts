import { assertNever } from "../../domain/assert-never";
import { deriveDirection } from "../../text/direction";
import type { MarkJson, ProseMirrorJson } from "../../text/document-json";
import { claimLook } from "../claim-look";
import type { Report } from "../report";
import { fittedTable } from "../text/fitted-table";
import { linkAddress, MarkedText, markableDocument, wholeAttribute } from "../text/marked-text";
import { type PageBlock, type PageCell, type PageRun, runsOf } from "./page-block";

/** The article with its claims marked and numbered. */
export function articleBlocks(report: Report): readonly PageBlock[] {
  return new BlockWriter(report).blocks(markableDocument(report));
}

/** The numbers of the claims that stand in these blocks. */
export function placedNumbers(blocks: readonly PageBlock[]): ReadonlySet<number> {
  return new Set(blocks.flatMap(numbersIn));
}

function numbersIn(block: PageBlock): readonly number[] {
  switch (block.kind) {
    case "paragraph":
    case "code":
    case "heading":
      return block.runs.flatMap(({ ends }) => ends ?? []);
    case "list":
      return block.items.flat().flatMap(numbersIn);
    case "quote":
      return block.blocks.flatMap(numbersIn);
    case "table":
      return block.rows.flat().flatMap(({ blocks }) => blocks.flatMap(numbersIn));
    case "rule":
      return [];
    default:
      return assertNever(block);
  }
}

const BASE_LEVEL = 1;

class BlockWriter {
  readonly #report: Report;
  readonly #text: MarkedText;
  #headingLevel = BASE_LEVEL;

  constructor(report: Report) {
    this.#report = report;
    this.#text = new MarkedText(report);
  }

  blocks(node: ProseMirrorJson): readonly PageBlock[] {
    return (node.content ?? []).flatMap((child) => this.#block(child));
  }

  #block(node: ProseMirrorJson): readonly PageBlock[] {
    switch (node.type) {
      case "paragraph":
      case "heading":
      case "codeBlock":
        return [this.#textblock(node)];
      case "bulletList":
      case "orderedList": {
        const start = node.type === "bulletList" ? null : Math.max(0, wholeAttribute(node, "start"));
        return [{ kind: "list", start, items: (node.content ?? []).map((item) => this.blocks(item)) }];
      }
      case "blockquote":
        return [{ kind: "quote", blocks: this.blocks(node) }];
      case "horizontalRule":
        return [{ kind: "rule" }];
      case "table":
        return [this.#table(node)];
      default:
        return this.blocks(node);
    }
  }

  #textblock(node: ProseMirrorJson): PageBlock {
    this.#text.beginTextblock();
    const runs = (node.content ?? []).flatMap((child) => this.#inline(child));
    const dir = deriveDirection(runs.map(({ text }) => text).join(""), this.#report.article.language);
    if (node.type === "codeBlock") return { kind: "code", dir, runs };
    if (node.type !== "heading" || runs.length === 0) return { kind: "paragraph", dir, runs };
    this.#headingLevel = Math.min(wholeAttribute(node, "level") + BASE_LEVEL, this.#headingLevel + 1, 6);
    return { kind: "heading", level: this.#headingLevel, dir, runs };
  }

  #table(node: ProseMirrorJson): PageBlock {
    const rows = (node.content ?? []).map((row) =>
      (row.content ?? []).map(
        (cell): PageCell => ({
          isHeader: cell.type === "tableHeader",
          colspan: Math.max(1, wholeAttribute(cell, "colspan")),
          rowspan: Math.max(1, wholeAttribute(cell, "rowspan")),
          blocks: this.blocks(cell),
        }),
      ),
    );
    return { kind: "table", ...fittedTable(rows, EMPTY_CELL) };
  }

  #inline(node: ProseMirrorJson): readonly PageRun[] {
    if (node.type === "hardBreak") {
      this.#text.skipHardBreak();
      return [{ text: "" }];
    }
    const look = lookOf(node.marks ?? []);
    return this.#text.pieces(node.text ?? "").flatMap(({ text, covering: [innermost], ending }) => {
      const mark = innermost === undefined ? {} : { mark: claimLook(innermost, this.#report.scale) };
      const numbers = ending.map(({ number }) => number);
      return [
        ...runsOf(text, { ...look, ...mark }),
        ...(numbers.length === 0 ? [] : [{ text: "", ends: numbers }]),
      ];
    });
  }
}

const EMPTY_CELL: PageCell = { isHeader: false, colspan: 1, rowspan: 1, blocks: [] };

const LOOKS: Readonly<Record<string, string>> = {
  bold: "b",
  italic: "i",
  underline: "u",
  strike: "s",
  code: "c",
  superscript: "^",
  subscript: "_",
};

function lookOf(marks: readonly MarkJson[]): Omit<PageRun, "text"> {
  const looks = marks.map(({ type }) => LOOKS[type] ?? "").join("");
  const href = linkAddress(marks);
  return { ...(looks === "" ? {} : { looks }), ...(href === null ? {} : { href }) };
}
