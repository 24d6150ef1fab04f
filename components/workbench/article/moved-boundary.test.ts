import { describe, expect, it } from "vitest";
import { withEdgeAt, withEdgeByWord } from "./moved-boundary";

const text = "The old pier had been closed.";
const pier = [{ start: 4, end: 12 }];
const words = (ranges: readonly { start: number; end: number }[] | null) =>
  ranges?.map(({ start, end }) => text.slice(start, end)) ?? null;

describe("boundaries by word", () => {
  it("grow and shrink at either end by a whole word", () => {
    expect(words(pier)).toEqual(["old pier"]);
    expect(words(withEdgeByWord(text, pier, "start", "outward"))).toEqual(["The old pier"]);
    expect(words(withEdgeByWord(text, pier, "start", "inward"))).toEqual(["pier"]);
    expect(words(withEdgeByWord(text, pier, "end", "outward"))).toEqual(["old pier had"]);
    expect(words(withEdgeByWord(text, pier, "end", "inward"))).toEqual(["old"]);
  });

  it("never leave nothing", () => {
    expect(withEdgeByWord(text, [{ start: 4, end: 7 }], "end", "inward")).toBeNull();
    expect(withEdgeAt(pier, "start", 12)).toBeNull();
  });

  it("stop at the neighbouring range of the same claim", () => {
    const two = [
      { start: 4, end: 7 },
      { start: 13, end: 16 },
    ];
    expect(withEdgeAt(two, "end", 2)).toBeNull();
    expect(withEdgeAt(two, "end", 14)).toEqual([
      { start: 4, end: 7 },
      { start: 13, end: 14 },
    ]);
  });
});
