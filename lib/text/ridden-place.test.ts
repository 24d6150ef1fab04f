import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RevisionId } from "../domain/ids";
import { anchorFromOffsets } from "./anchor-from-offsets";
import { anchorHolds } from "./anchor-holds";
import { mixedText } from "./mixed-text.arbitrary";
import { placeAnchor } from "./place-anchor";
import { placeBack, settleRiddenPlace } from "./ridden-place";
import { foldText } from "./word-tokens";

const revision = (id: string, text: string) => ({ id: id as RevisionId, text });

function anchorOn(text: string, exact: string) {
  const start = text.indexOf(exact);
  const made = anchorFromOffsets(revision("old", text), [{ start, end: start + exact.length }]);
  return made.ok ? made.value : expect.unreachable();
}

function settled(before: string, after: string, exact: string, rodeTo: string | null) {
  const [old, now] = [revision("old", before), revision("new", after)];
  const anchor = anchorOn(before, exact);
  const start = rodeTo === null ? 0 : after.indexOf(rodeTo);
  const ranges = rodeTo === null ? [] : [{ start, end: start + rodeTo.length }];
  const { placement, anchor: at } = settleRiddenPlace(now, anchor, placeAnchor(old, now, anchor), ranges);
  return { placement, exact: at.ranges.map((range) => range.exact).join("|") };
}

describe("settleRiddenPlace", () => {
  it("keeps a short claim whose neighbours all changed, because it rode there", () => {
    const [before, after] = ["It fell to 4.1 percent.", "They say it dropped by 4.1 points."];
    expect(settled(before, after, "4.1", "4.1")).toEqual({ placement: "kept", exact: "4.1" });
  });

  it("says changed where other words came in its place", () => {
    const [before, after] = ["two million lived there", "2.2 million lived there"];
    expect(settled(before, after, "two million", "2.2 million")).toEqual({
      placement: "changed",
      exact: "2.2 million",
    });
  });

  it("says lost where its words were taken out, unless the very words went elsewhere", () => {
    const claim = "the ferry carried 41,000 people last year";
    const before = `A first line.\nOn Monday ${claim}.\nA last line.`;
    expect(settled(before, "A first line.\nOn Monday.\nA last line.", claim, null).placement).toBe("lost");
    const { placement, exact } = settled(before, `A last line.\nOn Monday ${claim}.\nEnd.`, claim, null);
    expect(exact).toBe(claim);
    expect(["kept", "moved"]).toContain(placement);
  });

  it("does not believe a place outside the text or on nothing but white space", () => {
    const [before, after] = [
      revision("old", "two million lived there"),
      revision("new", "  million lived there"),
    ];
    const anchor = anchorOn(before.text, "two million");
    const placed = placeAnchor(before, after, anchor);
    for (const range of [
      { start: 0, end: 9_999 },
      { start: 0, end: 1 },
      { start: 5, end: 3 },
    ])
      expect(settleRiddenPlace(after, anchor, placed, [range])).toBe(placed);
  });

  it("never says kept over other words, whatever the texts and wherever it is said to have ridden", () => {
    fc.assert(
      fc.property(
        mixedText,
        mixedText,
        fc.nat(60),
        fc.nat(60),
        fc.array(fc.record({ start: fc.integer(), end: fc.integer() })),
        (one, other, start, length, ranges) => {
          const [before, after] = [revision("old", one), revision("new", other)];
          const made = anchorFromOffsets(before, [{ start, end: start + length }]);
          fc.pre(made.ok);
          if (!made.ok) return;
          const near = ranges.map((range) => ({ start: range.start % 40, end: range.end % 40 }));
          const placed = placeAnchor(before, after, made.value);
          const { placement, anchor } = settleRiddenPlace(after, made.value, placed, near);
          expect(anchorHolds(placement === "lost" ? one : other, anchor)).toBe(true);
          if (placement !== "kept" && placement !== "moved") return;
          const folded = (from: typeof anchor) => from.ranges.map(({ exact }) => foldText(exact));
          expect(folded(anchor)).toEqual(folded(made.value));
        },
      ),
    );
  });
});

describe("placeBack", () => {
  it("puts a claim exactly where it stood, and nowhere on another text", () => {
    const text = "The ferry sails at noon. It sails at noon.";
    const stood = anchorOn(text, "noon");
    expect(placeBack(revision("new", text), stood)).toMatchObject({
      placement: "kept",
      anchor: { revisionId: "new", ranges: [{ start: 19, end: 23, exact: "noon" }] },
    });
    expect(placeBack(revision("new", text.replace("noon", "nine")), stood)).toBeNull();
    expect(placeBack(revision("new", "Short."), stood)).toBeNull();
  });
});
