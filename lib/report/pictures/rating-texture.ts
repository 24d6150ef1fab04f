import { MARKS, type Mark } from "../../domain/rating";
import { ratingLook } from "../claim-look";
import type { ReportRating } from "../report";

/** Fills that tell ratings apart without their colour, one a rating of a scale: plain, or lines, dots and crosses over it. */
export type Textures = {
  /** To stand in the picture that uses them. */
  readonly definitions: string;
  /** The `fill` of a rating, by its place in the ratings that were given. */
  readonly fillOf: (index: number) => string;
};

/** `id` begins the names of the fills, which are unique on a page. `scale` is where the ratings stand. */
export function ratingTextures(
  ratings: readonly ReportRating[],
  scale: readonly ReportRating[],
  id: string,
): Textures {
  const drawings = drawingsFor(ratings);
  const patterns = ratings.map((rating, index) => {
    const lines = drawings[index] ?? "";
    const over = lines === "" ? "" : `<path d="${lines}" fill="none" stroke="#fff" stroke-width="1.3"/>`;
    return `<pattern id="${id}-fill-${index}" class="${ratingLook(rating, scale)}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="${rating.colour}"/>${over}</pattern>`;
  });
  return {
    definitions: `<defs>${patterns.join("")}</defs>`,
    fillOf: (index) => `url(#${id}-fill-${index})`,
  };
}

/** What is drawn over a rating's colour in a square of 8 pixels that repeats: its mark's, or where that is taken another. */
function drawingsFor(ratings: readonly ReportRating[]): readonly string[] {
  const free = new Set([...MARKS.map((mark) => DRAWINGS[mark]), ...MORE_DRAWINGS]);
  return ratings.map(({ mark }) => {
    const own = DRAWINGS[mark];
    const drawing = free.has(own) ? own : ([...free].at(-1) ?? own);
    free.delete(drawing);
    return drawing;
  });
}

const DRAWINGS: Readonly<Record<Mark, string>> = {
  "circled-tick": "",
  tick: "M-1 9L9 -1M-1 1L1 -1M7 9L9 7",
  "half-disc": "M0 4H8",
  triangle: "M0 6L4 2L8 6",
  "circled-cross": "M0 0L8 8M0 8L8 0",
  question: "M1 2H3M5 6H7",
  speech: "M4 0V8",
};

/** For scales in which several ratings have one mark. */
const MORE_DRAWINGS = [
  "M0 2H8M0 6H8",
  "M2 0V8M6 0V8",
  "M-1 -1L9 9M7 -1L9 1M-1 7L1 9",
  "M0 4H8M4 0V8",
  "M1 4H3M5 4H7",
  "M4 1V3M4 5V7",
  "M0 6L4 2L8 6M0 10L4 6L8 10M0 2L4 -2L8 2",
  "M2 2H6V6H2Z",
  "M1 1H3V3H1ZM5 5H7V7H5Z",
  "M0 1H8M0 3H8M0 5H8M0 7H8",
  "M1 0V8M3 0V8M5 0V8M7 0V8",
  "M4 1L7 4L4 7L1 4Z",
  "M0 4C2 0 6 8 8 4",
];
