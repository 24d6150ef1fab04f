import type { Page } from "@playwright/test";
import { Document, Packer, Paragraph } from "docx";
import { expectAccessible } from "./expect-accessible";
import { expect, HARBOUR, test } from "./journey";
import { untilLive } from "./workbench";

const QUOTES = [
  "The harbour in Norrvik",
  "41,200 containers last year",
  "more than any other port on the coast",
  "the best year in the town's history",
  "Half of the cranes run on electricity",
  "the new wind farm",
  "The other half still burn diesel",
  "nobody has said when that will end",
  "one in ten lorries",
  "three in ten before the new road",
] as const;

const menu = (page: Page) => page.getByRole("button", { name: /^Text \d+$/ });
const paper = (page: Page) => page.getByRole("dialog").getByRole("textbox", { name: /^The text of/ });

const showNew = (page: Page) => page.getByRole("dialog").getByRole("button", { name: "Show the new text" });

async function openText(page: Page, item: RegExp): Promise<void> {
  await menu(page).press("Enter");
  await page.getByRole("menuitem", { name: item }).press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
}

/** Puts the caret before the first of these words in the text that is corrected, and selects them. */
async function selectIn(page: Page, words: string): Promise<void> {
  await paper(page).evaluate((root, sought) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const at = (node.textContent ?? "").indexOf(sought);
      if (at === -1) continue;
      getSelection()?.setBaseAndExtent(node, at, node, at + sought.length);
      return;
    }
    throw new Error(`The text has no ${sought}.`);
  }, words);
}

test("an editor corrects the text under ten claims, sees what becomes of each, and a colleague at the same time loses nothing @dark", async ({
  open,
  article,
  door,
}) => {
  const { id, path } = await article();
  const editor = await door("editor");
  for (const quote of QUOTES) await editor.mark(id, quote);
  const page = await open("editor", path);
  await untilLive(page);
  await openText(page, /^Correct the text/);
  await expect(paper(page)).toBeFocused();
  const claims = page.getByRole("complementary", { name: /Claims that the correction touches/ });
  await expect(claims).toContainText("10 of 10 claims on the same words");
  await selectIn(page, "41,200");
  await page.keyboard.type("14,900");
  await expect(claims).toContainText("9 of 10 claims on the same words");
  await expect(claims.locator("ins")).toContainText("14,900");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(claims).toContainText("10 of 10 claims on the same words");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(claims).toContainText("9 of 10 claims on the same words");
  await selectIn(page, "The other");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("So much is certain. ");
  await expect(claims).toContainText("9 of 10 claims on the same words");
  await expectAccessible(page);

  const others = HARBOUR.replace("three in ten", "four in ten");
  const revised = await editor.request.post(`/api/v1/articles/${id}/revisions`, {
    data: { content: others, format: "text", reason: "Counted anew." },
  });
  expect(revised.status()).toBe(201);
  await expect(page.getByRole("alert").filter({ hasText: "gave the article text 2" })).toBeVisible();
  await page.getByRole("button", { name: "Take their changes in" }).press("Enter");
  await expect(paper(page)).toContainText("four in ten");
  await expect(paper(page)).toContainText("14,900");
  await page.getByRole("button", { name: "See what becomes of the claims" }).press("Enter");
  await expect(page.getByRole("heading", { name: /^What becomes of its claims/ })).toContainText(
    "8 kept, 2 changed",
  );
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save as text 3" }).press("Enter");
  const why = page.getByRole("textbox", { name: "Why the text changes" });
  await expect(why).toHaveAccessibleDescription(/Say why/);
  await why.fill("The port's own count.");
  await page.getByRole("button", { name: "Save as text 3" }).press("Enter");
  await expect(page.getByRole("dialog")).toContainText("Saved as text 3. Claims: 8 kept, 2 changed.");
  await showNew(page).press("Enter");
  await expect(menu(page)).toHaveText("Text 3");
  await expect(page.getByRole("main")).toBeFocused();
  await expect(page.getByRole("main")).toContainText("handled 14,900 containers");
  await expect(page.getByRole("main")).toContainText("So much is certain. The other half");
  const { claims: now } = await editor.review(id);
  expect(now.filter(({ placement }) => placement === "kept")).toHaveLength(8);
});

test("a newer version is pasted, a claim loses its words, and putting the older text back returns it @phone", async ({
  open,
  article,
  door,
}) => {
  const { id, path } = await article();
  const editor = await door("editor");
  const claimId = await editor.mark(id, "The other half still burn diesel");
  await editor.mark(id, "one in ten lorries");
  await editor.act(id, {
    type: "give-verdict",
    claimId,
    rating: "true",
    rationale: "Seen at the quay.",
  });
  const page = await open("editor", path);
  await untilLive(page);
  await openText(page, /newer version/);
  const newer = HARBOUR.replace(/ The other half.*end\./, "");
  await page.getByRole("textbox", { name: "Text" }).fill(newer);
  await page.getByRole("button", { name: "See what becomes of the claims" }).click();
  await expect(page.getByRole("region", { name: "Lost" })).toContainText("The other half still burn diesel");
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Why the text changes" }).fill("The paper cut it.");
  await page.getByRole("button", { name: "Save as text 2" }).click();
  await showNew(page).click();
  await untilLive(page);
  await expect(page.getByRole("button", { name: /^Claims to place/ })).toHaveText("Claims to place: 1 lost");

  await openText(page, /^Texts of this article/);
  await expect(page.getByRole("region", { name: /On which text/ })).toContainText("on text 1");
  await expect(page.getByRole("region", { name: "From text 1 to text 2" }).locator("del")).toContainText(
    "The other half still burn diesel",
  );
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(menu(page)).toBeFocused();
  await openText(page, /^Texts of this article/);
  await page.getByRole("button", { name: "Put text 1 back…" }).click();
  await expect(page.getByRole("heading", { name: /^What becomes of its claims: 2 kept/ })).toBeVisible();
  await page.getByRole("button", { name: "Save as text 3" }).click();
  await showNew(page).click();
  await untilLive(page);
  await expect(page.getByRole("button", { name: /^Claims to place/ })).toHaveCount(0);
  await expect(page.locator("mark", { hasText: "The other half still burn diesel" })).toBeVisible();
  const { claims } = await editor.review(id);
  expect(claims.find((claim) => claim.claimId === claimId)).toMatchObject({
    placement: "kept",
    anchor: { ranges: [{ exact: "The other half still burn diesel" }] },
    verdicts: [{ rating: "true" }],
  });
  await page.locator("mark", { hasText: "The other half still burn diesel" }).click();
  const judged = page.getByText(/^Judged on text/);
  await expect(judged).toHaveText("Judged on text 1 of 3");
  await expectAccessible(page);
  await judged.getByRole("button").click();
  await expect(judged).toHaveCount(0);
});

test("an article is renamed, archived and brought back, all told in its history @dark @phone", async ({
  open,
  article,
  door,
  complaints,
}) => {
  complaints.allow(/status of 422/);
  const { id, path } = await article();
  const reviewer = await open("reviewer1", path);
  await untilLive(reviewer);
  const page = await open("editor", path);
  await untilLive(page);
  await openText(page, /^Title, byline/);
  await page.getByRole("textbox", { name: "Title" }).fill("Containers in Norrvik");
  await page.getByRole("textbox", { name: "Source address" }).fill("norrvik");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
  const source = page.getByRole("textbox", { name: "Source address" });
  await expect(source).toHaveAccessibleDescription(/http/);
  await source.fill("https://norrvik.example/port");
  await page.getByRole("textbox", { name: "Byline" }).fill("A. Writer");
  await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(menu(page)).toBeFocused();
  await expect(reviewer.getByRole("heading", { level: 1, name: "Containers in Norrvik" })).toBeVisible();

  await menu(page).press("Enter");
  await page.getByRole("menuitem", { name: "Archive the article" }).press("Enter");
  const notice = page.getByRole("status").filter({ hasText: "This article is archived" });
  await expect(notice).toBeVisible();
  await expectAccessible(page);
  const mark = { type: "highlight-claim", claimId: crypto.randomUUID() } as const;
  const late = await (await door("reviewer1")).ask(id, {
    ...mark,
    anchor: { quote: { exact: "wind farm" } },
  });
  expect(late.status()).toBe(422);
  expect(await late.text()).toContain("This article is archived");
  await expect(reviewer.getByText("This article is archived")).toBeVisible();
  await expect(reviewer.getByRole("button", { name: "Bring it back" })).toHaveCount(0);

  const desk = await open("editor", "/w/demo?status=archived&search=Containers+in+Norrvik");
  await expect(desk.getByRole("link", { name: "Containers in Norrvik" }).first()).toBeVisible();
  await expect(desk.getByRole("radio", { name: "Archived" })).toBeChecked();
  await notice.getByRole("button", { name: "Bring it back" }).press("Enter");
  await expect(notice).toBeHidden();
  await page.goto(`${path}/history`);
  await expect(page.getByRole("main")).toContainText("changed the title from");
  await expect(page.getByRole("main")).toContainText("archived the article");
  await expect(page.getByRole("main")).toContainText("brought the article back from the archive");
});

test("a Word file is put in as the newer version: the claims ride along, and it is kept as that text's original @phone", async ({
  open,
  article,
  door,
}) => {
  const { id, path } = await article();
  const editor = await door("editor");
  for (const quote of ["41,200 containers last year", "Half of the cranes run on electricity"])
    await editor.mark(id, quote);
  const lines = HARBOUR.replace("41,200", "43,900").split(/\n+/);
  const word = await Packer.toBuffer(
    new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] }),
  );
  const page = await open("editor", path);
  await untilLive(page);
  await openText(page, /^Put in a newer version/);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("dialog").getByRole("button", { name: "Choose a file" }).press("Enter");
  await (await choosing).setFiles({ name: "Newer.docx", mimeType: "", buffer: word });
  const read = page.getByRole("region", { name: "What was read" });
  await expect(read).toContainText("43,900 containers");
  // Other journeys' articles are like it; the one that it is a version of is not named.
  await expect(read.locator(`a[href*="${id}"]`)).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "See what becomes of the claims" }).press("Enter");
  await expect(page.getByRole("heading", { name: /^What becomes of its claims/ })).toContainText(
    "1 kept, 1 changed",
  );
  await page.getByRole("textbox", { name: "Why the text changes" }).fill("The author's last draft.");
  await page.getByRole("button", { name: "Save as text 2" }).press("Enter");
  await showNew(page).press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await expect(menu(page)).toHaveText("Text 2");
  await untilLive(page);
  await openText(page, /^Texts of this article/);
  const original = page.getByRole("link", { name: "Download the original of text 2" });
  await expect(original).toBeVisible();
  const kept = await editor.request.get(String(await original.getAttribute("href")));
  expect(await kept.body()).toEqual(word);
});
