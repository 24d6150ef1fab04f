import { Node } from "@tiptap/pm/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText } from "../text/canonical-text";
import type { ProseMirrorJson } from "../text/document-json";
import { anyDocument } from "./document.arbitrary";
import { offsetMap } from "./offset-map";
import { inPassages, readingSchema } from "./reading-schema";

const long = fc
  .array(anyDocument, { minLength: 1, maxLength: 40 })
  .map((documents): ProseMirrorJson => ({ type: "doc", content: documents.flatMap(blocksOf) }));

const blocksOf = ({ content = [] }: ProseMirrorJson) => content;
const passagesOf = (document: ProseMirrorJson) => blocksOf(inPassages(document));
const paragraphs = (count: number): ProseMirrorJson => ({
  type: "doc",
  content: Array.from({ length: count }, () => ({ type: "paragraph" })),
});

describe("inPassages", () => {
  it("keeps every block, in order, and the text with all its offsets", () => {
    fc.assert(
      fc.property(long, (document) => {
        expect(passagesOf(document).flatMap(blocksOf)).toEqual(document.content);
        const doc = Node.fromJSON(readingSchema, inPassages(document));
        doc.check();
        expect(offsetMap(doc).text).toBe(canonicalText(document));
      }),
      { numRuns: 50 },
    );
  });

  it("ends a passage between two paragraphs only, so that no margin is counted twice", () => {
    fc.assert(
      fc.property(long, (document) => {
        const passages = passagesOf(document).map(blocksOf);
        for (const passage of passages.slice(1)) expect(passage[0]?.type).toBe("paragraph");
        for (const passage of passages.slice(0, -1)) expect(passage.at(-1)?.type).toBe("paragraph");
      }),
      { numRuns: 50 },
    );
  });

  it("makes passages of 32 paragraphs", () => {
    const lengths = passagesOf(paragraphs(70)).map((passage) => blocksOf(passage).length);
    expect(lengths).toEqual([32, 32, 6]);
  });
});
