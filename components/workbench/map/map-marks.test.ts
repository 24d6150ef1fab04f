import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActorId, RevisionId } from "@/lib/domain/ids";
import type { PersonHere, TextSpan } from "@/lib/domain/presence";
import { distinctMarks, type MapMark, placeTicks } from "./map-marks";

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

const reader = (name: string, window: TextSpan | null): PersonHere => ({
  userId: name as ActorId,
  name,
  isAway: false,
  revisionId: "revision" as RevisionId,
  window,
  selection: null,
  openClaimId: null,
  writing: null,
});

const placed = (people: readonly PersonHere[], length: number) =>
  placeTicks(people, length).map(({ person, part, nth }) => [person.name, part, nth]);

describe("ticks on the map", () => {
  it("stand at the middle of what their person sees", () => {
    expect(
      placed([reader("Anna", { start: 0, end: 200 }), reader("Bert", { start: 800, end: 1_000 })], 1_000),
    ).toEqual([
      ["Anna", 0.1, 0],
      ["Bert", 0.9, 0],
    ]);
  });

  it("of people who read the same place stand one under the other", () => {
    const window = { start: 400, end: 600 };
    const people = [reader("Anna", window), reader("Bert", { start: 410, end: 620 }), reader("Carl", window)];
    expect(placed(people, 1_000).map(([, part, nth]) => [part, nth])).toEqual([
      [0.5, 0],
      [0.5, 1],
      [0.5, 2],
    ]);
  });

  it("are left out where nobody says what they see, and stay on the map whatever was sent", () => {
    expect(placed([reader("Anna", null), reader("Bert", { start: 5_000, end: 9_000 })], 1_000)).toEqual([
      ["Bert", 1, 0],
    ]);
    expect(placed([reader("Anna", { start: 0, end: 0 })], 0)).toEqual([]);
  });
});
