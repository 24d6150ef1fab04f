import { deriveDirection } from "../../text/direction";

/** A piece of text as it stands on its page, in points from its lower left corner; `size` is that of its letters. */
export type PdfPiece = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly isLineEnd: boolean;
};

export type PdfBlock = { readonly kind: "heading" | "paragraph"; readonly text: string };

/** The text of a PDF in blocks; what repeats above and below its pages; and the pages without text, from 1. */
export type LaidOut = {
  readonly blocks: readonly PdfBlock[];
  readonly margins: readonly string[];
  readonly empty: readonly number[];
};

type Line = {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
};

/**
 * Makes paragraphs of the pieces of a PDF's pages. They come in the order in which they were written, column after column
 * in nearly every PDF. Lines that most pages have above or below their text are taken out, hyphens at line ends go where a word goes on.
 */
export function layOut(pages: readonly (readonly PdfPiece[])[]): LaidOut {
  const lined = pages.map(linesOf);
  const isAtRim = rimsOf(lined);
  const repeated = repeatedLines(lined, isAtRim);
  const margins = new Set<string>();
  const kept = lined.map((lines) =>
    lines.filter((line) => {
      if (!isAtRim(line, lines) || !repeated.has(pattern(line.text))) return true;
      margins.add(/^\d+$/.test(line.text) ? "page numbers" : `“${line.text}”`);
      return false;
    }),
  );
  return {
    blocks: blocksOf(kept.flat()),
    margins: [...margins],
    empty: lined.flatMap((lines, index) => (lines.length === 0 ? [index + 1] : [])),
  };
}

/** Pieces on one line of letters, put in the order in which they are read. */
function linesOf(pieces: readonly PdfPiece[]): readonly Line[] {
  const lines: Line[] = [];
  let line: PdfPiece[] = [];
  const end = () => {
    const text = textOf(line).replace(/\s+/g, " ").trim();
    const inked = line.filter((piece) => piece.text.trim() !== "");
    const [first] = inked;
    if (first !== undefined && text !== "")
      lines.push({
        text,
        x: Math.min(...inked.map(({ x }) => x)),
        end: Math.max(...inked.map(({ x, width }) => x + width)),
        y: first.y,
        size: Math.max(...inked.map(({ size }) => size)),
      });
    line = [];
  };
  for (const piece of pieces) {
    const before = line.findLast(({ text }) => text.trim() !== "");
    if (before !== undefined && piece.text.trim() !== "" && Math.abs(piece.y - before.y) > before.size * 0.7)
      end();
    line.push(piece);
    if (piece.isLineEnd) end();
  }
  end();
  return lines;
}

/** In a line from right to left pieces are read so, and between them numbers and words of other scripts from left to right. */
function textOf(line: readonly PdfPiece[]): string {
  const text = line.map((piece) => piece.text).join("");
  if (deriveDirection(text) === "ltr") return text;
  const fromRight = line.toSorted((one, other) => other.x - one.x);
  const read: PdfPiece[] = [];
  let run: PdfPiece[] = [];
  for (const piece of fromRight) {
    if (/[\p{L}\p{N}]/u.test(piece.text) && deriveDirection(piece.text) === "ltr") run.unshift(piece);
    else if (run.length > 0 && piece.text.trim() === "") run.unshift(piece);
    else {
      read.push(...run, piece);
      run = [];
    }
  }
  return [...read, ...run].map((piece) => piece.text).join("");
}

/** What a line is but for its numbers. */
const pattern = (text: string): string => text.replace(/\d+/g, "0");

type IsAtRim = (line: Line, lines: readonly Line[]) => boolean;

/** How much of the height that the text of all pages takes is a rim, above and below. */
const RIM = 0.08;

/** Whether a line stands at the upper or lower rim of what is written on any page, with at most one further out on its own. */
function rimsOf(pages: readonly (readonly Line[])[]): IsAtRim {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const { y } of pages.flat()) {
    lowest = Math.min(lowest, y);
    highest = Math.max(highest, y);
  }
  const rim = (highest - lowest) * RIM;
  return ({ y }, lines) =>
    (y > highest - rim && lines.filter((other) => other.y > y + 2).length < 2) ||
    (y < lowest + rim && lines.filter((other) => other.y < y - 2).length < 2);
}

/** What stands at the rim of two pages of five, and of three at least. */
function repeatedLines(pages: readonly (readonly Line[])[], isAtRim: IsAtRim): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const lines of pages)
    for (const each of new Set(lines.filter((line) => isAtRim(line, lines)).map(({ text }) => pattern(text))))
      counts.set(each, (counts.get(each) ?? 0) + 1);
  const least = Math.max(3, pages.length * 0.4);
  return new Set([...counts].filter(([, count]) => count >= least).map(([text]) => text));
}

function blocksOf(lines: readonly Line[]): readonly PdfBlock[] {
  const body = commonSize(lines);
  const widest = Math.max(0, ...lines.map(({ x, end }) => end - x));
  const blocks: { lines: Line[] }[] = [];
  for (const line of lines) {
    const block = blocks.at(-1);
    const before = block?.lines.at(-1);
    if (block === undefined || before === undefined || begins(line, before, widest))
      blocks.push({ lines: [line] });
    else block.lines.push(line);
  }
  return blocks.map((block) => {
    const text = joined(block.lines.map((line) => line.text));
    const isLarge = block.lines.every(({ size }) => size > body * 1.15);
    return { kind: isLarge && text.length <= 300 ? "heading" : "paragraph", text };
  });
}

/** The size of most letters. */
function commonSize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}

/** Whether a paragraph begins with a line. */
function begins(line: Line, before: Line, widest: number): boolean {
  if (Math.abs(line.size - before.size) > before.size * 0.12) return true;
  const isEnd = /[.!?:…»”"'’)\]؟。！？]$/.test(before.text);
  const down = before.y - line.y;
  // A new column or page: a sentence goes on there.
  if (down < 0 || down > before.size * 12) return isEnd;
  if (down > before.size * 1.75) return true;
  if (isEnd && before.end - before.x < widest * 0.25) return true;
  return isEnd && Math.abs(line.x - before.x) > before.size * 0.8 && line.x > before.x;
}

/** Lines in one: a hyphen at a line's end goes where the word goes on in small letters. Each end is looked at by itself, in linear time. */
function joined(lines: readonly string[]): string {
  let text = "";
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1];
    if (next === undefined) text += line;
    else if (/\p{L}[-\u00ad\u2010]$/u.test(line.slice(-4)) && /^\p{Ll}/u.test(next))
      text += line.slice(0, -1);
    else text += `${line} `;
  }
  return text;
}
