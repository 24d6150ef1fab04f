import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countOf, layActivity, placeLines, seqAtPlace } from "./activity";
import { groupSittings } from "./sittings";

const at = (minutes: number) => new Date(Date.UTC(2026, 4, 14, 9, minutes)).toISOString();
const line = (minutes: number, actor = "a") => ({ at: at(minutes), actor, group: "judging" as const });

describe("sittings", () => {
  it("are what one person did without a pause of 20 minutes or another person in between, by day", () => {
    const lines = [line(0), line(5), line(24), line(44), line(45, "b"), line(46), line(24 * 60)];
    expect(
      groupSittings(lines).map(({ day, sittings }) => [
        day,
        sittings.map((each) => [each.actor, each.lines.length]),
      ]),
    ).toEqual([
      [
        "2026-05-14",
        [
          ["a", 3],
          ["a", 1],
          ["b", 1],
          ["a", 1],
        ],
      ],
      ["2026-05-15", [["a", 1]]],
    ]);
    expect(groupSittings(lines.toReversed()).map(({ sittings }) => sittings.length)).toEqual([1, 4]);
  });
});

describe("activity", () => {
  it("cuts long pauses short, so that what happened takes up the room", () => {
    const busy = Array.from({ length: 50 }, (_, minute) => line(minute));
    const places = placeLines([...busy, line(40 * 24 * 60)]);
    expect(places[49]).toBeGreaterThan(0.85);
    expect(places[50]).toBe(1);
  });

  it("lies from the first entry to the last in order, counts each once, and is found again by its place", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60 * 24 * 30), { minLength: 1, maxLength: 200 }), (minutes) => {
        const lines = minutes.toSorted((a, b) => a - b).map((minute) => line(minute));
        const places = placeLines(lines);
        const { bars, days, most } = layActivity(lines, places);
        expect(places[0]).toBe(0);
        expect([...places]).toEqual([...places].toSorted((a, b) => a - b));
        expect(places.at(-1)).toBeLessThanOrEqual(1);
        expect(bars.reduce((sum, bar) => sum + countOf(bar), 0)).toBe(lines.length);
        expect(days.reduce((sum, { counts }) => sum + countOf(counts), 0)).toBe(lines.length);
        expect(most).toBe(Math.max(...bars.map(countOf)));
        for (const [index, place] of places.entries()) {
          const found = seqAtPlace(places, place);
          expect(found).toBeGreaterThan(index);
          expect(places[found - 1]).toBe(place);
        }
        expect([seqAtPlace(places, -1), seqAtPlace(places, 2)]).toEqual([1, lines.length]);
      }),
      { numRuns: 60 },
    );
  });
});
