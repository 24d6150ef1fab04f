import { Editor } from "@tiptap/core";
import { DOMParser, DOMSerializer } from "@tiptap/pm/model";
import { JSDOM } from "jsdom";
import { describe, expect, it, vi } from "vitest";
import { articleExtensions, articleSchema } from "../editor/schema";
import { tidyHtml } from "../editor/tidy-paste";
import type { ProseMirrorJson } from "../text/document-json";
import { readArticle } from "./read-article";
import { readIntake } from "./readers";

const { window } = new JSDOM("");

/** What the server makes of what is on the clipboard; the editor in the browser is held to make the same of it. */
function read(html: string): { readonly document: ProseMirrorJson; readonly text: string } {
  const result = readArticle({ content: html, format: "html" });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  const { document, text } = result.value;
  expect(readArticle({ content: asEdited(html), format: "html" })).toMatchObject({
    value: { document, text },
  });
  return { document, text };
}

/** As an editor takes the clipboard and gives it on: parsed by the schema, written as HTML. */
function asEdited(html: string): string {
  const page = new JSDOM(tidyHtml(html, new window.DOMParser())).window.document;
  const doc = DOMParser.fromSchema(articleSchema).parse(page.body);
  const fragment = DOMSerializer.fromSchema(articleSchema).serializeFragment(doc.content, { document: page });
  const element = page.createElement("div");
  element.append(fragment);
  return element.innerHTML;
}

/** A document in short: `ul[li[One][ul[li[Two]]]]`. */
function shape({ type, content, text, attrs }: ProseMirrorJson): string {
  const inside = (content ?? []).map(shape).join("");
  if (text !== undefined) return text;
  if (type === "paragraph") return `(${inside})`;
  const start = attrs?.["start"] === undefined || attrs["start"] === 1 ? "" : attrs["start"];
  return `${SHORT[type] ?? type}${start}[${inside}]`;
}
const SHORT: Readonly<Record<string, string>> = {
  ...{ doc: "", bulletList: "ul", orderedList: "ol", listItem: "li", heading: "h" },
};

const word = (body: string) =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15"><style><!-- @list l0:level1 {mso-level-text:"%1\\."} --></style></head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`;
const item = (marker: string, text: string, level = 1, list = 0) =>
  `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l${list} level${level} lfo${list + 1}'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${text}<o:p></o:p></p>\n`;

describe("what Word copies", () => {
  it("has lists in lists, numbered or not, from the number that they begin with", () => {
    const body =
      item("1.", "One") +
      item("a)", "Inner", 2) +
      item("b)", "<b>Second</b>", 2) +
      item("·", "Deep", 3) +
      item("2.", "Two") +
      "<p class=MsoNormal>Between</p>" +
      item("3.", "Three") +
      item("§", "Other", 1, 4);
    expect(shape(read(word(body)).document)).toBe(
      "[ol[li[(One)ol[li[(Inner)]li[(Second)ul[li[(Deep)]]]]]li[(Two)]](Between)ol3[li[(Three)]]ul[li[(Other)]]]",
    );
  });

  it("has the last place of a number of several, and no sentence for a number", () => {
    const item = (level: number, marker: string, words: string) =>
      `<p class=MsoListParagraph style="mso-list:l0 level${level} lfo1"><span style="mso-list:Ignore">${marker}</span>${words}</p>`;
    const { document } = read(item(1, "2.", "Two") + item(2, "2.1.", "Below") + item(2, "2.2.", "Beside"));
    expect(shape(document)).toBe("[ol2[li[(Two)ol[li[(Below)]li[(Beside)]]]]]");
    const gap = '<span style="font:7.0pt Times">&nbsp; </span>';
    const said = read(`<p style="text-indent:-18pt">Dr. Smith left at nine.${gap}Then he came back.</p>`);
    expect(said.text).toContain("Dr. Smith left at nine.");
  });

  it.each(["", "abc", "99999999"])("begins a list with the number %j at 1", (start) => {
    const { document } = read(`<ol start="${start}"><li>One</li></ol>`);
    expect(document.content?.[0]?.attrs?.["start"]).toBe(1);
  });

  it("has lists also where Word saved it without what only Word reads", () => {
    const plain = (marker: string, text: string) =>
      `<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-18.0pt'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span>${text}</p>`;
    expect(shape(read(word(plain("1.", "One") + plain("2.", "Two"))).document)).toBe(
      "[ol[li[(One)]li[(Two)]]]",
    );
    expect(read(word("<p style='text-indent:-18.0pt'>1. Not one</p>")).text).toBe("1. Not one");
  });

  const commented = word(
    `<p class=MsoNormal>The <a style='mso-comment-reference:A_1;mso-comment-date:20260304T0506'>ferry</a><span class=MsoCommentReference><span style='font-size:8.0pt'><![if !supportAnnotations]><a class=msocomanchor id="_anchor_1" href="#_msocom_1" language=JavaScript name="_msoanchor_1">[A1]</a><![endif]><span style='mso-special-character:comment'>&nbsp;</span></span></span> left.</p>
<div style='mso-element:comment-list'><![if !supportAnnotations]><hr class=msocomoff align=left size=1 width="33%"><![endif]><div style='mso-element:comment'><div id="_com_1" class=msocomtxt><p class=MsoCommentText><a href="#_msoanchor_1">[A1]</a>Is this so?</p></div></div></div>`,
  );

  it("has no signs of comments, nor the comments below the text", async () => {
    expect(shape(read(commented).document)).toBe("[(The ferry left.)]");
    const about = { name: "a.html", mediaType: null, charset: null, address: null };
    expect(await readIntake({ bytes: new TextEncoder().encode(commented), ...about })).toMatchObject({
      value: { warnings: [{ kind: "comments-left", message: expect.stringContaining("(.docx)") }] },
    });
  });

  it("keeps the signs that somebody wrote", () => {
    expect(read(word("<p>See [A1] and <a href='https://a.example/#cmnt1'>[a]</a></p>")).text).toBe(
      "See [A1] and [a]",
    );
  });
});

describe("what Google Docs copies", () => {
  const li = (text: string, level: number) =>
    `<li dir="ltr" style="list-style-type:disc;font-weight:400" aria-level="${level}"><p dir="ltr" role="presentation"><span style="font-weight:400">${text}</span></p></li>`;
  const docs = (body: string) =>
    `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1">${body}</b><br class="Apple-interchange-newline">`;

  it("has lists in lists, with no empty item around them", () => {
    const { document } = read(
      docs(`<ul>${li("One", 1)}<ul>${li("Two", 2)}<ul>${li("Three", 3)}</ul></ul>${li("Four", 1)}</ul>`),
    );
    expect(shape(document)).toBe("[ul[li[(One)ul[li[(Two)ul[li[(Three)]]]]]li[(Four)]]]");
  });

  it("has boxes where it has checklists, and no names of pictures", () => {
    const box = (state: string, text: string) =>
      `<li role="checkbox" aria-checked="${state === "checked"}" aria-level="1"><img src="data:image/png;base64,iVBORw0=" alt="${state}" aria-roledescription="checkbox image" /><p style="display:inline-block" role="presentation"><span>${text}</span></p></li>`;
    expect(
      read(docs(`<ul>${box("checked", "Done")}${box("unchecked", "Open")}</ul>`)).text.replace(/\s+/g, " "),
    ).toBe("☑ Done ☐ Open");
  });
});

describe("what LibreOffice and Pages copy", () => {
  it("is LibreOffice's paragraphs, lists and notes", () => {
    const html = `<html><head><meta name="generator" content="LibreOffice 24.2.7.2 (Linux)"/><style type="text/css">p { margin-bottom: 0.25cm }</style></head><body lang="en-GB" dir="ltr"><h1 class="western">Fares</h1>
<ol>
	<li><p style="margin-bottom: 0cm">
	<font face="Liberation Serif, serif">First</font></p>
	<ul>
		<li><p>Inner</p></li>
	</ul>
	</li>
	<li><p>Second<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p></li>
</ol>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>The note</p></div>
</body></html>`;
    expect(shape(read(html).document)).toBe(
      "[h[Fares]ol[li[(First)ul[li[(Inner)]]]li[(Second1)]](1The note)]",
    );
  });

  it("is Pages' paragraphs and lists", () => {
    const html = `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta name="Generator" content="Cocoa HTML Writer"><style type="text/css">p.p1 {font: 11.0px Helvetica} ul.ul1 {list-style-type: disc}</style></head><body><p class="p1"><span class="s1"><b>Fares</b></span><span class="Apple-converted-space"> </span></p><p class="p2"><br></p><ul class="ul1"><li class="li1"><span class="s2"></span>One</li><li class="li1">Two<span class="Apple-tab-span" style="white-space:pre">	</span>b</li></ul></body></html>`;
    expect(shape(read(html).document)).toMatch(/^\[\(Fares\)ul\[li\[\(One\)\]li\[\(Two\s?b\)\]\]\]$/);
  });
});

describe("an editor", () => {
  it("begins with what was copied, and takes what is pasted, as the server reads it", () => {
    for (const name of ["window", "document", "DOMParser", "Node", "MutationObserver"] as const)
      vi.stubGlobal(name, name === "window" ? window : window[name]);
    vi.stubGlobal("requestAnimationFrame", () => 0);
    const html = word(item("1.", "One") + item("a)", "Inner", 2));
    const editor = new Editor({ element: null, extensions: [...articleExtensions], content: html });
    expect(shape(editor.getJSON() as ProseMirrorJson)).toBe(shape(read(html).document));
    const pasted = editor.extensionManager.transformPastedHTML((given: string) => given)(html);
    expect(pasted).toMatch(/<ol><li>.*One.*<ol><li>.*Inner/s);
    editor.destroy();
    vi.unstubAllGlobals();
  });
});
