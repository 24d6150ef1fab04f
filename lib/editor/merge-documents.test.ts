import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText } from "../text/canonical-text";
import type { ProseMirrorJson } from "../text/document-json";
import { anyDocument } from "./document.arbitrary";
import { mergeDocuments } from "./merge-documents";

const lines = (text: string): ProseMirrorJson => ({
  type: "doc",
  content: text.split(" ").map((word) => ({ type: "paragraph", content: [{ type: "text", text: word }] })),
});

const merged = (base: string, mine: string, theirs: string) => {
  const { document, clashes } = mergeDocuments(lines(base), lines(mine), lines(theirs));
  return [canonicalText(document).replaceAll("\n", " "), clashes];
};

describe("mergeDocuments", () => {
  it.each([
    ["a b c d", "a B c d", "a b c D", "a B c D", 0],
    ["a b c d", "a b c d e", "x a b c d", "x a b c d e", 0],
    ["a b c d", "a c d", "a b c D", "a c D", 0],
    ["a b c", "A B c", "a b C", "A B C", 0],
    ["a b c d", "a B c d", "a B c d", "a B c d", 0],
    ["a b c d", "a mine c d", "a theirs c d", "a mine c d", 1],
    ["a b c d", "a d", "a b x c d", "a d", 1],
    ["a b c d e f", "a 1 c d 2 f", "a 3 c d e F", "a 1 c d 2 F", 1],
  ])("of %s, %s and %s is %s", (base, mine, theirs, expected, clashes) => {
    expect(merged(base, mine, theirs)).toEqual([expected, clashes]);
  });

  it("is the newer text where only one of the two wrote", () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (base, newer) => {
        expect(mergeDocuments(base, newer, base)).toEqual({ document: newer, clashes: 0 });
        expect(mergeDocuments(base, base, newer)).toEqual({ document: newer, clashes: 0 });
        expect(mergeDocuments(base, newer, newer)).toEqual({ document: newer, clashes: 0 });
      }),
    );
  });

  it("loses nothing that I wrote", () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, anyDocument, (base, mine, theirs) => {
        const before = new Set((base.content ?? []).map((block) => JSON.stringify(block)));
        const { document } = mergeDocuments(base, mine, theirs);
        const after = new Set((document.content ?? []).map((block) => JSON.stringify(block)));
        for (const block of mine.content ?? [])
          if (!before.has(JSON.stringify(block))) expect(after).toContain(JSON.stringify(block));
      }),
    );
  });
});
