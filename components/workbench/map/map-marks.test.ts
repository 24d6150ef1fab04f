import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distinctMarks, type MapMark } from "./map-marks";

const mark = (id: string, top: number, height = 1): MapMark => ({ id, top, height, colour: "red" });
const nothing = () => false;
const idsOf = (marks: readonly MapMark[]) => marks.map(({ id }) => id);

describe("distinctMarks", () => {
  it("keeps marks that stand apart", () => {
    const marks = [mark("a", 0), mark("b", 1), mark("c", 50)];
    expect(distinctMarks(marks, nothing)).toEqual(marks);
  });

  it("shows of marks on one spot the one that reaches furthest, of equal ones the last", () => {
    expect(idsOf(distinctMarks([mark("a", 1, 2), mark("b", 1.1, 1)], nothing))).toEqual(["a"]);
    expect(idsOf(distinctMarks([mark("a", 1), mark("b", 1.1)], nothing))).toEqual(["b"]);
  });

  it("keeps what has to stay, in its place", () => {
    const marks = [mark("a", 1), mark("b", 1.1), mark("c", 2)];
    expect(idsOf(distinctMarks(marks, (id) => id === "a"))).toEqual(["a", "b", "c"]);
  });

  it("shows no more than some four hundred of any number, and one wherever there is one", () => {
    const many = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 2_000 });
    fc.assert(
      fc.property(many, (tops) => {
        const marks = tops.toSorted((a, b) => a - b).map((top, at) => mark(`${at}`, top));
        const shown = distinctMarks(marks, nothing);
        expect(shown.length).toBeLessThanOrEqual(401);
        for (const { top } of marks)
          expect(shown.some((each) => Math.abs(each.top - top) <= 0.25)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
