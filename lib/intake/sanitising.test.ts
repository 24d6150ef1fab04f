import { existsSync, readFileSync } from "node:fs";
import { Document, Packer, Paragraph } from "docx";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { renderArticleHtml } from "../editor/render-html";
import { articleSchema } from "../editor/schema";
import { readIntake } from "./readers";

const VECTORS = "../shared/testdata/sanitising/expect.json";
const vectors: readonly { readonly payload: string }[] = existsSync(VECTORS)
  ? JSON.parse(readFileSync(VECTORS, "utf8"))
  : [];

const bytes = (text: string) => new TextEncoder().encode(text);
const base64 = (text: string) => Buffer.from(text).toString("base64").replace(/.{76}/g, "$&\r\n");
const KEPT = "Kept words of the article";
const page = (payload: string) =>
  `<!doctype html><html><head><title>T</title></head><body><p>${KEPT}</p>${payload}</body></html>`;
const encoded = (payload: string) =>
  `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(page(payload))}\r\n`;

/** A vector as what comes in through each door, with the name that it has there. */
const DOORS: Readonly<
  Record<string, readonly [string, (payload: string) => Uint8Array | Promise<Uint8Array>]>
> = {
  "pasted HTML": ["a.html", (payload) => bytes(`<p>${KEPT}</p>${payload}`)],
  "a whole page": ["a.html", (payload) => bytes(page(payload))],
  Markdown: ["a.md", (payload) => bytes(`${KEPT}\n\n${payload}\n\n- [ ] ${payload}[^1]\n\n[^1]: ${payload}`)],
  "plain text": ["a.txt", (payload) => bytes(`${KEPT} ${payload}`)],
  "a mail": [
    "a.eml",
    (payload) => bytes(`From: a@example.org\r\nSubject: S\r\nMIME-Version: 1.0\r\n${encoded(payload)}`),
  ],
  "a saved page": [
    "a.mhtml",
    (payload) =>
      bytes(
        `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n${encoded(payload)}--b--\r\n`,
      ),
  ],
  "a Word document": ["a.docx", (payload) => wordFile(payload)],
};

async function wordFile(payload: string): Promise<Uint8Array> {
  // Controls that XML cannot hold are in no Word document.
  const text = payload.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, " ");
  const sections = [{ children: [new Paragraph(KEPT), new Paragraph(text)] }];
  return new Uint8Array(await Packer.toBuffer(new Document({ sections })));
}

describe.skipIf(vectors.length === 0)(
  "third-party attacks (skipped without ../shared/testdata/sanitising)",
  () => {
    it.each(Object.entries(DOORS))(
      "do not get through as %s",
      { timeout: 120_000 },
      async (_, [name, write]) => {
        let read = 0;
        for (const { payload } of vectors) {
          const about = { name, mediaType: null, charset: null, address: "https://news.example/" };
          const result = await readIntake({ bytes: await write(payload), ...about }, { take: "page" });
          // What cannot be stored, or is nested too deeply, is refused with words.
          if (!result.ok) continue;
          read += 1;
          articleSchema.nodeFromJSON(result.value.document).check();
          expectHarmless(renderArticleHtml(result.value.document), payload);
        }
        expect(read).toBeGreaterThan(vectors.length * 0.9);
      },
    );

    it.each(["a.html", "a.eml", "a.mhtml", "a.md"])("do not get through together in %s", async (ending) => {
      const [, [name, write] = expect.unreachable()] =
        Object.entries(DOORS).findLast(([, [each]]) => each === ending) ?? expect.unreachable();
      const about = { name, mediaType: null, charset: null, address: "https://news.example/" };
      const together = vectors.map(({ payload }) => payload).join("\n");
      const result = await readIntake({ bytes: await write(together), ...about }, { take: "page" });
      if (!result.ok) return expect.unreachable(JSON.stringify(result.failure));
      expectHarmless(renderArticleHtml(result.value.document), "together");
    });
  },
);

const ATTRIBUTES =
  /^(?:href|title|rel|target|class|start|type|colspan|rowspan|colwidth|style|data-[\w-]+|dir)$/;

const parser = new new JSDOM("").window.DOMParser();

/** As a browser parses it: no element that runs, loads or is sent, no handler, no address but of the web and of mail. */
function expectHarmless(html: string, payload: string): void {
  const document = parser.parseFromString(html, "text/html");
  const loading =
    "script,style,link,meta,base,iframe,object,embed,img,svg,math,video,audio,form,input,button,template";
  expect(document.body.querySelector(loading), payload).toBeNull();
  for (const element of document.body.querySelectorAll("*"))
    for (const { name, value } of element.attributes) {
      expect(name, payload).toMatch(ATTRIBUTES);
      if (name === "href") expect(value, payload).toMatch(/^(?:https?|mailto):/i);
      if (name === "style") expect(value, payload).not.toMatch(/url|expression|@import/i);
    }
}
