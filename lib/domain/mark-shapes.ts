import type { Mark } from "./rating";

/** A stroke of a mark: SVG path data on a grid of 24 × 24, which may be filled or dashed. */
type MarkShape = { readonly path: string; readonly isFilled?: true; readonly dashes?: string };

const CIRCLE = "M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20Z";

/**
 * How each mark is drawn, on screen and in what leaves: told from the others by its shape alone, drawn with round ends.
 * `open` is for what nobody has judged. Small ones want a heavier line (`markStroke`).
 */
export const MARK_SHAPES: Readonly<Record<Mark | "open", readonly MarkShape[]>> = {
  open: [{ path: CIRCLE }],
  "circled-tick": [{ path: CIRCLE }, { path: "m7.5 12.5 3 3 6-7" }],
  tick: [{ path: "m4 13 5 5L20 6" }],
  "half-disc": [{ path: CIRCLE }, { path: "M12 2a10 10 0 0 1 0 20Z", isFilled: true }],
  triangle: [{ path: "M12 3 22.5 21H1.5Z" }, { path: "M12 9.5v5.2M12 17.6v.2" }],
  "circled-cross": [{ path: CIRCLE }, { path: "m8.5 8.5 7 7m0-7-7 7" }],
  question: [
    { path: CIRCLE, dashes: "3.3 2.98" },
    { path: "M9.3 9.3a2.8 2.8 0 1 1 4 2.6c-1 .5-1.3 1-1.3 2M12 17v.2" },
  ],
  speech: [{ path: "M3 4h18v12H11l-5 5v-5H3Z" }],
};

/** The width of a mark's lines on its grid: what is shown at up to 16 pixels has lines of at least one and a third. */
export function markStroke(pixels: number): number {
  return pixels <= 16 ? 2.4 : 2;
}
