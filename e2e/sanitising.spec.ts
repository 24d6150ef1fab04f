import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "@playwright/test";
import { Document, Packer, Paragraph } from "docx";
import { articleText } from "./article-text";
import { expect, test } from "./journey";
import { DESK } from "./people";

const VECTORS = path.resolve("../shared/testdata/sanitising/expect.json");

/** Beside the third-party vectors, which call `alert`: these leave a mark where they run, and ask a server of others. */
const MARKING: readonly Vector[] = [
  "<script>window.hasRun = true</script>",
  '<img src="https://elsewhere.example/i.png" onerror="window.hasRun = true">',
  '<svg onload="window.hasRun = true"><image href="https://elsewhere.example/s.png"></svg>',
  '<a href="javascript:window.hasRun = true">here</a>',
  '<p style="background: url(https://elsewhere.example/b.png)">drawn</p>',
  '<style>@import "https://elsewhere.example/s.css"; body { background: url(https://elsewhere.example/c) }</style>',
  '<iframe srcdoc="<script>top.hasRun = true</script>" src="https://elsewhere.example/f"></iframe>',
  '<link rel="stylesheet" href="https://elsewhere.example/l.css"><meta http-equiv="refresh" content="0;url=https://elsewhere.example/">',
  '<form action="https://elsewhere.example/"><button autofocus onfocus="window.hasRun = true">send</button></form>',
].map((payload) => ({ payload }));

test.setTimeout(120_000);
test.skip(!existsSync(VECTORS), "../shared/testdata/sanitising is not here");

type Vector = { readonly payload: string };
type Labelled = Vector & { readonly label: string };
type Added = { readonly id: string; readonly revision: { readonly text: string } };

/** What comes through each door: a file of this name that holds all vectors, each after its label. */
const DOORS: Readonly<Record<string, (vectors: readonly Labelled[]) => Buffer | Promise<Buffer>>> = {
  "page.html": (vectors) => Buffer.from(page(vectors)),
  "written.md": (vectors) =>
    Buffer.from(vectors.map(({ label, payload }) => `${label}\n\n${payload}\n\n- ${payload}\n\n`).join("")),
  "written.txt": (vectors) =>
    Buffer.from(vectors.map(({ label, payload }) => `${label}\n${payload}\n`).join("")),
  "mail.eml": (vectors) => Buffer.from(`From: a@example.org\r\nSubject: S\r\n${encoded(page(vectors))}`),
  "saved.mhtml": (vectors) =>
    Buffer.from(
      `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n${encoded(page(vectors))}--b--\r\n`,
    ),
  "word.docx": wordFile,
};

/** Each vector is followed by what ends the elements that it leaves open, so that few articles hold all. */
const page = (vectors: readonly Labelled[]) =>
  `<!doctype html><html><head><title>Hostile</title></head><body>${vectors.map((vector) => inHtml([vector]) + ENDS).join("")}</body></html>`;
const ENDS = `<!-- --></${"script style title textarea noscript xmp iframe noembed noframes select svg math template table".split(" ").join("></")}>\n`;
const inHtml = (vectors: readonly Labelled[]) =>
  vectors.map(({ label, payload }) => `<p>${label}</p>\n${payload}\n`).join("");
const encoded = (html: string) =>
  `MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(html).toString("base64").replace(/.{76}/g, "$&\r\n")}\r\n`;

function wordFile(vectors: readonly Labelled[]): Promise<Buffer> {
  // Controls that XML cannot hold are in no Word document.
  const inXml = (text: string) => text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, " ");
  const children = vectors.flatMap(({ label, payload }) => [
    new Paragraph(label),
    new Paragraph(inXml(payload)),
  ]);
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

test("hostile text that was pasted as HTML is shown, runs nothing and asks nobody else", async ({
  open,
  article,
}) => {
  const browser = await open("editor", "/sign-in");
  const wrong = watch(browser);
  let waiting = labelled();
  while (waiting.length > 0) {
    const { path: place, revision } = await article({ content: inHtml(waiting), format: "html" });
    await show(browser, place);
    waiting = notIn(revision.text, waiting);
  }
  expect(wrong).toEqual([]);
});

for (const [name, write] of Object.entries(DOORS))
  test(`hostile files called ${name} are shown, run nothing and ask nobody else`, async ({ open, door }) => {
    const { request } = await door("editor");
    const browser = await open("editor", "/sign-in");
    const wrong = watch(browser);
    let waiting = labelled();
    while (waiting.length > 0) {
      const file = { name, mimeType: "application/octet-stream", buffer: await write(waiting) };
      const read = await request.post(`/api/v1/workspaces/${DESK}/intake`, { multipart: { file } });
      expect(read.status(), await read.text()).toBe(200);
      const { arrivalId } = await read.json();
      const answer = await request.post(`/api/v1/workspaces/${DESK}/articles`, {
        data: { arrivalId, take: "page", title: `Hostile ${name}`, allowDuplicate: true },
      });
      expect(answer.status(), await answer.text()).toBe(201);
      const added: Added = await answer.json();
      await show(browser, `/w/${DESK}/articles/${added.id}`);
      waiting = notIn(added.revision.text, waiting);
    }
    expect(wrong).toEqual([]);
  });

test("a hostile page that was dropped is shown before it is an article, runs nothing and asks nobody else", async ({
  open,
}) => {
  const browser = await open("editor", `/w/${DESK}/new`);
  const wrong = watch(browser);
  const choosing = browser.waitForEvent("filechooser");
  await browser.getByRole("button", { name: "Choose a file" }).click();
  const file = { name: "page.html", mimeType: "text/html", buffer: Buffer.from(page(labelled())) };
  await (await choosing).setFiles(file);
  const read = browser.getByRole("region", { name: "What was read" });
  await expect(read).toContainText("Vector 0.");
  await expectNothingRan(browser);
  expect(wrong).toEqual([]);
});

function labelled(): readonly Labelled[] {
  const vectors: readonly Vector[] = JSON.parse(readFileSync(VECTORS, "utf8"));
  expect(vectors.length).toBeGreaterThan(200);
  return [...MARKING, ...vectors].map(({ payload }, at) => ({ payload, label: `Vector ${at}.` }));
}

/** One that leaves an element open swallows those after it; they come again in an article of their own. */
function notIn(text: string, waiting: readonly Labelled[]): readonly Labelled[] {
  const left = waiting.filter(({ label }) => !text.includes(label));
  expect(left.length, "at least the first is in the article").toBeLessThan(waiting.length);
  return left;
}

/** What the browser should not have done, as it happens: asked another server, or shown a dialog. */
function watch(browser: Page): readonly string[] {
  const wrong: string[] = [];
  const { origin } = new URL(browser.url());
  browser.context().on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`)) wrong.push(request.url());
  });
  browser.on("dialog", (dialog) => {
    wrong.push(dialog.message());
    void dialog.dismiss();
  });
  return wrong;
}

async function show(browser: Page, place: string): Promise<void> {
  await browser.goto(place);
  expect(await whatCouldRun(await articleText(browser))).toEqual([]);
  await expectNothingRan(browser);
  expect(new URL(browser.url()).pathname).toBe(place);
}

const expectNothingRan = async (browser: Page) =>
  expect(await browser.evaluate(() => "hasRun" in window)).toBe(false);

/** Elements of the article that no article may have, and links that lead elsewhere than to a page or a mailbox. */
function whatCouldRun(text: Locator): Promise<readonly string[]> {
  return text.evaluate((root) =>
    [...root.querySelectorAll("*")]
      .filter(
        (element) =>
          element.matches(
            "script, iframe, object, embed, form, input, svg, math, style, link, img, video, audio, base",
          ) ||
          element.getAttributeNames().some((name) => name.startsWith("on")) ||
          (element instanceof HTMLAnchorElement && !/^(https?|mailto):/.test(element.href)),
      )
      .map((element) => element.outerHTML),
  );
}
