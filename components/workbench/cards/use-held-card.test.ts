import { describe, expect, it } from "vitest";
import { placeCards } from "./place-cards";
import { holdCard } from "./use-held-card";

const GAP = 10;
const card = (id: string, wanted: number) => ({ id, wanted, height: 100 });
const place = (
  slots: Parameters<typeof holdCard>[0],
  held: Parameters<typeof holdCard>[1],
  active: string | null,
) => {
  const kept = holdCard(slots, held, active);
  return placeCards(kept.slots, kept.firmId, GAP);
};

describe("the card under the pointer", () => {
  const before = [card("a", 200), card("b", 320), card("c", 440)];
  const after = [card("a", 200), card("new", 210), card("b", 320), card("c", 440)];

  it("stays where it is when somebody adds a claim above; the others make way", () => {
    const top = place(before, null, null).get("b") ?? 0;
    const tops = place(after, { id: "b", top, activeId: null }, null);
    expect(tops.get("b")).toBe(top);
    expect([...tops.values()]).toEqual([100, 210, 320, 440]);
    expect(place(after, null, null).get("b")).toBeGreaterThan(top);
  });

  it("stays beside the open card, which stands at its words whatever is held", () => {
    const crowd = [card("a", 200), card("b", 210), card("c", 220), card("d", 230)];
    const held = { id: "d", top: 700, activeId: "b" };
    const tops = place([...crowd.slice(0, 2), card("new", 215), ...crowd.slice(2)], held, "b");
    expect(tops.get("b")).toBe(210);
    expect(tops.get("d")).toBeCloseTo(700, 0);
    expect(place(crowd, { id: "b", top: 500, activeId: "b" }, "b").get("b")).toBe(210);
  });

  it("is let go when a card is opened, and when its claim is gone", () => {
    const held = { id: "b", top: 320, activeId: null };
    expect(holdCard(after, held, "c").firmId).toBe("c");
    expect(holdCard([card("a", 200)], held, null)).toEqual({ slots: [card("a", 200)], firmId: null });
  });
});
