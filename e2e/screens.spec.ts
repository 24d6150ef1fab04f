import type { Page } from "@playwright/test";
import { articleText } from "./article-text";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { DESK } from "./people";
import { openCard, untilLive } from "./workbench";

const ARABIC = [
  "قال رئيس البلدية إن الميناء استقبل 41 ألف حاوية في العام الماضي، وهو أكثر من أي ميناء آخر على الساحل.",
  "تعمل نصف الرافعات بالكهرباء، ويعمل النصف الآخر بوقود الديزل.",
].join("\n\n");

/** Every rating once, an open claim, a disputed one and a settled one. */
async function everyRating({
  door,
  article,
}: Pick<Parameters<Parameters<typeof test>[2]>[0], "door" | "article">) {
  const words = ["one", "two", "three", "four", "five", "six", "seven", "eight"];
  const content = words.map((word) => `This is sentence ${word} of the text.`).join(" ");
  const added = await article({ content: `${content}\n\nNothing here was judged.` });
  const [first, second, editor] = [await door("reviewer1"), await door("reviewer2"), await door("editor")];
  const ratings = ["true", "mostly-true", "mixed", "misleading", "false", "unverifiable", "opinion"];
  for (const [at, rating] of ratings.entries()) {
    const claimId = await first.mark(added.id, `sentence ${words[at]}`);
    await first.act(added.id, {
      type: "give-verdict",
      claimId,
      rating,
      rationale: "As *seen* in `the` data.",
    });
    if (rating === "mixed")
      await second.act(added.id, { type: "give-verdict", claimId, rating: "false", rationale: "" });
    if (rating === "false")
      await editor.act(added.id, { type: "settle-claim", claimId, rating, rationale: "It is.", version: 1 });
  }
  await first.mark(added.id, "sentence eight");
  return added;
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  // Not the window's own width: a phone's browser zooms out until all of a page that is too wide fits.
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

test("every screen of the desk is accessible and fits @dark @phone @phone-dark", async ({ open }) => {
  const nobody = await open("nobody", "/sign-in");
  await expect(nobody.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expectAccessible(nobody);
  await expectNoSidewaysScroll(nobody);
  const page = await open("owner", `/w/${DESK}`);
  await expect(page.getByRole("list", { name: "Articles" })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  for (const screen of ["new", "settings", "work", "agreement"]) {
    await page.goto(`/w/${DESK}/${screen}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
});

test("the workbench of an editor, who has every button, fits its window @phone", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const claimId = await (await door("reviewer1")).mark(id, "41,200 containers");
  for (const seat of ["reviewer1", "reviewer2"] as const)
    await (await door(seat)).act(id, { type: "give-verdict", claimId, rating: "true", rationale: "" });
  const page = await open("editor", path);
  await untilLive(page);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test("every rating, status and tab of the workbench is accessible @dark", async ({ open, door, article }) => {
  const { path } = await everyRating({ door, article });
  const page = await open("editor", path);
  await untilLive(page);
  await expectAccessible(page);
  await page.keyboard.press("j");
  for (const tab of ["Evidence", "Discussion", "History", "Verdicts"]) {
    await openCard(page).getByRole("tab", { name: tab }).click();
    await expect(openCard(page).getByRole("tabpanel")).toBeVisible();
    await expectAccessible(page);
  }
  for (const [key, form] of [
    ["v", "Your verdict"],
    ["e", "Add evidence"],
    ["d", "Describe the claim"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole("form", { name: form })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("form")).toHaveCount(0);
  }
});

test("the sheet of keys, the filter and the menu of everything are accessible @dark", async ({
  open,
  door,
  article,
}) => {
  const { path } = await everyRating({ door, article });
  const page = await open("editor", path);
  await untilLive(page);
  await page.keyboard.press("Shift+?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.keyboard.press("/");
  const filter = page.getByRole("search", { name: "Filter claims" });
  await filter.getByRole("combobox", { name: "Status" }).selectOption("Disputed");
  await expect(page.getByRole("region", { name: /^Claim \d/ })).toHaveCount(1);
  await expect(filter.getByRole("status")).toHaveText("1 of 8 claims");
  await expectAccessible(page);
  await filter.getByRole("button", { name: "Show all" }).click();

  await page.keyboard.press("Control+k");
  await expect(page.getByRole("textbox", { name: "Find" })).toBeFocused();
  await expectAccessible(page);
});

test("on a phone the open claim is a sheet under the article, which stays readable @phone-only @phone-dark", async ({
  open,
  door,
  article,
}) => {
  const { path } = await everyRating({ door, article });
  const page = await open("reviewer1", path);
  await untilLive(page);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const text = await articleText(page);
  await text.getByText("sentence one").tap();
  const sheet = openCard(page);
  await expect(sheet).toBeInViewport();
  await expect(text.getByText("sentence one")).toBeInViewport();
  const [words, card] = [await text.getByText("sentence one").boundingBox(), await sheet.boundingBox()];
  expect((words?.y ?? 0) + (words?.height ?? 0)).toBeLessThanOrEqual(card?.y ?? 0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await sheet.getByRole("button", { name: "Change my verdict" }).tap();
  await expect(page.getByRole("form", { name: "Your verdict" })).toBeVisible();
  await expectAccessible(page);
});

test("an article that runs from right to left reads and is marked from the right @dark @phone", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article({ title: "ميناء على الساحل", content: ARABIC, language: "ar" });
  const api = await door("reviewer1");
  const claimId = await api.mark(id, "استقبل 41 ألف حاوية", "Le port a reçu 41 000 conteneurs.");
  await api.act(id, { type: "give-verdict", claimId, rating: "misleading", rationale: "أقل من ذلك." });
  const page = await open("reviewer1", path);
  await untilLive(page);
  const text = await articleText(page);
  await expect(text.getByText("تعمل نصف الرافعات")).toHaveCSS("direction", "rtl");
  await expect(page.getByRole("heading", { level: 1 })).toHaveAttribute("dir", "rtl");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
