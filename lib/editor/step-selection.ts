import { snapOutward } from "../text/grapheme";

/** How far one step of the caret goes. */
export type StepUnit = "character" | "word" | "sentence" | "paragraph";

/** Which way through the text, regardless of the way its script runs. */
export type StepDirection = "forward" | "backward";

type Stretch = { readonly start: number; readonly end: number };

const segmenters = {
  character: new Intl.Segmenter("und", { granularity: "grapheme" }),
  word: new Intl.Segmenter("und", { granularity: "word" }),
  sentence: new Intl.Segmenter("und", { granularity: "sentence" }),
} as const;

/**
 * Where a caret at `offset` (UTF-16, canonical text) lands after one step: forward at the end of the word,
 * sentence or paragraph it is in or before, backward at the start of the one it is in or behind. White space
 * and punctuation around words, and empty paragraphs, are stepped over. At the end of the text it stays.
 */
export function stepCaret(text: string, offset: number, unit: StepUnit, direction: StepDirection): number {
  const isForward = direction === "forward";
  if (unit === "character" && text[isForward ? offset : offset - 1] === "\n")
    return offset + (isForward ? 1 : -1);
  return isForward ? stepForward(text, offset, unit) : stepBackward(text, offset, unit);
}

function stepForward(text: string, offset: number, unit: StepUnit): number {
  for (
    let line: Stretch | undefined = lineAt(text, offset);
    line !== undefined;
    line = lineAfter(text, line)
  ) {
    const next = stretchesOf(text, line, unit).find(({ end }) => end > offset);
    if (next !== undefined) return next.end;
  }
  return text.length;
}

function stepBackward(text: string, offset: number, unit: StepUnit): number {
  for (
    let line: Stretch | undefined = lineAt(text, offset);
    line !== undefined;
    line = lineBefore(text, line)
  ) {
    const previous = stretchesOf(text, line, unit).findLast(({ start }) => start < offset);
    if (previous !== undefined) return previous.start;
  }
  return 0;
}

/** The word, sentence or paragraph that `offset` is in, or the next one of its paragraph; null if there is none. */
export function stretchAround(text: string, offset: number, unit: StepUnit): Stretch | null {
  const stretches = stretchesOf(text, lineAt(text, offset), unit);
  return stretches.find(({ end }) => end > offset) ?? stretches.at(-1) ?? null;
}

function stretchesOf(text: string, line: Stretch, unit: StepUnit): readonly Stretch[] {
  const words = text.slice(line.start, line.end);
  if (unit === "paragraph") return trimmed(words, line.start);
  return [...segmenters[unit].segment(words)]
    .filter((segment) => unit !== "word" || segment.isWordLike === true)
    .flatMap(({ segment, index }) => {
      const start = line.start + index;
      return unit === "character" ? [{ start, end: start + segment.length }] : trimmed(segment, start);
    });
}

/** The stretch without white space at its ends, save what bears a mark; none if nothing is left. */
function trimmed(words: string, start: number): readonly Stretch[] {
  const inner = words.trim();
  if (inner === "") return [];
  const from = words.indexOf(inner);
  const whole = snapOutward(words, from, from + inner.length);
  return [{ start: start + whole.start, end: start + whole.end }];
}

function lineAt(text: string, offset: number): Stretch {
  const end = text.indexOf("\n", offset);
  const start = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  return { start, end: end === -1 ? text.length : end };
}

function lineAfter(text: string, line: Stretch): Stretch | undefined {
  return line.end < text.length ? lineAt(text, line.end + 1) : undefined;
}

function lineBefore(text: string, line: Stretch): Stretch | undefined {
  return line.start > 0 ? lineAt(text, line.start - 1) : undefined;
}
