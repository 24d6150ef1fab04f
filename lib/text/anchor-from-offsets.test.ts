import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RevisionId } from "../domain/ids";
import { anchorFromOffsets } from "./anchor-from-offsets";
import { anchorHolds } from "./anchor-holds";
import { isGraphemeBoundary, splitsSurrogatePair } from "./grapheme";
import { mixedText } from "./mixed-text.arbitrary";

const revisionOf = (text: string) => ({ id: "revision-1" as RevisionId, text });

const paths = (text: string, ranges: readonly { start: number; end: number }[]): readonly string[] => {
  const made = anchorFromOffsets(revisionOf(text), ranges);
  if (made.ok || made.failure.kind !== "invalid") return [];
  return made.failure.errors.map(({ path }) => path);
};

describe("anchorFromOffsets", () => {
  it("quotes the words with 32 units of context", () => {
    const text = `${"a".repeat(40)}claim${"b".repeat(40)}`;
    const made = anchorFromOffsets(revisionOf(text), [{ start: 40, end: 45 }]);
    expect(made).toEqual({
      ok: true,
      value: {
        revisionId: "revision-1",
        ranges: [{ start: 40, end: 45, exact: "claim", prefix: "a".repeat(32), suffix: "b".repeat(32) }],
      },
    });
  });

  it("names the end that is outside the text, empty, reversed or inside a character", () => {
    expect(paths("words", [{ start: -1, end: 3 }])).toEqual(["anchor.ranges.0.start"]);
    expect(paths("words", [{ start: 0, end: 6 }])).toEqual(["anchor.ranges.0.end"]);
    expect(paths("words", [{ start: 2, end: 2 }])).toEqual(["anchor.ranges.0.end"]);
    expect(paths("words", [{ start: 3, end: 1 }])).toEqual(["anchor.ranges.0.end"]);
    expect(paths("a😀b", [{ start: 2, end: 4 }])).toEqual(["anchor.ranges.0.start"]);
    expect(paths("words", [])).toEqual(["anchor.ranges"]);
  });

  it("names the range that overlaps another, whatever order they came in", () => {
    expect(
      paths("some words", [
        { start: 3, end: 6 },
        { start: 0, end: 4 },
      ]),
    ).toEqual(["anchor.ranges.0.start"]);
    expect(
      paths("some words", [
        { start: 4, end: 6 },
        { start: 0, end: 4 },
      ]),
    ).toEqual([]);
  });

  it("takes a family emoji, a flag and an accent whole", () => {
    const family = "👩‍👩‍👧";
    const text = `${family} 🇫🇷 e\u0301`;
    const made = anchorFromOffsets(revisionOf(text), [
      { start: 2, end: 3 },
      { start: text.length - 1, end: text.length },
    ]);
    expect(made.ok && made.value.ranges.map(({ exact }) => exact)).toEqual([family, "e\u0301"]);
  });

  it("never cuts a grapheme, never loses what was asked for, and always holds", () => {
    fc.assert(
      fc.property(mixedText, fc.nat(), fc.nat(), (text, a, b) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)];
        fc.pre(start < end && !splitsSurrogatePair(text, start) && !splitsSurrogatePair(text, end));
        const made = anchorFromOffsets(revisionOf(text), [{ start, end }]);
        const range = made.ok ? made.value.ranges[0] : undefined;
        if (!made.ok || range === undefined) throw new Error("A range within the text makes an anchor.");
        expect(range.start <= start && range.end >= end).toBe(true);
        expect(isGraphemeBoundary(text, range.start) && isGraphemeBoundary(text, range.end)).toBe(true);
        expect(anchorHolds(text, made.value)).toBe(true);
        expect((range.prefix + range.suffix).isWellFormed()).toBe(true);
      }),
    );
  });
});
