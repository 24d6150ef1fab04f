import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareWords, type WordRun } from "./compare-words";

const text = (runs: readonly WordRun[]) => runs.map((run) => run.text).join("");

describe("two texts compared by words", () => {
  it("are marked where only one of them has a phrase", () => {
    const { theirs, mine } = compareWords("The port is the busiest.", "The old port was the busiest.");
    expect(theirs.filter((run) => run.kind === "theirs")).toEqual([{ kind: "theirs", text: "is" }]);
    expect(text(mine.filter((run) => run.kind === "mine")).replaceAll(" ", "")).toBe("oldwas");
  });

  it("read as one phrase where nothing is common but white space", () => {
    const { theirs, mine } = compareWords("One two three", "Four five six");
    expect(theirs).toEqual([{ kind: "theirs", text: "One two three" }]);
    expect(mine).toEqual([{ kind: "mine", text: "Four five six" }]);
  });

  it("are whole again when their runs are joined", () => {
    const words = fc.array(fc.constantFrom("a", "b", " ", "\n", "é", "عربي", ".")).map((all) => all.join(""));
    fc.assert(
      fc.property(words, words, (one, other) => {
        const { theirs, mine } = compareWords(one, other);
        expect(text(theirs)).toBe(one);
        expect(text(mine)).toBe(other);
      }),
    );
  });
});
