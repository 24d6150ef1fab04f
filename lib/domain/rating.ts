import type { RatingId } from "./ids";

/** A mark tells ratings apart without colour; each brings its icon and its line under the words. */
export const MARKS = [
  "circled-tick",
  "tick",
  "half-disc",
  "triangle",
  "circled-cross",
  "question",
  "speech",
] as const;
export type Mark = (typeof MARKS)[number];

/** A line under words: a CSS text-decoration style and its thickness. */
export type Line = { readonly style: string; readonly thickness: string };

/** How words of a rating are underlined, by mark. No two marks have the same line: the line is told without colour. */
export const LINES: Readonly<Record<Mark, Line>> = {
  "circled-tick": { style: "solid", thickness: "2px" },
  tick: { style: "solid", thickness: "1px" },
  "half-disc": { style: "dashed", thickness: "2px" },
  triangle: { style: "wavy", thickness: "1.5px" },
  "circled-cross": { style: "double", thickness: "2px" },
  question: { style: "dotted", thickness: "2px" },
  speech: { style: "dotted", thickness: "3.5px" },
};

/** Colours that a rating may have, as sRGB hex for light paper, each with its twin for dark paper; all at least 4.5:1. */
export const PALETTE: Readonly<Record<string, string>> = {
  "#0b6e63": "#4fc2b2",
  "#4a7212": "#9cc653",
  "#9a5b00": "#e3a94a",
  "#b8430b": "#f18a53",
  "#b3191c": "#f2797b",
  "#55555f": "#b0b0bb",
  "#6a35b8": "#bb98f5",
};

/** One step of a workspace's scale. `value` is its place on the ordinal scale, null when it has none (Opinion). */
export type Rating = {
  readonly id: RatingId;
  readonly label: string;
  readonly value: number | null;
  /** A key of PALETTE. */
  readonly colour: string;
  readonly mark: Mark;
  /** What it is called in reports of other languages, by the catalogue's tag for each (lib/words/language.ts). */
  readonly labels?: RatingLabels | undefined;
};

export type RatingLabels = Readonly<Partial<Record<string, string | undefined>>>;

export type RatingScale = readonly Rating[];

const rating = (id: string, label: string, value: number | null, colour: string, mark: Mark): Rating => ({
  id: id as RatingId,
  label,
  value,
  colour,
  mark,
});

/** The scale a new workspace begins with. */
export const DEFAULT_SCALE: RatingScale = [
  rating("true", "True", 5, "#0b6e63", "circled-tick"),
  rating("mostly-true", "Mostly true", 4, "#4a7212", "tick"),
  rating("mixed", "Mixed", 3, "#9a5b00", "half-disc"),
  rating("misleading", "Misleading", 2, "#b8430b", "triangle"),
  rating("false", "False", 1, "#b3191c", "circled-cross"),
  rating("unverifiable", "Unverifiable", null, "#55555f", "question"),
  rating("opinion", "Opinion", null, "#6a35b8", "speech"),
];

/** Finds a rating of a scale by id. */
export function findRating(scale: RatingScale, id: string): Rating | undefined {
  return scale.find((each) => each.id === id);
}
