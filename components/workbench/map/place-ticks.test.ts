import { describe, expect, it } from "vitest";
import type { ActorId, RevisionId } from "@/lib/domain/ids";
import type { PersonHere, TextSpan } from "@/lib/domain/presence";
import { placeTicks } from "./place-ticks";

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
