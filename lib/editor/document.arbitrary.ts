import fc from "fast-check";
import type { ProseMirrorJson } from "../text/document-json";
import { mixedText } from "../text/mixed-text.arbitrary";

const marks = fc.subarray(["bold", "italic", "superscript"]).map((types) => types.map((type) => ({ type })));

const inline: fc.Arbitrary<ProseMirrorJson> = fc.oneof(
  fc.record({
    type: fc.constant("text"),
    text: mixedText.filter((text) => text !== ""),
    marks,
  }),
  fc.constant({ type: "hardBreak" }),
);

const textblock: fc.Arbitrary<ProseMirrorJson> = fc.oneof(
  fc.record({ type: fc.constant("paragraph"), content: fc.array(inline, { maxLength: 4 }) }),
  fc.record({
    type: fc.constant("heading"),
    attrs: fc.constant({ level: 2 }),
    content: fc.array(inline, { maxLength: 2 }),
  }),
);

const paragraphs = fc.array(
  textblock.map((block) => ({ type: "paragraph", content: block.content })),
  { minLength: 1, maxLength: 3 },
);

const around = (type: string, inner?: string) =>
  paragraphs.map(
    (content): ProseMirrorJson => ({
      type,
      content: inner === undefined ? content : [{ type: inner, content }],
    }),
  );

const table = fc
  .array(around("tableCell"), { minLength: 1, maxLength: 3 })
  .map((cells): ProseMirrorJson => ({ type: "table", content: [{ type: "tableRow", content: cells }] }));

/** Documents for laws: paragraphs, headings, lists, quotes, tables, rules, empty blocks, marks, hard breaks. */
export const anyDocument: fc.Arbitrary<ProseMirrorJson> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: textblock },
      around("blockquote"),
      around("bulletList", "listItem"),
      table,
      fc.constant({ type: "horizontalRule" }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((content) => ({ type: "doc", content }));
