import { expect, it } from "vitest";
import { canonicalText } from "./canonical-text";

const paragraph = (...content: { type: string; text?: string }[]) => ({ type: "paragraph", content });
const text = (words: string) => ({ type: "text", text: words });

it("joins textblocks with one line feed, wherever they are nested, and keeps empty ones", () => {
  const document = {
    type: "doc",
    content: [
      { type: "heading", content: [text("Title")] },
      { type: "paragraph" },
      { type: "horizontalRule" },
      {
        type: "bulletList",
        content: [{ type: "listItem", content: [paragraph(text("one"), text(" two"))] }],
      },
      paragraph(text("a"), { type: "hardBreak" }, text("b")),
    ],
  };
  expect(canonicalText(document)).toBe("Title\n\none two\na\nb");
});
