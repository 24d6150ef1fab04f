import { describe, expect, it } from "vitest";
import { type CardSlot, placeCards } from "./place-cards";
import { readingCard } from "./reading-card";

const slot = (id: string, wanted: number): CardSlot => ({ id, wanted, height: 100 });
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
