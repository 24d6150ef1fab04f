import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isGraphemeBoundary, snapOutward } from "./grapheme";
import { mixedText } from "./mixed-text.arbitrary";

const boundariesOf = (text: string): ReadonlySet<number> =>
  new Set([...new Intl.Segmenter("und").segment(text)].map(({ index }) => index).concat(text.length));

describe("isGraphemeBoundary", () => {
  it("agrees with segmenting the whole text, though it looks at one line only", () => {
    fc.assert(
      fc.property(mixedText, (text) => {
        const boundaries = boundariesOf(text);
        for (let at = 0; at <= text.length; at++)
          expect(isGraphemeBoundary(text, at)).toBe(boundaries.has(at));
      }),
    );
  });
});

describe("snapOutward", () => {
  it("leaves what is whole as it is and widens what is not to the nearest edges", () => {
    fc.assert(
      fc.property(mixedText, fc.nat(), fc.nat(), (text, a, b) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        if (start === undefined || end === undefined) return;
        const edges = [...boundariesOf(text)].sort((x, y) => x - y);
        expect(snapOutward(text, start, end)).toEqual({
          start: edges.findLast((edge) => edge <= start),
          end: edges.find((edge) => edge >= end),
        });
      }),
    );
  });
});
