import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DEFAULT_SCALE, LINES, MARKS, PALETTE, type Rating } from "@/lib/domain/rating";
import { contrast, distance, linearColour, SIGHTS, type Sight, seenBy } from "./testing/seen-colour";

type Theme = "light" | "dark";
const THEMES = ["light", "dark"] as const;

/** Below this a person has to compare two colours side by side to tell them apart. */
const TOLD_APART = 5;

describe.each(THEMES)("colours of verdicts, %s", (theme) => {
  it.each(backgrounds(theme))("can be read as text on %s", (background) => {
    for (const colour of colours(theme)) {
      const seen = contrast(linearColour(colour), linearColour(background));
      expect(seen, colour).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(SIGHTS)("let mark and line be seen by %s", (sight) => {
    for (const background of backgrounds(theme)) {
      for (const colour of colours(theme)) {
        expect(contrast(seen(sight, colour), seen(sight, background)), colour).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it("are told apart by colour alone only by those who see all colours", () => {
    const confused = Object.fromEntries(SIGHTS.map((sight) => [sight, confusedPairs(theme, sight).length]));
    expect(confused["normal"]).toBe(0);
    for (const sight of SIGHTS.filter((each) => each !== "normal")) {
      expect(confused[sight], `${sight}: so colour must never be the only sign`).toBeGreaterThan(0);
    }
  });

  it.each(SIGHTS)("that %s takes for each other have another mark and another line", (sight) => {
    for (const [one, other] of confusedPairs(theme, sight)) {
      expect(one.mark).not.toBe(other.mark);
      expect(LINES[one.mark]).not.toEqual(LINES[other.mark]);
    }
  });
});

describe("marks and lines", () => {
  it("differ, both, between every two ratings of a new workspace", () => {
    for (const [one, other] of pairs(DEFAULT_SCALE)) {
      expect(one.mark).not.toBe(other.mark);
      expect(LINES[one.mark]).not.toEqual(LINES[other.mark]);
    }
  });

  it("belong together: no two marks have the same line", () => {
    const lines = MARKS.map((mark) => `${LINES[mark].style} ${LINES[mark].thickness}`);
    expect(new Set(lines).size).toBe(MARKS.length);
  });

  it("of one style differ in thickness by at least half as much again", () => {
    for (const [one, other] of pairs(MARKS.map((mark) => LINES[mark]))) {
      if (one.style !== other.style) continue;
      const [thin, thick] = [one, other]
        .map((line) => Number.parseFloat(line.thickness))
        .toSorted((a, b) => a - b);
      expect((thick ?? 0) / (thin ?? 1)).toBeGreaterThanOrEqual(1.5);
    }
  });
});

function seen(sight: Sight, hex: string) {
  return seenBy(sight, linearColour(hex));
}

function confusedPairs(theme: Theme, sight: Sight): readonly (readonly [Rating, Rating])[] {
  const colourOf = (rating: Rating): string =>
    theme === "light" ? rating.colour : (PALETTE[rating.colour] ?? rating.colour);
  return pairs(DEFAULT_SCALE).filter(
    ([one, other]) => distance(seen(sight, colourOf(one)), seen(sight, colourOf(other))) < TOLD_APART,
  );
}

function colours(theme: Theme): readonly string[] {
  return theme === "light" ? Object.keys(PALETTE) : Object.values(PALETTE);
}

/** Paper and surface as the style sheet has them. */
function backgrounds(theme: Theme): readonly string[] {
  const tokens = readFileSync(new URL("../theme/tokens.css", import.meta.url), "utf8");
  return ["paper", "surface"].map((name) => {
    const found = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens);
    return sixDigits(found?.[theme === "light" ? 1 : 2] ?? "");
  });
}

function sixDigits(hex: string): string {
  return hex.length === 4 ? hex.replace(/[0-9a-f]/g, "$&$&") : hex;
}

function pairs<T>(items: readonly T[]): readonly (readonly [T, T])[] {
  return items.flatMap((one, at) => items.slice(at + 1).map((other) => [one, other] as const));
}
