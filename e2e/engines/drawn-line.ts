import { decode } from "fast-png";

/** A part of the window, in CSS pixels. */
export type Part = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** How far apart two colours are, of 255, for an eye to tell them. */
const TELLABLE = 40;

/**
 * How much of the width of words has something drawn under it, from 0 (nothing) to 1 (a line without a gap): of the
 * columns of pixels below the baseline, those in which a pixel differs from the paper, which is the colour most of them
 * have. Words with letters that reach below the baseline count for more than their line.
 */
export function lineUnder(picture: Uint8Array, words: Part, windowWidth: number): number {
  const { width, data, channels } = decode(picture);
  const scale = width / windowWidth;
  const height = words.bottom - words.top;
  const rows = range((words.top + height * 0.8) * scale, (words.bottom + height * 0.2) * scale);
  const columns = range(words.left * scale, words.right * scale);
  const colourAt = (x: number, y: number): readonly number[] => {
    const from = (y * width + x) * channels;
    return [data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0];
  };
  const counts = new Map<string, number>();
  for (const y of rows)
    for (const x of columns) {
      const colour = colourAt(x, y).join();
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  const [[paper = ""] = []] = [...counts].toSorted((a, b) => b[1] - a[1]);
  const ground = paper.split(",").map(Number);
  const differs = (colour: readonly number[]): boolean =>
    colour.some((value, at) => Math.abs(value - (ground[at] ?? 0)) > TELLABLE);
  const drawn = columns.filter((x) => rows.some((y) => differs(colourAt(x, y))));
  return drawn.length / columns.length;
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, Math.floor(to) - Math.ceil(from)) }, (_, at) => Math.ceil(from) + at);
