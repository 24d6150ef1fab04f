import type { Page } from "@playwright/test";
import { selectByMouse } from "./article-text";
import { expect, test } from "./journey";
import { formOf, noticeOf, openCard, untilLive, untilSaved } from "./workbench";

const CLAIM = "more than any other port on the coast";
/** Every single key of the workbench is in it, and the one that took a claim back. */
const PROSE = "just check u evidence, move deadlines, talk, list, show keys / [ ] ?";

const rating = (page: Page, label: string) =>
  page.getByRole("form").getByRole("radio", { name: new RegExp(`^${label}`) });

test("prose typed while the focus is not in the field does nothing to the review, whatever is open", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const reviewer = await door("reviewer1");
  const claimId = await reviewer.mark(id, CLAIM, "Norrvik is the busiest port.");
  await reviewer.mark(id, "Half of the cranes");
  const { seq } = await reviewer.review(id);
  const page = await open("reviewer1", `${path}#claim-${claimId}`);
  await untilLive(page);
  await page.keyboard.press("v");
  const form = formOf(page, "Your verdict");
  const bold = form.getByRole("button", { name: "Bold" });
  await bold.focus();
  await page.keyboard.type(PROSE.replaceAll(" ", ""));
  await page.keyboard.press("Control+z");
  await expect(bold).toBeFocused();
  await expect(form).toBeVisible();
  await expect(page.getByRole("form")).toHaveCount(1);
  await expect(page.getByRole("dialog")).toHaveCount(0);

  // The focus is on nothing at all, as after a click on the paper beside the text.
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.keyboard.type(PROSE);
  await expect(form).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(form).toHaveCount(0);

  // The key comes in the moment of the click, before the menu can be drawn.
  await page.getByRole("button", { name: "Export" }).evaluate(async (button: HTMLElement) => {
    button.click();
    await Promise.resolve();
    button.dispatchEvent(new KeyboardEvent("keydown", { key: "c", code: "KeyC", bubbles: true }));
  });
  await page.keyboard.type("vecsdtlh");
  await expect(page.getByRole("form")).toHaveCount(0);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("Escape");
  expect((await reviewer.review(id)).seq).toBe(seq);
});

test("what was done last is taken back by Ctrl Z, step by step, named, and done again", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const reviewer = await door("reviewer1");
  const claimId = await reviewer.mark(id, CLAIM, "Norrvik is the busiest port.");
  await reviewer.act(id, { type: "give-verdict", claimId, rating: "true", rationale: "" });
  await reviewer.act(id, { type: "give-verdict", claimId, rating: "false", rationale: "", version: 1 });
  const page = await open("reviewer1", `${path}#claim-${claimId}`);
  await untilLive(page);
  const verdict = (word: string) => page.getByRole("region", { name: `Claim 1: ${word}` });
  await expect(verdict("False")).toBeVisible();

  await page.keyboard.press("u");
  await page.keyboard.press("Control+z");
  await expect(verdict("True")).toBeVisible();
  await expect(noticeOf(page, "Taken back")).toContainText(
    "Reviewer 1 changed the verdict from True to False. Claim: “Norrvik is the busiest port.”",
  );
  await untilSaved(page);
  await page.keyboard.press("Control+z");
  await expect(verdict("Open")).toBeVisible();
  await untilSaved(page);
  await page.keyboard.press("Control+Shift+Z");
  await expect(verdict("True")).toBeVisible();
  await expect(noticeOf(page, "Done again")).toBeVisible();
  await untilSaved(page);

  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("textbox").fill("take back");
  await page.keyboard.press("Enter");
  await expect(verdict("Open")).toBeVisible();
  await untilSaved(page);
  await noticeOf(page, "Taken back").last().getByRole("button", { name: "Do it again" }).click();
  await expect(verdict("True")).toBeVisible();
});

test("a form begins at the rating that is chosen, digits choose another, and two tabs lead to the reasons", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const reviewer = await door("reviewer1");
  const claimId = await reviewer.mark(id, CLAIM, "Norrvik is the busiest port.");
  await reviewer.act(id, { type: "give-verdict", claimId, rating: "misleading", rationale: "" });
  const page = await open("reviewer1", `${path}#claim-${claimId}`);
  await untilLive(page);
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("v");
  await expect(rating(page, "Misleading")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(rating(page, "Misleading")).toBeChecked();
  await page.keyboard.press("3");
  await expect(rating(page, "Mixed")).toBeChecked();
  await expect(rating(page, "Mixed")).toBeFocused();
  await page.keyboard.press("9");
  await expect(rating(page, "Mixed")).toBeChecked();

  const form = formOf(page, "Your verdict");
  await page.keyboard.press("Tab");
  await expect(form.getByRole("button", { name: "Bold" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(form.getByRole("button", { name: "Italic" })).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  await expect(form.getByRole("button", { name: "Bold" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(form.getByRole("textbox", { name: "Why" })).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await untilSaved(page);

  const editor = await open("editor", `${path}#claim-${claimId}`);
  await untilLive(editor);
  await editor.waitForLoadState("networkidle");
  await editor.keyboard.press("s");
  await expect(rating(editor, "Mixed")).toBeFocused();
  await editor.keyboard.press("Space");
  await expect(rating(editor, "Mixed")).toBeChecked();
});

for (const [layout, m, v] of [
  ["Cyrillic", "ь", "м"],
  ["Greek", "μ", "ω"],
  ["Hebrew", "צ", "ה"],
  ["Arabic", "ة", "ر"],
] as const) {
  test(`a claim is marked and judged with a ${layout} keyboard`, async ({ open, article }) => {
    const { path } = await article();
    const page = await open("reviewer1", path);
    await untilLive(page);
    await selectByMouse(page, CLAIM);
    await press(page, m, "KeyM");
    await expect(openCard(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await press(page, v, "KeyV");
    await expect(formOf(page, "Your verdict")).toBeVisible();
  });
}

/** What a keyboard of that layout tells the page. */
async function press(page: Page, key: string, code: string): Promise<void> {
  await page.evaluate(
    (init) => (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", init)),
    { key, code, bubbles: true, cancelable: true },
  );
}
