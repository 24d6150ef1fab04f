import { DOMSerializer, type MarkSpec, Node, type NodeSpec, type Schema } from "@tiptap/pm/model";
import fc from "fast-check";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import type { ProseMirrorJson } from "../text/document-json";
import { anyDocument } from "./document.arbitrary";
import { inPassages, readingSchema } from "./reading-schema";
import { articleSchema } from "./schema";

const { document: page } = new JSDOM("").window;

function drawn(schema: Schema, document: ProseMirrorJson): HTMLElement {
  const { content } = Node.fromJSON(schema, document);
  const element = page.createElement("div");
  DOMSerializer.fromSchema(schema).serializeFragment(content, { document: page }, element);
  return element;
}

function expectSame(document: ProseMirrorJson): void {
  const read = drawn(readingSchema, inPassages(document));
  for (const passage of [...read.children]) passage.replaceWith(...passage.childNodes);
  expect(read.innerHTML).toBe(drawn(articleSchema, document).innerHTML);
}

const text = (words: string, ...marks: NonNullable<ProseMirrorJson["marks"]>) => ({
  type: "text",
  text: words,
  marks,
});
const paragraph = (...content: readonly ProseMirrorJson[]): ProseMirrorJson => ({
  type: "paragraph",
  content,
});
const item = (...content: readonly ProseMirrorJson[]): ProseMirrorJson => ({ type: "listItem", content });
const row = (...content: readonly ProseMirrorJson[]): ProseMirrorJson => ({ type: "tableRow", content });
const cell = (type: "tableCell" | "tableHeader", attrs: ProseMirrorJson["attrs"]): ProseMirrorJson => ({
  type,
  attrs,
  content: [paragraph(text(type))],
});

describe("readingParts", () => {
  it("draw every document as the article's own parts do", () => {
    fc.assert(fc.property(anyDocument, expectSame));
  });

  it.each<[what: string, content: readonly ProseMirrorJson[]]>([
    [
      "headings",
      [1, 2, 3, 4, 5, 6].map((level) => ({ type: "heading", attrs: { level }, content: [text("a")] })),
    ],
    [
      "lists",
      [
        { type: "orderedList", attrs: { start: 3, type: "a" }, content: [item(paragraph(text("c")))] },
        { type: "orderedList", attrs: { start: 1, type: "1" }, content: [item(paragraph())] },
        {
          type: "bulletList",
          content: [item(paragraph(), { type: "bulletList", content: [item(paragraph())] })],
        },
      ],
    ],
    [
      "code",
      [
        { type: "codeBlock", attrs: { language: "sql" }, content: [text("select 1;\n")] },
        { type: "codeBlock", content: [text("x")] },
        paragraph(text("y", { type: "code" })),
      ],
    ],
    [
      "links",
      [
        paragraph(
          text("a", { type: "link", attrs: { href: "https://example.org/?a=1&b=2", title: 'A "title"' } }),
          text("b", { type: "link", attrs: { href: "javascript:alert(1)", title: null } }, { type: "bold" }),
        ),
      ],
    ],
    [
      "marks",
      [
        paragraph(
          ...["bold", "italic", "strike", "underline", "subscript", "superscript"].map((type) =>
            text(type, { type }),
          ),
        ),
      ],
    ],
    [
      "tables",
      [
        {
          type: "table",
          content: [
            row(
              cell("tableHeader", { colspan: 2, rowspan: 1, colwidth: [120, 10], align: "center" }),
              cell("tableHeader", { align: "sideways" }),
            ),
            row(
              cell("tableCell", { rowspan: 3, align: "right" }),
              cell("tableCell", {}),
              cell("tableCell", {}),
            ),
          ],
        },
        { type: "table", content: [row(cell("tableCell", { colwidth: [80] }))] },
      ],
    ],
    [
      "the rest",
      [{ type: "blockquote", content: [paragraph({ type: "hardBreak" })] }, { type: "horizontalRule" }],
    ],
  ])("draw %s as the article's own parts do", (_what, content) => expectSame({ type: "doc", content }));

  it("have the names, the nesting and the attributes of the article's own parts", () => {
    expect(shapeOf(readingSchema)).toEqual(shapeOf(articleSchema));
  });
});

const ONLY_HERE = new Set(["doc", "passage"]);

/** What decides which documents a schema takes, and in which order marks lie in each other. */
function shapeOf({ nodes, marks }: Schema) {
  return {
    nodes: Object.fromEntries(
      Object.values(nodes)
        .filter(({ name }) => !ONLY_HERE.has(name))
        .map(({ name, spec, isInline, isLeaf, whitespace }) => [
          name,
          [
            spec.content || "",
            spec.group || "",
            spec.marks,
            spec.selectable,
            defaultsOf(spec),
            isInline,
            isLeaf,
            whitespace,
          ],
        ]),
    ),
    marks: Object.values(marks).map(({ name, spec }) => [
      name,
      spec.inclusive,
      spec.excludes,
      defaultsOf(spec),
    ]),
  };
}

const defaultsOf = ({ attrs = {} }: NodeSpec | MarkSpec) =>
  Object.fromEntries(Object.entries(attrs).map(([name, attribute]) => [name, attribute.default]));
