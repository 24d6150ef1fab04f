import { xmlText } from "../../text/xml-text";
import type { Words } from "../../words/words";

/** How a picture stands on its page: `id` is unique there; it speaks, and runs, as its `words` do. */
export type PictureFrame = { readonly id: string; readonly words: Words };

type Drawing = {
  /** What it shows, and that in numbers. */
  readonly title: string;
  readonly description: string;
  /** Its class. */
  readonly look: string;
  /** In CSS pixels where it stands alone; on a page it is as wide as its place. */
  readonly width: number;
  readonly height: number;
  /** Elements, their places across in percent and down in pixels: letters keep their size at any width. */
  readonly shapes: string;
};

/**
 * A picture as SVG that is well-formed XML and stands alone: colours are attributes, which a page's style sheet
 * (PICTURE_STYLE of html/page-style.ts) overrules by its own for light and dark. Places count from the left in every
 * language. To who cannot see it, it is its title and description.
 */
export function svgPicture(
  { title, description, look, width, height, shapes }: Drawing,
  { id }: PictureFrame,
): string {
  const type = shapes.includes("<text") ? ' font-family="Inter, sans-serif" font-size="12"' : "";
  return `<svg xmlns="http://www.w3.org/2000/svg" class="picture ${look}" width="${width}" height="${height}" direction="ltr"${type} role="img" aria-labelledby="${id}-title ${id}-words"><title id="${id}-title">${svgText(title)}</title><desc id="${id}-words">${svgText(description)}</desc>${shapes}</svg>`;
}

/** Text between tags or in double quotes, of characters that XML has. */
export function svgText(text: string): string {
  return xmlText(text).replace(/[&<>"\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A length with at most two decimals. */
export const length = (pixels: number): string => String(Math.round(pixels * 100) / 100);
export const percent = (part: number): string => `${length(part)}%`;

/** Where a stretch begins, counted from the left, when it is laid from the side at which one begins to read. */
export const leftOf = (
  { start, size }: { readonly start: number; readonly size: number },
  { words: { direction } }: PictureFrame,
): number => (direction === "ltr" ? start : 100 - start - size);

/** By which end a text stands where one begins to read. Not every program that draws SVG turns `start` with the direction. */
export const beginAnchor = ({ words: { direction } }: PictureFrame): string =>
  `text-anchor="${direction === "ltr" ? "start" : "end"}"`;

/** A name cut to what some `most` Latin letters take; letters of East Asian width and emoji take two. */
export function fittedName(name: string, most: number): string {
  let room = most;
  let shown = "";
  for (const character of name.replace(/\s+/g, " ")) {
    room -= WIDE.test(character) ? 2 : 1;
    if (room < 1) return `${shown}…`;
    shown += character;
  }
  return shown;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\p{Extended_Pictographic}]/u;
