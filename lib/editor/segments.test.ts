import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyInterval } from "./interval.arbitrary";
import { clipSegments, cutSegments } from "./segments";

const TEXT = Array.from({ length: 90 }, (_, at) => String.fromCharCode(0x4e00 + at)).join("");

describe("cutSegments", () => {
  it("gives back each claim's text from the segments that name it", () => {
    fc.assert(
      fc.property(fc.array(anyInterval), (intervals) => {
        const segments = cutSegments(intervals);
        for (const interval of intervals) {
          const own = segments.filter(({ covering }) => covering.includes(interval));
          expect(own.map(({ start, end }) => TEXT.slice(start, end)).join("")).toBe(
            TEXT.slice(interval.start, interval.end),
          );
        }
      }),
    );
  });

  it("makes segments that follow one another and never overlap or stay empty", () => {
    fc.assert(
      fc.property(fc.array(anyInterval), (intervals) => {
        let reached = 0;
        for (const { start, end, covering } of cutSegments(intervals)) {
          expect(start >= reached && start < end && covering.length > 0).toBe(true);
          reached = end;
        }
      }),
    );
  });

  it("puts the innermost claim first", () => {
    const outer = { claimId: "outer", start: 0, end: 10 };
    const inner = { claimId: "inner", start: 2, end: 4 };
    expect(cutSegments([outer, inner])).toEqual([
      { start: 0, end: 2, covering: [outer] },
      { start: 2, end: 4, covering: [inner, outer] },
      { start: 4, end: 10, covering: [outer] },
    ]);
  });
});

describe("clipSegments", () => {
  it("keeps what lies in the window", () => {
    const one = { claimId: "one", start: 0, end: 10 };
    expect(clipSegments(cutSegments([one]), 4, 6)).toEqual([{ start: 4, end: 6, covering: [one] }]);
    expect(clipSegments(cutSegments([one]), 10, 12)).toEqual([]);
  });
});
