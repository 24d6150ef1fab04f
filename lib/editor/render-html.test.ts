import { DOMSerializer, Node } from "@tiptap/pm/model";
import fc from "fast-check";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { anyDocument } from "./document.arbitrary";
import { inPassages, readingSchema } from "./reading-schema";
import { renderArticleHtml } from "./render-html";

const { document: page } = new JSDOM("").window;

const parsed = (html: string): HTMLElement => {
  const element = page.createElement("div");
  element.innerHTML = html;
  return element;
};

const paragraph = (text: string, marks: { type: string; attrs?: Record<string, unknown> }[] = []) => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text, marks }] }],
});

describe("renderArticleHtml", () => {
  it("has the elements and the words that ProseMirror's own serializer makes", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const doc = Node.fromJSON(readingSchema, inPassages(document));
        const expected = page.createElement("div");
        DOMSerializer.fromSchema(readingSchema).serializeFragment(doc.content, { document: page }, expected);
        const shown = parsed(renderArticleHtml(document));
        for (const hack of shown.querySelectorAll(".ProseMirror-trailingBreak")) hack.remove();
        for (const styled of shown.querySelectorAll<HTMLElement>("[style]")) styled.style.cssText += "";
        expect(shown.innerHTML).toBe(expected.innerHTML);
      }),
    );
  });

  it("keeps an empty paragraph as high as a line", () => {
    expect(renderArticleHtml({ type: "doc", content: [{ type: "paragraph" }] })).toBe(
      '<div class="passage"><p><br class="ProseMirror-trailingBreak"></p></div>',
    );
  });

  it("escapes what looks like markup", () => {
    const element = parsed(renderArticleHtml(paragraph('<img src=x onerror="alert(1)"> & co')));
    expect(element.textContent).toBe('<img src=x onerror="alert(1)"> & co');
    expect(element.querySelector("img")).toBeNull();
  });

  it.each(["javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "//host", " javascript:x"])(
    "shows a link to %j without its address",
    (href) => {
      const link = parsed(
        renderArticleHtml(paragraph("here", [{ type: "link", attrs: { href } }])),
      ).querySelector("a");
      expect(link?.hasAttribute("href")).toBe(false);
    },
  );

  it("keeps a web link, quoted", () => {
    const href = 'https://example.org/?q="a"&b';
    const link = parsed(
      renderArticleHtml(paragraph("here", [{ type: "link", attrs: { href } }])),
    ).querySelector("a");
    expect(link?.getAttribute("href")).toBe(href);
    expect(link?.getAttribute("rel")).toContain("nofollow");
  });
});
