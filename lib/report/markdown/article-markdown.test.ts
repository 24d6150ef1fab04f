import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDocument } from "../../editor/document.arbitrary";
import { readArticle } from "../../intake/read-article";
import { canonicalText } from "../../text/canonical-text";
import type { SourceFormat } from "../../text/detect-format";
import type { ProseMirrorJson } from "../../text/document-json";
import { nastyText } from "../testing/nasty-text.arbitrary";
import { RICH_DOCUMENT } from "../testing/report-builder";
import { articleMarkdown } from "./article-markdown";

const read = (content: string, format: SourceFormat = "markdown"): ProseMirrorJson | null => {
  const article = readArticle({ content, format });
  return article.ok ? article.value.document : null;
};

function expectToReadBack(document: ProseMirrorJson): void {
  const written = articleMarkdown(document);
  expect(read(written), written).toEqual(document);
}

/** White space as a page shows it. */
const asShown = (node: ProseMirrorJson): ProseMirrorJson => ({
  ...node,
  ...(node.text === undefined ? {} : { text: node.text.replace(/[ \t]+/g, " ") }),
  ...(node.content === undefined ? {} : { content: node.content.map(asShown) }),
});

it.each([
  [
    "marks inside of words and around signs",
    "un**bold**ed, un*slanted*ed, (**!**), a**“b”**c, ~~x~~y, **a *b* c**, *a **b***",
  ],
  [
    "marks that overlap",
    '**bold *both*** *slanted*, ***all** some*, [**a** b](https://a.example "T \\" t")c',
  ],
  ["what looks like signs", "\\# no \\*head\\* \\[x\\] 1\\. &amp;lt; \\`c\\` \\| a_b_c 2 \\* 3"],
  [
    "lists in lists, from any number, one after another",
    "- a\n\n  b\n  1. c\n  2. d\n- e\n\n* f\n\n007. g\n008. h\n\n3) i\n\n- - j\n-\n- ___\n- > k",
  ],
  ["code", "`` a`b `` and ` \\ `\n\n```\n\nif (a < b) {\n\n\tc\n  ```\n```\n\n    ````\n"],
  [
    "quotes in quotes, rules and both kinds of headings",
    "> a\n>\n> > b\n\n> c\n\n___\n\na\\\nb\n===\n\n### c #d\n\ne\\\nf\n---",
  ],
  ["tables", "| a | b \\| c |\n| --- | :-: |\n|  | `x \\| y` |\n| **d** | [e](https://e.example/a_b) |"],
  ["breaks before what looks like a beginning", "a\\\n\\- b\\\n1\\. c\\\n\\# d\\\n&#160;e&#160;"],
])("reads back: %s", (_, markdown) => {
  expectToReadBack(read(markdown) ?? expect.unreachable());
});

describe("an article in Markdown", () => {
  const written = fc
    .array(fc.oneof(nastyText, fc.constantFrom("**", "*a*", "_", "~~", "**b** ", "`", "\n")), {
      maxLength: 6,
    })
    // Beside a control, which has no number in Markdown, there is no sign.
    .map((parts) => parts.join("").replaceAll("\u0001", ""));

  it("reads back to the document that was read from Markdown", () => {
    fc.assert(
      fc.property(written, (content) => {
        const document = read(content);
        if (document !== null) expectToReadBack(document);
      }),
      { numRuns: 200 },
    );
  });

  it("reads back to the document that was read from plain text, as a page shows it", () => {
    fc.assert(
      fc.property(written, (content) => {
        // A line of these alone is none on a page.
        const document = read(content.replace(/[\u2028\ufeff]/g, ""), "text");
        if (document !== null) expectToReadBack(asShown(document));
      }),
      { numRuns: 100 },
    );
  });

  it("keeps the text of documents that Markdown cannot hold", () => {
    const words = (document: ProseMirrorJson | null) =>
      document === null ? "" : canonicalText(document).replace(/\s+/g, " ").trim();
    const expectText = (document: ProseMirrorJson) => {
      expect(words(read(articleMarkdown(document)))).toBe(words(document));
    };
    expectText(RICH_DOCUMENT);
    fc.assert(fc.property(anyDocument, expectText), { numRuns: 100 });
  });
});
