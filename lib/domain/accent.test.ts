import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accentFor, contrastRatio, LEAST_CONTRAST } from "./accent";

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

describe("a desk's accent", () => {
  it("can be read on light and on dark paper, whatever colour is chosen", () => {
    fc.assert(
      fc.property(hex, (chosen) => {
        const { light, dark } = accentFor(chosen);
        expect(contrastRatio(light, "#fbfaf7")).toBeGreaterThanOrEqual(LEAST_CONTRAST);
        expect(contrastRatio(dark, "#161614")).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      }),
    );
  });

  it("stays as it is where it can be read", () => {
    expect(accentFor("#27496d").light).toBe("#27496d");
    expect(accentFor("#9cc0e7").dark).toBe("#9cc0e7");
    expect(accentFor("#ffee00").light).not.toBe("#ffee00");
  });

  it("measures contrast as WCAG does", () => {
    expect(contrastRatio("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrastRatio("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
    expect(contrastRatio("#123456", "#123456")).toBe(1);
  });
});
