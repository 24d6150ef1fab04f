import { MARK_SHAPES, markStroke } from "../../domain/mark-shapes";
import { MARKS, type Mark } from "../../domain/rating";

/** The marks, drawn once a page. */
export function markSymbols(): string {
  const symbols = MARKS.map(
    (mark) => `<symbol id="mark-${mark}" viewBox="0 0 24 24">${drawn(mark, "currentColor")}</symbol>`,
  );
  return `<svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs>${symbols.join("")}</defs></svg>`;
}

/** One mark, beside its rating's label; it says nothing to who cannot see it. */
export function markIcon(mark: Mark): string {
  return `<svg class="icon" aria-hidden="true"><use href="#mark-${mark}"/></svg>`;
}

/** One mark as a picture of its own, in a colour. */
export function markDrawing(mark: Mark, colour: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="${colour}" stroke-width="${markStroke(24)}" stroke-linecap="round" stroke-linejoin="round">${drawn(mark, colour)}</svg>`;
}

function drawn(mark: Mark, colour: string): string {
  return MARK_SHAPES[mark]
    .map(({ path, isFilled, dashes }) => {
      const fill = isFilled ? ` fill="${colour}"` : "";
      const dashed = dashes === undefined ? "" : ` stroke-dasharray="${dashes}"`;
      return `<path d="${path}"${fill}${dashed}/>`;
    })
    .join("");
}
