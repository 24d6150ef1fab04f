import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mixedText } from "./mixed-text.arbitrary";
import { type WordPart, wordDiff } from "./word-diff";

const textOf = (parts: readonly WordPart[], ...kinds: readonly WordPart["kind"][]): string =>
  parts
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join("");

/** All that is promised of any two texts. */
function expectLaws(before: string, after: string): void {
  const parts = wordDiff(before, after);
  expect(textOf(parts, "kept", "removed")).toBe(before);
  expect(textOf(parts, "kept", "added")).toBe(after);
  expect(parts.every(({ text }) => text !== "")).toBe(true);
  for (const [at, { kind }] of parts.entries()) {
    const next = parts[at + 1]?.kind;
    expect(kind).not.toBe(next);
    if (kind === "added") expect(next).not.toBe("removed");
  }
}

/** As one would write it by hand: [-old-], {+new+}. */
const shown = (before: string, after: string): string =>
  wordDiff(before, after)
    .map(({ kind, text }) => (kind === "kept" ? text : kind === "removed" ? `[-${text}-]` : `{+${text}+}`))
    .join("");

describe("wordDiff", () => {
  it.each([
    [
      "two million lived there, in 1950",
      "2.2 million lived there, in 1947",
      "[-two-]{+2.2+} million lived there, in [-1950-]{+1947+}",
    ],
    ["The port is busy.", "The old port is very busy.", "The {+old +}port is {+very +}busy."],
    ["One two three", "Four five six", "[-One two three-]{+Four five six+}"],
    ["He said 'no'.", "He said ‘no’.", "He said [-'-]{+‘+}no[-'-]{+’+}."],
    ["a  b", "a b", "a [- -]b"],
    ["", "New words", "{+New words+}"],
    ["Old words", "", "[-Old words-]"],
    ["same", "same", "same"],
    ["ذهب إلى المدينة", "ذهب إلى البيت", "ذهب إلى [-المدينة-]{+البيت+}"],
    ["東京は大きい", "東京は小さい", "東京は[-大き-]{+小さ+}い"],
    ["First.\nSecond.", "First.\nA new line.\nSecond.", "First.\n{+A new line.\n+}Second."],
  ])("tells what became of %j in %j", (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
    expectLaws(before, after);
  });

  it("gives both texts back, whatever they are", () => {
    fc.assert(fc.property(mixedText, mixedText, expectLaws));
    fc.assert(fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), expectLaws));
  });

  it("keeps all of a text that did not change", () => {
    fc.assert(
      fc.property(mixedText, (text) => {
        expect(wordDiff(text, text)).toEqual(text === "" ? [] : [{ kind: "kept", text }]);
      }),
    );
  });

  it("tells a moved paragraph as removed here and added there", () => {
    const one = "The harbour company said on Monday that the ferry carried 41,000 people last year.";
    const other = "Unemployment on the island fell to 4.1 percent, the lowest since 1974, the mayor wrote.";
    const parts = wordDiff(`${one}\n${other}\nEnd.`, `${other}\n${one}\nEnd.`);
    expect(parts.map(({ kind }) => kind).sort()).toEqual(["added", "kept", "kept", "removed"]);
  });

  it("finds a few changed words in an article of 20,000 at once", () => {
    const words = Array.from({ length: 20_000 }, (_, at) => `w${(at * at * 7919 + at) % 3001}x${at % 7}`);
    const changed = words.map((word, at) => (at % 1000 === 500 ? `new${at}` : word));
    const [before, after] = [words.join(" "), changed.join(" ")];
    const startedMs = performance.now();
    const parts = wordDiff(before, after);
    expect(performance.now() - startedMs).toBeLessThan(3000);
    expect(parts.filter(({ kind }) => kind === "added")).toHaveLength(20);
    expect(textOf(parts, "kept", "removed")).toBe(before);
    expect(textOf(parts, "kept", "added")).toBe(after);
  });
});
