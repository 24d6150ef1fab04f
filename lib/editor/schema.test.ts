import { DOMParser } from "@tiptap/pm/model";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { isSafeLink } from "./safe-link";
import { articleSchema } from "./schema";

const read = (html: string) =>
  DOMParser.fromSchema(articleSchema).parse(new JSDOM(html).window.document.body);

describe("articleSchema", () => {
  it("cuts a cell's span down to what can be drawn", () => {
    const cell = read('<table><tr><td colspan="900000000" rowspan="-4">x</td></tr></table>').firstChild
      ?.firstChild;
    expect(cell?.firstChild?.attrs).toMatchObject({ colspan: 100, rowspan: 1 });
  });

  it("keeps of a link its address and title, and nothing else that a page wrote on it", () => {
    const doc = read(
      '<p><a href="https://example.org/" title="t" class="x" target="_top" style="color:red">a</a></p>',
    );
    expect(doc.firstChild?.firstChild?.marks[0]?.attrs).toEqual({ href: "https://example.org/", title: "t" });
  });

  it("reads the words of a link that leads nowhere safe, without the link", () => {
    const doc = read('<p>See <a href="javascript:alert(1)">this</a>.</p>');
    expect(doc.textContent).toBe("See this.");
    expect(doc.firstChild?.childCount).toBe(1);
  });

  it("keeps small raised and lowered letters as letters of the text", () => {
    expect(read("<p>CO<sub>2</sub> and m<sup>2</sup></p>").textContent).toBe("CO2 and m2");
  });
});

describe("isSafeLink", () => {
  it.each(["https://example.org/", "http://example.org", "mailto:desk@example.org", "HTTPS://EXAMPLE.ORG"])(
    "lets %j through",
    (address) => expect(isSafeLink(address)).toBe(true),
  );

  it.each([
    "javascript:x",
    "jAvAsCrIpT:x",
    "\u0001javascript:x",
    "vbscript:x",
    "data:text/html,x",
    "file:///etc",
    "/x",
    "",
    null,
  ])("refuses %j", (address) => expect(isSafeLink(address)).toBe(false));
});
