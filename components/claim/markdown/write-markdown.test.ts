import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import type { ProseMirrorJson } from "@/lib/text/document-json";
import { mentionsIn } from "@/lib/text/mentions";
import { renderMarkdown } from "./render-markdown";
import { writeMarkdown } from "./write-markdown";

const text = (value: string, ...marks: string[]): ProseMirrorJson => ({
  type: "text",
  text: value,
  marks: marks.map((type) => ({ type })),
});
const link = (value: string, href: string): ProseMirrorJson => ({
  type: "text",
  text: value,
  marks: [{ type: "link", attrs: { href } }],
});
const paragraph = (...content: ProseMirrorJson[]): ProseMirrorJson => ({ type: "paragraph", content });
const doc = (...content: ProseMirrorJson[]): ProseMirrorJson => ({ type: "doc", content });
const item = (...content: ProseMirrorJson[]): ProseMirrorJson => ({ type: "listItem", content });

/** What a reader of the Markdown sees: each character with its emphasis. */
function readBack(source: string): string {
  let marks = "";
  let seen = "";
  for (const token of new MarkdownIt().parseInline(source, {})[0]?.children ?? []) {
    if (token.type === "strong_open") marks += "b";
    else if (token.type === "em_open") marks += "i";
    else if (token.type.endsWith("_close"))
      marks = marks.replace(token.type.startsWith("strong") ? "b" : "i", "");
    else for (const letter of token.content) seen += letter + sorted(marks);
  }
  return seen;
}

const sorted = (marks: string): string => [...marks].sort().join("");

function shown(nodes: readonly ProseMirrorJson[]): string {
  return nodes
    .map((node) => {
      const marks = sorted((node.marks ?? []).map((mark) => mark.type[0]).join(""));
      return [...(node.text ?? "")].map((letter) => letter + (letter === " " ? "" : marks)).join("");
    })
    .join("");
}

describe("writeMarkdown", () => {
  it("writes bold, italic, code and links", () => {
    const document = doc(
      paragraph(text("a "), text("b", "bold"), text(" "), text("c", "italic"), text(" "), text("d", "code")),
      paragraph(link("tariff", "https://port.example/a (b)")),
    );
    expect(writeMarkdown(document)).toBe("a **b** _c_ `d`\n\n[tariff](<https://port.example/a%20(b)>)");
  });

  it("keeps what looks like Markdown as text", () => {
    for (const line of [
      "# not a heading",
      "- not a list",
      "1. not a list",
      "> not a quote",
      "a*b*c",
      "[x](y)",
      "+ x",
      "---",
      "&amp;",
    ]) {
      const html = renderMarkdown(writeMarkdown(doc(paragraph(text(line)))));
      const escaped = line.replaceAll("&", "&amp;").replaceAll(">", "&gt;");
      expect(html).toBe(`<p>${escaped}</p>\n`);
    }
  });

  it("writes lists, quotes and code as they nest", () => {
    const document = doc(
      { type: "bulletList", content: [item(paragraph(text("one"))), item(paragraph(text("two")))] },
      { type: "orderedList", attrs: { start: 3 }, content: [item(paragraph(text("three")))] },
      { type: "blockquote", content: [paragraph(text("said")), paragraph(text("twice"))] },
      { type: "codeBlock", content: [text("x\n```\ny")] },
    );
    expect(writeMarkdown(document)).toBe(
      "- one\n- two\n\n3. three\n\n> said\n>\n> twice\n\n````\nx\n```\ny\n````",
    );
  });

  it("moves white space out of emphasis, where Markdown would not read it", () => {
    expect(writeMarkdown(doc(paragraph(text("a"), text(" b ", "bold"), text("c"))))).toBe("a **b** c");
  });

  it("keeps the emphasis of a single letter between two others", () => {
    const nodes = [text("a"), text("a", "bold"), text("a", "italic")];
    expect(readBack(writeMarkdown(doc(paragraph(...nodes))))).toBe(shown(nodes));
  });

  it("has nothing to say about an empty document", () => {
    expect(writeMarkdown(doc(paragraph()))).toBe("");
  });

  it("reads back with every character and its emphasis, whatever stands beside it", () => {
    const node = fc
      .record({
        value: fc.string({
          unit: fc.constantFrom("a", "1", "é", "*", "_", "`", '"', "&", ".", "-", "#", "[", "😀", "~", "\\"),
          minLength: 1,
          maxLength: 4,
        }),
        marks: fc.subarray(["bold", "italic"]),
      })
      .map(({ value, marks }) => text(value, ...marks));
    fc.assert(
      fc.property(fc.array(node, { minLength: 1, maxLength: 5 }), (nodes) => {
        expect(readBack(writeMarkdown(doc(paragraph(...nodes))))).toBe(shown(nodes));
      }),
      { numRuns: 500 },
    );
  });
});

describe("a mention", () => {
  const ana = "0b0c0d0e-0000-4000-8000-00000000000a";
  const mention = (...marks: string[]): ProseMirrorJson => ({
    type: "mention",
    attrs: { id: ana, label: "Ana" },
    marks: marks.map((type) => ({ type })),
  });
  const shownAs = '<span data-type="mention" data-id="0b0c0d0e-0000-4000-8000-00000000000a" data-label=';

  it("is written as an id and shown as the name that it stands for now", () => {
    const written = writeMarkdown(
      doc(paragraph(text("Ask "), mention("bold"), text(" or "), mention("code"))),
    );
    expect(written).toBe(`Ask **@{${ana}}** or @{${ana}}`);
    const html = renderMarkdown(written, (id) => (id === ana ? "Ana & <Co>" : "Someone"));
    expect(html).toContain(
      `Ask <strong>${shownAs}"Ana &amp; &lt;Co&gt;">@Ana &amp; &lt;Co&gt;</span></strong> or <span`,
    );
    expect(mentionsIn(written)).toEqual([ana]);
  });

  it("may stand alone, between letters and at both ends of a line", () => {
    expect(writeMarkdown(doc(paragraph(mention())))).toBe(`@{${ana}}`);
    expect(writeMarkdown(doc(paragraph(text("a", "italic"), mention("italic"), text("b"))))).toBe(
      `_a@{${ana}}_&#98;`,
    );
  });

  it("is not made by words that only look like one", () => {
    const written = writeMarkdown(doc(paragraph(text(`@{${ana}}`))));
    expect(mentionsIn(written)).toEqual([]);
    expect(renderMarkdown(written)).toBe(`<p>@{${ana}}</p>\n`);
    expect(renderMarkdown(`\`@{${ana}}\``)).not.toContain("mention");
  });
});

describe("renderMarkdown", () => {
  it("never lets HTML or scripts through", () => {
    const html = renderMarkdown(
      "<img src=x onerror=alert(1)> [x](javascript:alert(1)) ![i](https://a.example/b.png)",
    );
    expect(html).not.toMatch(/<img|<script|href="javascript/);
  });

  it("opens links elsewhere and follows no one", () => {
    expect(renderMarkdown("[a](https://a.example/)")).toContain(
      'rel="noopener noreferrer nofollow" target="_blank"',
    );
  });
});
