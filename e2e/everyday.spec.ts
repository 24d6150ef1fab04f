import type { Page } from "@playwright/test";
import { selectByMouse } from "./article-text";
import { pressUntilFocused, tabTo, typeInto } from "./by-keyboard";
import { expectAccessible } from "./expect-accessible";
import { expect, HARBOUR, test } from "./journey";
import { DESK, PASSWORD, PEOPLE } from "./people";
import { download, formOf, openCard, untilAdded, untilLive, untilSaved } from "./workbench";

const QUOTE = "Half of the cranes run on electricity";
const STATEMENT = "Half of the port's cranes are electric.";
const WHY = "The operator lists twelve electric cranes out of twenty-four.";
const OTHER_WHY = "Two of the twelve were not connected yet.";
const RULING = "Ten of twenty-four cranes ran on electricity when the article appeared.";
const SOURCE = { url: "https://port.example/cranes", title: "Crane register" };

// Many steps, each as fast as a person's.
test.describe.configure({ timeout: 120_000 });

test("a desk takes an article from pasted text to a settled, exported report by mouse", async ({
  open,
  complaints,
}) => {
  const title = `Cranes by mouse ${Date.now()}`;
  const page = await open("nobody", "/");
  await page.getByLabel("E-mail").fill(PEOPLE.editor.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "New article" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Text", { exact: true }).fill(HARBOUR);
  await page.getByLabel("Publisher").fill("The Norrvik Post");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add article" }).click();
  await untilAdded(page, complaints, (button) => button.click());
  await untilLive(page);

  await selectByMouse(page, QUOTE);
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Mark as claim/ }).click();
  await untilSaved(page);
  await expect(openCard(page)).toContainText(QUOTE);

  await openCard(page).getByRole("button", { name: "More about this claim" }).click();
  await expectAccessible(page);
  await page.getByRole("menuitem", { name: "Describe…" }).click();
  const description = formOf(page, "Describe the claim");
  await description.getByLabel("Claim in plain words").fill(STATEMENT);
  await description.getByLabel("Who claims it").fill("The Norrvik Post");
  await description.getByLabel("Claimed on").fill("2026-03-04");
  await description.getByLabel("Kind").selectOption("Figure");
  await description.getByRole("button", { name: "Save" }).click();
  await expect(openCard(page)).toContainText(STATEMENT);

  await openCard(page).getByRole("button", { name: "Give verdict" }).click();
  const verdict = formOf(page, "Your verdict");
  await verdict.getByRole("radio", { name: "Mostly true" }).check();
  await verdict.getByRole("textbox", { name: "Why" }).fill(WHY);
  await verdict.getByLabel("How sure are you?").selectOption("High");
  await verdict.getByRole("button", { name: "Give verdict: Mostly true" }).click();
  await expect(openCard(page)).toContainText(WHY);

  await openCard(page).getByRole("tab", { name: "Evidence" }).click();
  await openCard(page).getByRole("button", { name: "Add evidence" }).click();
  const evidence = formOf(page, "Add evidence");
  await evidence.getByLabel("Address").fill(SOURCE.url);
  await evidence.getByLabel("Stance").selectOption("Supports the claim");
  await evidence.getByLabel("Title").fill(SOURCE.title);
  await evidence.getByLabel("Excerpt").fill("Electric: 12. Diesel: 12.");
  await evidence.getByRole("button", { name: "Add evidence" }).click();
  await expect(openCard(page).getByRole("link", { name: SOURCE.title })).toHaveAttribute("href", SOURCE.url);
  await untilSaved(page);

  const other = await open("reviewer2", new URL(page.url()).pathname);
  await untilLive(other);
  await other
    .getByRole("region", { name: /^Claim 1/ })
    .getByRole("button")
    .click();
  await openCard(other).getByRole("button", { name: "Give verdict" }).click();
  const differing = formOf(other, "Your verdict");
  await differing.getByRole("radio", { name: "Misleading" }).check();
  await differing.getByRole("textbox", { name: "Why" }).fill(OTHER_WHY);
  await differing.getByRole("button", { name: "Give verdict: Misleading" }).click();
  await untilSaved(other);
  await expect(page.getByRole("region", { name: "Claim 1: Disputed" })).toBeVisible();

  await openCard(page).getByRole("button", { name: "Settle…" }).click();
  const settling = formOf(page, "Settle the claim");
  await settling.getByRole("radio", { name: "Misleading" }).check();
  await settling.getByRole("textbox", { name: "Ruling" }).fill(RULING);
  await settling.getByRole("button", { name: "Settle as Misleading" }).click();
  await expect(page.getByRole("region", { name: "Claim 1: Misleading" })).toContainText(RULING);
  await expect(page.getByRole("main")).toContainText("1 settled");
  await expectAccessible(page);
  await expectReports(page);

  await page
    .getByRole("navigation", { name: "Where you are" })
    .getByRole("link", { name: "Demo desk" })
    .click();
  const row = page.getByRole("listitem").filter({ hasText: title });
  await expect(row).toContainText("1 of 1 settled");
});

test("the same by keyboard alone", async ({ open, door, complaints }) => {
  const title = `Cranes by keyboard ${Date.now()}`;
  const page = await open("nobody", "/");
  const { keyboard } = page;
  await typeInto(page, page.getByLabel("E-mail"), PEOPLE.editor.email);
  await typeInto(page, page.getByLabel("Password", { exact: true }), PASSWORD);
  await keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: "New article" }));
  await keyboard.press("Enter");
  await tabTo(page, page.getByLabel("Text", { exact: true }));
  await keyboard.insertText(HARBOUR);
  await typeInto(page, page.getByLabel("Title"), title);
  await tabTo(page, page.getByRole("button", { name: "Add article" }));
  await keyboard.press("Enter");
  await untilAdded(page, complaints, async (button) => {
    await tabTo(page, button);
    await keyboard.press("Enter");
  });
  await untilLive(page);

  await tabTo(page, page.getByRole("document", { name: title }));
  await keyboard.press("ArrowDown");
  for (const _ of QUOTE.split(" ")) await keyboard.press("Shift+ArrowRight");
  await keyboard.press("m");
  await untilSaved(page);
  await expect(openCard(page)).toContainText(QUOTE);
  await expect(formOf(page, "The new claim").getByLabel("The claim in plain words")).toBeFocused();
  await keyboard.press("Escape");
  await expect(openCard(page)).toBeFocused();

  await keyboard.press("d");
  await expect(formOf(page, "Describe the claim").getByLabel("Claim in plain words")).toBeFocused();
  await keyboard.type(STATEMENT);
  await keyboard.press("Control+Enter");
  await expect(formOf(page, "Describe the claim")).toHaveCount(0);
  await expect(openCard(page)).toContainText(STATEMENT);
  await expect(openCard(page)).toBeFocused();

  await keyboard.press("v");
  await pressUntilFocused(
    page,
    formOf(page, "Your verdict").getByRole("radio", { name: "Mostly true" }),
    "ArrowRight",
  );
  await typeInto(page, formOf(page, "Your verdict").getByRole("textbox", { name: "Why" }), WHY);
  await keyboard.press("Escape");
  await expect(formOf(page, "Your verdict")).toHaveCount(0);
  await expect(openCard(page)).toBeFocused();
  await keyboard.press("v");
  await expect(formOf(page, "Your verdict").getByRole("textbox", { name: "Why" })).toHaveText(WHY);
  await expect(formOf(page, "Your verdict").getByRole("radio", { name: "Mostly true" })).toBeChecked();
  await tabTo(page, formOf(page, "Your verdict").getByRole("textbox", { name: "Why" }));
  await keyboard.press("Control+Enter");
  await expect(openCard(page)).toContainText(WHY);
  await expect(openCard(page)).toBeFocused();

  await keyboard.press("e");
  await expect(formOf(page, "Add evidence").getByLabel("Address")).toBeFocused();
  await keyboard.type(SOURCE.url);
  await typeInto(page, formOf(page, "Add evidence").getByLabel("Title"), SOURCE.title);
  await keyboard.press("Control+Enter");
  await expect(openCard(page).getByRole("link", { name: SOURCE.title })).toBeVisible();
  await expect(openCard(page)).toBeFocused();
  await untilSaved(page);

  const articleId = page.url().match(/articles\/([^#/]+)/)?.[1] ?? "";
  const reviewer = await door("reviewer2");
  const claimId = (await reviewer.review(articleId)).claims[0]?.claimId ?? "";
  await reviewer.act(articleId, {
    type: "give-verdict",
    claimId,
    rating: "misleading",
    rationale: OTHER_WHY,
  });
  await expect(page.getByRole("region", { name: "Claim 1: Disputed" })).toBeVisible();

  await keyboard.press("s");
  await pressUntilFocused(
    page,
    formOf(page, "Settle the claim").getByRole("radio", { name: "Misleading" }),
    "ArrowRight",
  );
  await typeInto(page, formOf(page, "Settle the claim").getByRole("textbox", { name: "Ruling" }), RULING);
  await keyboard.press("Control+Enter");
  await expect(page.getByRole("region", { name: "Claim 1: Misleading" })).toContainText(RULING);
  await expect(openCard(page)).toBeFocused();

  await keyboard.press("Escape");
  await expect(page.getByRole("document", { name: title })).toBeFocused();
  await keyboard.press("k");
  await expect(openCard(page)).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: "Export" }), "Shift+Tab");
  await keyboard.press("Enter");
  await pressUntilFocused(page, page.getByRole("menuitem", { name: /CSV/ }), "ArrowDown");
  const started = page.waitForEvent("download");
  await keyboard.press("Enter");
  expect((await started).suggestedFilename()).toMatch(/\.csv$/);
});

test("a key that follows at once marks all the words that were selected", async ({ open, article }, {
  title,
}) => {
  const { path } = await article();
  const page = await open("reviewer1", path);
  await untilLive(page);
  const text = page.getByRole("document", { name: title });
  await text.focus();
  await page.keyboard.press("ArrowDown");
  const selected = await text.evaluate(async (dom) => {
    const press = (key: string, shiftKey: boolean) =>
      dom.dispatchEvent(new KeyboardEvent("keydown", { key, code: key, shiftKey, bubbles: true }));
    for (const _ of [1, 2, 3]) press("ArrowRight", true);
    await Promise.resolve();
    const words = getSelection()?.toString() ?? "";
    dom.dispatchEvent(new KeyboardEvent("keydown", { key: "m", code: "KeyM", bubbles: true }));
    return words.trim();
  });
  expect(selected.split(/\s+/)).toHaveLength(3);
  await untilSaved(page);
  await expect(openCard(page)).toContainText(selected);
});

test("the demo accounts fill in the form, and a wrong password is told in plain words", async ({
  open,
  complaints,
}) => {
  complaints.allow(/status of 401/);
  const page = await open("nobody", `/w/${DESK}`);
  await page.getByRole("button", { name: /^Reviewer 1/ }).click();
  await expect(page.getByLabel("E-mail")).toHaveValue(PEOPLE.reviewer1.email);
  await page.getByLabel("E-mail").fill("nobody@demo.assay");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(
    page
      .getByRole("alert")
      .filter({ hasText: /password/i })
      .first(),
  ).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("nobody@demo.assay");
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Reviewer 1/ }).click();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Demo desk" })).toBeVisible();
});

/** Downloads three reports and finds in each what was done on this screen. */
async function expectReports(page: Page): Promise<void> {
  const said = [STATEMENT, WHY, OTHER_WHY, RULING, SOURCE.url, "Reviewer 2"];
  const html = await download(page, /HTML/);
  expect(html.name).toMatch(/\.html$/);
  for (const words of [...said, QUOTE]) expect(html.text.replaceAll("&#39;", "'")).toContain(words);

  const csv = await download(page, /CSV/);
  expect(csv.name).toMatch(/\.csv$/);
  expect(csv.text.startsWith("\uFEFF")).toBe(true);
  for (const words of [...said, QUOTE]) expect(csv.text).toContain(words);

  const json = await download(page, /^JSON/);
  expect(json.name).toMatch(/\.json$/);
  const { claims } = JSON.parse(json.text);
  expect(claims).toHaveLength(1);
  for (const words of said) expect(JSON.stringify(claims)).toContain(words);
}
