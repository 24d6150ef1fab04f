import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CardSlot, placeCards } from "./place-cards";

const slot = (id: string, wanted: number, height = 100): CardSlot => ({ id, wanted, height });

const columns = fc
  .array(
    fc.record({ wanted: fc.integer({ min: 0, max: 5_000 }), height: fc.integer({ min: 1, max: 600 }) }),
    {
      maxLength: 40,
    },
  )
  .map((slots) =>
    slots.toSorted((a, b) => a.wanted - b.wanted).map((each, at) => slot(`${at}`, each.wanted, each.height)),
  );

function expectApart(slots: readonly CardSlot[], tops: ReadonlyMap<string, number>, gap: number) {
  let reach = 0;
  for (const { id, height } of slots) {
    const top = tops.get(id) ?? Number.NaN;
    expect(top).toBeGreaterThanOrEqual(reach);
    reach = top + height + gap;
  }
}

describe("placeCards", () => {
  it("leaves cards where they want to be when there is room", () => {
    expect([...placeCards([slot("a", 0), slot("b", 300)], null, 12).values()]).toEqual([0, 300]);
  });

  it("moves later cards down when they would cover an earlier one", () => {
    expect(placeCards([slot("a", 50), slot("b", 60)], null, 12).get("b")).toBe(162);
  });

  it("keeps the active card beside its words and moves earlier cards up", () => {
    const tops = placeCards([slot("a", 280), slot("b", 300), slot("c", 310)], "b", 10);
    expect([...tops.values()]).toEqual([190, 300, 410]);
  });

  it("gives way when the cards before the active one do not fit above it", () => {
    expect(placeCards([slot("a", 0), slot("b", 20)], "b", 10).get("b")).toBe(110);
  });

  it("never lets cards overlap, change order or leave the column, whichever is active", () => {
    fc.assert(
      fc.property(columns, fc.nat(40), fc.integer({ min: 0, max: 24 }), (slots, active, gap) => {
        expectApart(slots, placeCards(slots, `${active}`, gap), gap);
      }),
    );
  });

  it("places an active card exactly where it wants when those before it have room", () => {
    fc.assert(
      fc.property(columns, fc.nat(40), (slots, active) => {
        const chosen = slots[active];
        if (chosen === undefined) return;
        const needed = slots.slice(0, active).reduce((sum, each) => sum + each.height + 10, 0);
        if (needed > chosen.wanted) return;
        expect(placeCards(slots, chosen.id, 10).get(chosen.id)).toBe(chosen.wanted);
      }),
    );
  });
});
