import { randomUUID } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { DESK } from "./people";
import { untilLive } from "./workbench";

const SENTENCES = [
  "The harbour took 1,204 ferries in June, its master said on Monday, more than in any month since 1994.",
  "Half of the cranes run on electricity, a figure that the port's own list of machines bears out.",
  "The council wants to dredge the northern channel to eleven metres before the winter storms begin.",
];

const paragraphs = (own: string) => SENTENCES.map((sentence) => `<p>${sentence} ${own}.</p>`).join("");

/** A news page as sites have it: menu, headline, byline, text, teasers. */
const newsPage = (own: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Ferries in June | Harbour Post</title><meta property="og:site_name" content="Harbour Post">
<script type="application/ld+json">${JSON.stringify({
  "@context": "https://schema.org",
  "@type": "NewsArticle",
  headline: "Ferries in June",
  author: { "@type": "Person", name: "Dana Quay" },
  datePublished: "2026-07-02",
})}</script></head>
<body><nav><ul><li><a href="/a">Politics of the day</a></li><li><a href="/b">Sports of the day</a></li></ul></nav>
<main><article><h1>Ferries in June</h1>${paragraphs(own)}${paragraphs(own)}</article></main>
<aside><h2>Most read</h2><p>A teaser of something else entirely.</p></aside></body></html>`;

const CONSENT = `<!doctype html><html lang="en"><head><title>Before you go on</title></head><body>
<div class="cookie-consent" role="dialog"><p>We and our partners use cookies. Do you accept cookies?</p>
<button>Accept all</button></div></body></html>`;

/** A site on this machine that has a page, a wall, and what goes wrong with pages. */
async function openSite(own: string) {
  const waiting: ServerResponse[] = [];
  const server = createServer((request, response) => {
    const page = (status: number, html: string) =>
      response.writeHead(status, { "Content-Type": "text/html; charset=utf-8" }).end(html);
    if (request.url === "/ferries") return page(200, newsPage(own));
    if (request.url === "/moved") return response.writeHead(302, { Location: "/ferries" }).end();
    if (request.url === "/wall") return page(200, CONSENT);
    if (request.url === "/closed") return page(403, "No.");
    if (request.url === "/inside")
      return response.writeHead(302, { Location: "http://169.254.169.254/" }).end();
    if (request.url === "/slow") return waiting.push(response);
    return page(404, "Not here.");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    for (const response of waiting) response.destroy();
    return new Promise((done) => server.close(done));
  };
  return { at: (path: string) => `http://127.0.0.1:${port}${path}`, stop };
}

test("a link is read, its page's choice overruled, and added with what the page says of itself @phone @dark", async ({
  open,
  complaints,
}) => {
  complaints.allow(/status of (409|422)/);
  const own = randomUUID().replaceAll("-", " ");
  const site = await openSite(own);
  const page = await open("editor", `/w/${DESK}/new`);
  const box = page.getByRole("textbox", { name: "Text" });
  const read = page.getByRole("region", { name: "What was read" });
  await expect(page.locator("[data-ready=true]")).toBeVisible();

  await box.fill(site.at("/moved"));
  await expect(read).toContainText("1,204 ferries");
  await expect(read).toContainText(site.at("/ferries"));
  await expect(page.getByLabel("Title")).toHaveValue("Ferries in June");
  await expect(page.getByLabel("Byline")).toHaveValue("Dana Quay");
  await expect(page.getByLabel("Publisher")).toHaveValue("Harbour Post");
  await expectAccessible(page);

  await read.getByText(/parts of the page are taken/).click();
  const teaser = read.getByRole("checkbox", { name: /A teaser of something else/ });
  await teaser.press("Space");
  await expect(teaser).toBeChecked();
  await expect(teaser).toBeEnabled();
  await page.getByRole("button", { name: "Add article" }).click();
  await page.waitForURL(/\/articles\//);
  await untilLive(page);
  const article = page.getByRole("document", { name: "Ferries in June" });
  await expect(article).toContainText("its master said on Monday");
  await expect(article).toContainText("A teaser of something else entirely.");
  await expect(article).not.toContainText("Sports of the day");

  await page.goto(`/w/${DESK}/new`);
  await box.fill(site.at("/ferries"));
  await expect(read.getByRole("link", { name: "Ferries in June" })).toBeVisible();
  await site.stop();
});

test("a link that leads nowhere says what happened and what to do, and keeps what was typed @phone", async ({
  open,
  complaints,
}) => {
  complaints.allow(/status of 422/);
  const site = await openSite(randomUUID());
  const page = await open("editor", `/w/${DESK}/new`);
  const box = page.getByRole("textbox", { name: "Text" });
  await expect(page.locator("[data-ready=true]")).toBeVisible();
  await page.getByLabel("Title").fill("A title of my own");

  for (const [path, said] of [
    ["/nowhere", "The site has no such page (404)."],
    ["/closed", "The site does not let us in (403)."],
    ["/inside", "This address leads into a private network"],
  ] as const) {
    await box.fill(site.at(path));
    await expect(page.getByText(said)).toBeVisible();
    await expect(box).toHaveValue(site.at(path));
  }
  await box.fill("http://192.0.2.1:25/");
  await expect(page.getByText("Only the usual ports (80 and 443) can be opened.")).toBeVisible();
  await expectAccessible(page);

  await box.fill(site.at("/slow"));
  await page.getByRole("button", { name: "Stop reading" }).click();
  await expect(page.getByText("Stopped. Nothing was read.")).toBeVisible();
  await expect(page.getByLabel("Title")).toHaveValue("A title of my own");

  await box.fill(site.at("/wall"));
  const read = page.getByRole("region", { name: "What was read" });
  await expect(read).toContainText("This page asks for consent first");
  await site.stop();
});
