import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Anchor } from "../domain/anchor";
import type { RevisionId } from "../domain/ids";
import { mixedText } from "./mixed-text.arbitrary";
import { placeOverEdit } from "./place-over-edit";
import { quoteRange } from "./quote-range";

const [OLD, NEW] = ["old" as RevisionId, "new" as RevisionId];
const TEXT = "The ferry is late. The ferry is late. Fares rose by 4.1 per cent, the most since 1974.";

function anchorOn(text: string, ...ranges: readonly (readonly [number, number])[]): Anchor {
  return { revisionId: OLD, ranges: ranges.map(([start, end]) => quoteRange(text, start, end)) };
}

/** The text with other words at [start, end), and what becomes of anchors. */
function edit(text: string, start: number, end: number, words: string, anchors: readonly Anchor[]) {
  const after = `${text.slice(0, start)}${words}${text.slice(end)}`;
  return placeOverEdit({ id: OLD, text }, { id: NEW, text: after }, { start, end }, anchors);
}

describe("placeOverEdit", () => {
  it("keeps what lies beside the edit on exactly its words, whatever the text", () => {
    fc.assert(
      fc.property(mixedText, mixedText, mixedText, mixedText, fc.nat(), (head, gone, words, tail, pick) => {
        fc.pre(head.length > 1 && tail.length > 1 && gone !== "");
        const text = `${head}${gone}${tail}`;
        const [start, end] = [head.length, head.length + gone.length];
        const cut = 1 + (pick % (tail.length - 1));
        const anchors = [
          anchorOn(text, [0, start]),
          anchorOn(text, [end, end + cut]),
          anchorOn(text, [0, 1], [end, end + cut]),
        ];
        const placed = edit(text, start, end, words, anchors);
        const shift = words.length - gone.length;
        for (const [at, { placement, anchor }] of placed.entries()) {
          expect(placement).toBe("kept");
          expect(anchor.ranges.map(({ exact }) => exact)).toEqual(
            anchors[at]?.ranges.map(({ exact }) => exact),
          );
        }
        expect(placed[1]?.anchor.ranges[0]?.start).toBe(end + shift);
      }),
    );
  });

  it("is in no doubt which of two equal sentences stays", () => {
    const [first, second] = [anchorOn(TEXT, [0, 18]), anchorOn(TEXT, [19, 37])];
    const [keptFirst, keptSecond] = edit(TEXT, 38, 48, "Prices fell", [first, second]);
    expect([keptFirst?.anchor.ranges[0]?.start, keptSecond?.anchor.ranges[0]?.start]).toEqual([0, 19]);
  });

  it("lets a person look at a claim whose words it touches, and loses one whose words it replaces", () => {
    const around = anchorOn(TEXT, [38, TEXT.length - 1]);
    const inside = anchorOn(TEXT, [52, 64]);
    const [changed, lost] = edit(TEXT, 52, 64, "3.9 percent", [around, inside]);
    expect(changed).toMatchObject({
      placement: "changed",
      anchor: { revisionId: NEW, ranges: [{ exact: "Fares rose by 3.9 percent, the most since 1974" }] },
    });
    expect(lost).toEqual({ placement: "lost", anchor: inside });
  });
});
