import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDocument } from "../editor/document.arbitrary";
import { articleSchema } from "../editor/schema";
import { canonicalText } from "./canonical-text";
import type { ProseMirrorJson } from "./document-json";
import { replaceWords } from "./replace-words";

const text = (words: string, ...marks: readonly string[]): ProseMirrorJson => ({
  type: "text",
  ...(marks.length === 0 ? {} : { marks: marks.map((type) => ({ type })) }),
  text: words,
});
const doc = (...lines: readonly (readonly ProseMirrorJson[])[]): ProseMirrorJson => ({
  type: "doc",
  content: lines.map((content) => ({ type: "paragraph", content })),
});

describe("replaceWords", () => {
  it("changes these words of the text alone, wherever they stand, or refuses", { timeout: 30_000 }, () => {
    let replaced = 0;
    fc.assert(
      fc.property(
        anyDocument,
        fc.nat(),
        fc.nat(40),
        fc.constantFrom("x", "two words", "👩‍👩‍👧"),
        (document, from, length, words) => {
          const before = canonicalText(document);
          const start = from % (before.length + 1);
          const end = Math.min(before.length, start + length);
          fc.pre(start < end);
          const after = replaceWords(document, { start, end, text: words });
          if (after === null) {
            expect(before.slice(start, end)).toContain("\n");
            return;
          }
          replaced += 1;
          expect(canonicalText(after)).toBe(`${before.slice(0, start)}${words}${before.slice(end)}`);
          const node = articleSchema.nodeFromJSON(after);
          expect(() => node.check()).not.toThrow();
        },
      ),
      { numRuns: 400 },
    );
    expect(replaced).toBeGreaterThan(100);
  });

  it("gives the new words the marks of the first character that they replace", () => {
    const document = doc([text("It was "), text("2.1", "bold"), text(" million then.")]);
    expect(replaceWords(document, { start: 7, end: 18, text: "2.2 million" })).toEqual(
      doc([text("It was "), text("2.2 million", "bold"), text(" then.")]),
    );
    expect(replaceWords(document, { start: 3, end: 10, text: "is 2.2" })).toEqual(
      doc([text("It is 2.2 million then.")]),
    );
  });

  it("leaves every other paragraph the very same value", () => {
    const document = doc([text("One.")], [text("Two.")], [text("Three.")]);
    const after = replaceWords(document, { start: 5, end: 8, text: "Deux" });
    expect(after?.content?.[0]).toBe(document.content?.[0]);
    expect(after?.content?.[2]).toBe(document.content?.[2]);
  });

  it("refuses words that go over two paragraphs", () => {
    expect(replaceWords(doc([text("One.")], [text("Two.")]), { start: 2, end: 7, text: "x" })).toBeNull();
  });
});
