/** A colour as it is on light and on dark paper, sRGB hex. */
export type Accent = { readonly light: string; readonly dark: string };

/** The report's papers (lib/report/html/page-style.ts). */
const LIGHT_PAPER = "#fbfaf7";
const DARK_PAPER = "#161614";

/** What small text needs (WCAG 2.2, 1.4.3). */
export const LEAST_CONTRAST = 4.5;

/**
 * A desk's colour for both papers: as it is where it can be read there, else darkened or lightened no further than it
 * takes to be read. `hex` is #rrggbb.
 */
export function accentFor(hex: string): Accent {
  return { light: readable(hex, LIGHT_PAPER, "#000000"), dark: readable(hex, DARK_PAPER, "#ffffff") };
}

/** The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastRatio(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const STEPS = 100;

function readable(hex: string, paper: string, towards: string): string {
  for (let step = 0; step < STEPS; step += 1) {
    const mixed = mix(hex, towards, step / STEPS);
    if (contrastRatio(mixed, paper) >= LEAST_CONTRAST) return mixed;
  }
  return towards;
}

function mix(one: string, other: string, share: number): string {
  const [a, b] = [channels(one), channels(other)];
  const mixed = a.map((value, index) => Math.round(value + ((b[index] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const channels = (hex: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
