import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PALETTE } from "@/lib/domain/rating";
import { initials, PERSON_COLOURS, personColour } from "./person-colour";
import { contrast, distance, linearColour } from "./testing/seen-colour";

describe.each(["light", "dark"] as const)("colours of people, %s", (theme) => {
  const side = theme === "light" ? 0 : 1;
  const people = PERSON_COLOURS.map((pair) => pair[side]);

  it("can be read as text on paper and surface, and carry letters in the surface's colour", () => {
    for (const background of ["paper", "surface"].map((name) => token(name, side))) {
      for (const colour of people) {
        expect(contrast(linearColour(colour), linearColour(background)), colour).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it("are not taken for a verdict's", () => {
    const verdicts = theme === "light" ? Object.keys(PALETTE) : Object.values(PALETTE);
    for (const colour of people) {
      for (const verdict of verdicts) {
        const apart = distance(linearColour(colour), linearColour(verdict));
        expect(apart, `${colour} ${verdict}`).toBeGreaterThanOrEqual(7);
      }
    }
  });
});

describe("a person", () => {
  it("has the same colour everywhere", () => {
    expect(personColour("Reviewer 1")).toBe(personColour("Reviewer 1"));
  });

  it.each([
    ["Reviewer 1", "R1"],
    ["Ada", "AD"],
    ["  anna  maria berg", "AM"],
    ["王小明", "王小"],
    ["", ""],
  ])("%s is %s in two letters", (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});

function token(name: string, side: 0 | 1): string {
  const tokens = readFileSync(new URL("../theme/tokens.css", import.meta.url), "utf8");
  const found = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens)?.[side + 1] ?? "";
  return found.length === 4 ? found.replace(/[0-9a-f]/g, "$&$&") : found;
}
