import { describe, expect, it } from "vitest";
import { wordDiff } from "@/lib/text/word-diff";
import { withoutLongStretches } from "./text-diff";

describe("a long text's changes", () => {
  it("stand with the words around them, and what nobody changed is left out", () => {
    const long = Array.from({ length: 400 }, (_, at) => `word${at}`).join(" ");
    const parts = withoutLongStretches(wordDiff(`${long} noon ${long}`, `${long} nine ${long}`));
    const [before, removed, added, after] = parts.map(({ text }) => text);
    expect([removed, added]).toEqual(["noon", "nine"]);
    expect(before).toMatch(/^…\nword\d+ .* word399 $/);
    expect(after).toMatch(/^ word0 .* word\d+\n…$/);
    expect(parts.every(({ text }) => text.length < 200)).toBe(true);
  });

  it("are the whole of a short one", () => {
    const parts = wordDiff("It sails at noon.", "It sails at nine.");
    expect(withoutLongStretches(parts)).toEqual(parts);
  });
});
