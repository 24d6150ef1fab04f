import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { tabTo } from "./by-keyboard";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { untilLive } from "./workbench";

const CRANES = "Half of the cranes run on electricity";

/** One claim, settled, published and then settled otherwise. */
async function corrected({
  door,
  article,
}: Pick<Parameters<Parameters<typeof test>[2]>[0], "door" | "article">) {
  const added = await article();
  const editor = await door("editor");
  const claimId = await editor.mark(added.id, CRANES, "Half of the cranes are electric.");
  const settle = (rating: string, rationale: string, version: number) =>
    editor.act(added.id, { type: "settle-claim", claimId, rating, rationale, version });
  await settle("mostly-true", "Nearly half.", 1);
  await editor.request.post(`/api/v1/articles/${added.id}/reports`, { data: { commandId: randomUUID() } });
  await editor.act(added.id, { type: "reopen-claim", claimId, reason: "Counted again." });
  await settle("false", "It is a third.", 3);
  return added;
}

/** Saves what a step asks for, and opens the zip that it is. */
async function saved(page: Page, step: () => Promise<void>) {
  const started = page.waitForEvent("download");
  await step();
  const file = await started;
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk));
  const parts = unzipSync(Buffer.concat(chunks));
  return {
    name: file.suggestedFilename(),
    part: (name: string) => strFromU8(parts[name] ?? new Uint8Array()),
  };
}

test("a Word file of now, and by keyboard one of the edition that was published @dark @phone", async ({
  open,
  door,
  article,
}) => {
  const { path } = await corrected({ door, article });
  const page = await open("viewer", path);
  await untilLive(page);
  await page.getByRole("button", { name: "Export" }).click();
  await expect(page.getByText("The review as it is now")).toBeVisible();
  await expectAccessible(page);
  const now = await saved(page, () => page.getByRole("menuitem", { name: "Word, with comments" }).click());
  expect(now.part("word/comments.xml")).toContain("It is a third.");
  expect(now.part("word/document.xml")).toContain(CRANES);

  await tabTo(page, page.getByRole("button", { name: "Export" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  const edition = page.getByRole("menuitem", { name: /^Edition 1, / });
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  for (let pressed = 0; pressed < 20 && !(await isFocused(edition)); pressed += 1)
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  const word = page.getByRole("menu").last().getByRole("menuitem", { name: "Word, with comments" });
  await expect(word).toBeVisible();
  await expectAccessible(page);
  for (let pressed = 0; pressed < 20 && !(await isFocused(word)); pressed += 1)
    await page.keyboard.press("ArrowDown");
  const published = await saved(page, () => page.keyboard.press("Enter"));
  expect(published.name).toMatch(/-edition-1\.docx$/);
  expect(published.part("word/comments.xml")).toContain("Nearly half.");
  expect(published.part("word/comments.xml")).not.toContain("It is a third.");
});

test("a PDF of the review, and one of what was published, for anyone", async ({ open, door, article }) => {
  const { path } = await corrected({ door, article });
  const page = await open("reviewer1", path);
  await untilLive(page);
  await page.getByRole("button", { name: "Export" }).click();
  const started = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "PDF" }).click();
  const file = await started;
  expect(file.suggestedFilename()).toMatch(/\.pdf$/);
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe("%PDF-");
  const address = await page.getByRole("link", { name: /^Edition 1/ }).getAttribute("href");
  const stranger = await open("nobody", "about:blank");
  const answer = await stranger.request.get(`${address}?format=pdf`);
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  expect((await answer.body()).subarray(0, 5).toString()).toBe("%PDF-");
});

test("spans for brat come as a folder, and an address with a wrong edition says which there are", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await corrected({ door, article });
  const page = await open("reviewer1", path);
  await untilLive(page);
  await page.getByRole("button", { name: "Export" }).click();
  const folder = await saved(page, () =>
    page.getByRole("menuitem", { name: "Spans, brat standoff" }).click(),
  );
  expect(folder.part("article.ann")).toMatch(new RegExp(`^T1\\tClaim \\d+ \\d+\\t${CRANES}$`, "m"));
  expect(folder.part("article.ann")).toMatch(/^A\d+\tRating T1 false$/m);
  const viewer = await door("viewer");
  const answer = await viewer.request.get(`/api/v1/articles/${id}/export?format=docx&edition=7`);
  expect(answer.status()).toBe(422);
  expect(await answer.json()).toMatchObject({
    errors: [{ path: "edition", message: "Give an edition, 1 to 1." }],
  });
});

const isFocused = (item: ReturnType<Page["getByRole"]>) =>
  item.evaluate((element) => element === document.activeElement);
