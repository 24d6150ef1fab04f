import { Node } from "@tiptap/pm/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText } from "../text/canonical-text";
import { anyDocument } from "./document.arbitrary";
import { offsetMap } from "./offset-map";
import { articleSchema } from "./schema";

describe("offsetMap", () => {
  it("reads the same text as the canonical text of the JSON", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(offsetMap(Node.fromJSON(articleSchema, document)).text).toBe(canonicalText(document));
      }),
    );
  });

  it("maps every offset there and back, from either side", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const map = offsetMap(Node.fromJSON(articleSchema, document));
        fc.pre(map.blocks.length > 0);
        for (let offset = 0; offset <= map.text.length; offset++) {
          expect(map.posToOffset(map.offsetToPos(offset))).toBe(offset);
          expect(map.posToOffset(map.offsetToPos(offset, "before"))).toBeLessThanOrEqual(offset);
        }
      }),
    );
  });

  it("covers the same words in the document as in the text", () => {
    fc.assert(
      fc.property(anyDocument, fc.nat(), fc.nat(), (document, a, b) => {
        const doc = Node.fromJSON(articleSchema, document);
        const map = offsetMap(doc);
        const [start = 0, end = 0] = [a % (map.text.length + 1), b % (map.text.length + 1)].sort(
          (x, y) => x - y,
        );
        for (const block of map.blocks) {
          const [from, to] = [Math.max(start, block.offset), Math.min(end, block.offset + block.length)];
          if (from >= to) continue;
          const shown = doc.textBetween(
            map.offsetToPos(from),
            map.offsetToPos(from) + to - from,
            undefined,
            "\n",
          );
          expect(shown).toBe(map.text.slice(from, to));
        }
      }),
    );
  });

  it("gives positions between blocks the nearest following text", () => {
    const document = {
      type: "doc",
      content: [
        { type: "paragraph", content: [{ type: "text", text: "one" }] },
        { type: "paragraph", content: [{ type: "text", text: "two" }] },
      ],
    };
    const map = offsetMap(Node.fromJSON(articleSchema, document));
    expect([0, 1, 4, 5, 6, 9, 10].map(map.posToOffset)).toEqual([0, 0, 3, 4, 4, 7, 7]);
    expect(map.offsetToPos(4)).toBe(6);
    expect(map.offsetToPos(4, "before")).toBe(4);
    expect(map.offsetToPos(99)).toBe(9);
  });
});
