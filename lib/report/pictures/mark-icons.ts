import { MARKS, type Mark } from "../../domain/rating";

const DRAWINGS: Readonly<Record<Mark, string>> = {
  "circled-tick": '<circle cx="12" cy="12" r="10"/><path d="m7.5 12.5 3 3 6-7"/>',
  tick: '<path d="m4 13 5 5L20 6"/>',
  "half-disc": '<circle cx="12" cy="12" r="9"/><path d="M12 3a9 9 0 0 1 0 18Z" fill="currentColor"/>',
  triangle: '<path d="M12 3.5 22 20.5H2Z"/><path d="M12 10v5M12 17.6v.2"/>',
  "circled-cross": '<circle cx="12" cy="12" r="10"/><path d="m8.5 8.5 7 7m0-7-7 7"/>',
  question:
    '<circle cx="12" cy="12" r="10" stroke-dasharray="3.5 3"/><path d="M9.3 9.3a2.8 2.8 0 1 1 4 2.6c-1 .5-1.3 1-1.3 2M12 17v.2"/>',
  speech: '<path d="M3 4h18v12H11l-5 5v-5H3Z"/>',
};

/** The marks, drawn once a page. */
export function markSymbols(): string {
  const symbols = MARKS.map(
    (mark) => `<symbol id="mark-${mark}" viewBox="0 0 24 24">${DRAWINGS[mark]}</symbol>`,
  );
  return `<svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs>${symbols.join("")}</defs></svg>`;
}

/** One mark, beside its rating's label; it says nothing to who cannot see it. */
export function markIcon(mark: Mark): string {
  return `<svg class="icon" aria-hidden="true"><use href="#mark-${mark}"/></svg>`;
}

/** One mark as a picture of its own, in a colour. */
export function markDrawing(mark: Mark, colour: string): string {
  const drawing = DRAWINGS[mark].replaceAll("currentColor", colour);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="${colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${drawing}</svg>`;
}
