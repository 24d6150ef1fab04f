import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CardSlot, FOLD_HEIGHT, placeCards, readingCard } from "./place-cards";

const slot = (id: string, wanted: number, height = 100): CardSlot => ({ id, wanted, height });
const GAP = 10;

const columns = fc
  .array(
    fc.record({ wanted: fc.integer({ min: 0, max: 5_000 }), height: fc.integer({ min: 1, max: 600 }) }),
    { maxLength: 40 },
  )
  .map((slots) =>
    slots.toSorted((a, b) => a.wanted - b.wanted).map((each, at) => slot(`${at}`, each.wanted, each.height)),
  );

/** Thirty claims in one paragraph of ten lines. */
const dense = Array.from({ length: 30 }, (_, at) => slot(`${at}`, 2_000 + at * 10));

const distance = (slots: readonly CardSlot[], tops: ReadonlyMap<string, number>): number =>
  slots.reduce((sum, { id, wanted }) => sum + ((tops.get(id) ?? wanted) - wanted) ** 2, 0);

function expectApart(slots: readonly CardSlot[], tops: ReadonlyMap<string, number>, gap: number) {
  let reach = 0;
  for (const { id, height } of slots) {
    const top = tops.get(id);
    if (top === undefined) continue;
    expect(top).toBeGreaterThanOrEqual(reach - 1e-6);
    reach = top + height + gap;
  }
}

describe("placeCards", () => {
  it("leaves cards where they want to be when there is room", () => {
    expect([...placeCards([slot("a", 0), slot("b", 300)], null, GAP).values()]).toEqual([0, 300]);
  });

  it("has two cards for the same words make way to both sides", () => {
    expect([...placeCards([slot("a", 200), slot("b", 200)], null, GAP).values()]).toEqual([145, 255]);
  });

  it("spreads the cards of a dense paragraph around it", () => {
    const tops = placeCards(dense, null, GAP);
    expect(tops.get("0")).toBeLessThan(1_000);
    expect(tops.get("29")).toBeGreaterThan(3_000);
    expect(tops.get("15")).toBeGreaterThan(2_000);
  });

  it("keeps the firm card beside its words and the others around it", () => {
    const tops = placeCards([slot("a", 280), slot("b", 300), slot("c", 310)], "b", GAP);
    expect([...tops.values()]).toEqual([190, 300, 410]);
    const among = placeCards(dense, "20", GAP);
    expect(among.get("20")).toBe(2_200);
    expect(among.get("19")).toBe(2_090);
    expect(among.get("21")).toBe(2_310);
  });

  it("folds the first cards when those before the firm one do not fit above it", () => {
    const tops = placeCards([slot("a", 0), slot("b", 20), slot("c", 150)], "c", GAP);
    expect([...tops]).toEqual([
      ["b", FOLD_HEIGHT],
      ["c", 150],
    ]);
    expect(placeCards([slot("a", 0), slot("b", 20)], "b", GAP)).toEqual(new Map([["b", 20]]));
  });

  it("leaves the line of the folded ones to itself, but for the firm card and those after it", () => {
    const slots = ["0", "1", "2"].map((id) => ({ id, wanted: 0, height: 1 }));
    expect([...placeCards(slots, "1", 0)]).toEqual([
      ["1", 0],
      ["2", 1],
    ]);
  });

  it("never lets cards overlap, change order or leave the column, whichever is firm", () => {
    fc.assert(
      fc.property(columns, fc.nat(40), fc.integer({ min: 0, max: 24 }), (slots, firm, gap) => {
        const tops = placeCards(slots, `${firm}`, gap);
        expectApart(slots, tops, gap);
        if (tops.size < slots.length)
          for (const { id } of slots.slice(0, firm))
            expect(tops.get(id) ?? FOLD_HEIGHT).toBeGreaterThanOrEqual(FOLD_HEIGHT);
      }),
    );
  });

  it("places the firm card exactly where it wants, and folds only cards before it", () => {
    fc.assert(
      fc.property(columns, fc.nat(40), (slots, firm) => {
        const chosen = slots[firm];
        if (chosen === undefined) return;
        const tops = placeCards(slots, chosen.id, GAP);
        expect(tops.get(chosen.id)).toBe(chosen.wanted);
        const missing = slots.filter(({ id }) => !tops.has(id));
        expect(slots.slice(0, missing.length)).toEqual(missing);
        expect(missing.length).toBeLessThanOrEqual(firm);
        const needed = slots.slice(0, firm).reduce((sum, { height }) => sum + height + GAP, 0);
        if (needed <= chosen.wanted) expect(missing).toEqual([]);
      }),
    );
  });

  it("leaves no card that could stand nearer by moving alone or together with its neighbours", () => {
    fc.assert(
      fc.property(columns, fc.nat(40), fc.nat(40), fc.constantFrom(-1, 1), (slots, from, count, step) => {
        const tops = placeCards(slots, null, GAP);
        const moving = new Set(slots.slice(from, from + count + 1).map(({ id }) => id));
        const moved = new Map([...tops].map(([id, top]) => [id, moving.has(id) ? top + step : top]));
        let reach = 0;
        const isLegal = slots.every(({ id, height }) => {
          const top = moved.get(id) ?? 0;
          const stands = top >= reach;
          reach = top + height + GAP;
          return stands;
        });
        if (isLegal) expect(distance(slots, tops)).toBeLessThanOrEqual(distance(slots, moved) + 1e-6);
      }),
    );
  });
});

const everyTen = Array.from({ length: 500 }, (_, at) => slot(`${at}`, at * 10));

describe("readingCard", () => {
  it("is the card at the words that one reads, where cards have drifted away", () => {
    const tops = placeCards(everyTen, null, 10);
    expect(readingCard(everyTen, tops, 2_003, 700)).toBe("200");
  });

  it("is none where cards stand by their words, or where there are none", () => {
    const sparse = [slot("a", 0), slot("b", 400)];
    expect(readingCard(sparse, placeCards(sparse, null, 10), 350, 700)).toBeNull();
    expect(readingCard([], new Map(), 0, 700)).toBeNull();
  });
});
