/** How a colour is seen: as it is, with one kind of cone missing, or without any colour. */
export const SIGHTS = ["normal", "protanopia", "deuteranopia", "tritanopia", "greyscale"] as const;
export type Sight = (typeof SIGHTS)[number];

/** A colour in linear light: red, green, blue from 0 to 1. */
export type LinearColour = readonly [red: number, green: number, blue: number];

type Row = LinearColour;

const LUMINANCE: Row = [0.2126, 0.7152, 0.0722];

/**
 * Severity 1.0 of G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation
 * of Color Vision Deficiency", IEEE TVCG 15 (2009). Greyscale keeps WCAG's relative luminance.
 */
const MATRICES: Readonly<Record<Sight, readonly [Row, Row, Row]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  greyscale: [LUMINANCE, LUMINANCE, LUMINANCE],
};

/** "#rrggbb" in linear light. */
export function linearColour(hex: string): LinearColour {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** A colour as somebody with that sight sees it. */
export function seenBy(sight: Sight, colour: LinearColour): LinearColour {
  const [red, green, blue] = MATRICES[sight];
  const channel = (row: Row): number => Math.min(1, Math.max(0, dot(row, colour)));
  return [channel(red), channel(green), channel(blue)];
}

/** The contrast of two colours by WCAG 2.2, from 1 to 21. */
export function contrast(one: LinearColour, other: LinearColour): number {
  const [dark, light] = [dot(LUMINANCE, one), dot(LUMINANCE, other)].toSorted((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** How far apart two colours look in OKLab, times 100; under about 5 one must compare to tell them apart. */
export function distance(one: LinearColour, other: LinearColour): number {
  const [a, b] = [oklab(one), oklab(other)];
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function oklab(colour: LinearColour): Row {
  const cones: Row = [
    Math.cbrt(dot([0.4122214708, 0.5363325363, 0.0514459929], colour)),
    Math.cbrt(dot([0.2119034982, 0.6806995451, 0.1073969566], colour)),
    Math.cbrt(dot([0.0883024619, 0.2817188376, 0.6299787005], colour)),
  ];
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], cones),
    dot([1.9779984951, -2.428592205, 0.4505937099], cones),
    dot([0.0259040371, 0.7827717662, -0.808675766], cones),
  ];
}

function dot(row: Row, colour: LinearColour): number {
  return row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2];
}
