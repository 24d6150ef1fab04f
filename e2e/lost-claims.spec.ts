import type { Page } from "@playwright/test";
import { selectByMouse } from "./article-text";
import { tabTo } from "./by-keyboard";
import type { Door } from "./door";
import { expectAccessible } from "./expect-accessible";
import { expect, HARBOUR, test } from "./journey";
import { openCard, pressAtOnce, untilLive, untilSaved } from "./workbench";

const GONE = "The other half still burn diesel";
const GONE_WORDS = "Half of the fleet burns diesel.";
const CHANGED = "handled 41,200 containers last year, more than any other port on the coast";
const REVISED = HARBOUR.replace(
  "The other half still burn diesel, and nobody has said when that will end.",
  "The rest are to follow within three years.",
).replace("41,200 containers", "14,900 containers");
const NEW_WORDS = "The rest are to follow";

const opener = (page: Page) => page.getByRole("button", { name: /^Claims to place/ });
const tray = (page: Page) => page.getByRole("dialog", { name: "Claims to place" });

/** Two claims, of which a newer text has lost one and changed the other. */
async function revise(editor: Door, id: string) {
  const gone = await editor.mark(id, GONE, GONE_WORDS);
  const changed = await editor.mark(id, CHANGED, "No port handled more.");
  const answer = await editor.request.post(`/api/v1/articles/${id}/revisions`, {
    data: { content: REVISED, format: "text", reason: "Corrected by the paper." },
  });
  expect(await answer.json()).toMatchObject({ anchors: { lost: 1, changed: 1 } });
  return { gone, changed };
}

const claimIn = async (editor: Door, id: string, claimId: string) =>
  (await editor.review(id)).claims.find((claim) => claim.claimId === claimId);

test("a claim that lost its words waits in the tray, is placed again by mouse, and the place is taken back @dark", async ({
  open,
  article,
  door,
}) => {
  const { id, path } = await article();
  const editor = await door("editor");
  const { gone, changed } = await revise(editor, id);
  const page = await open("reviewer1", path);
  await untilLive(page);
  await expect(page.getByRole("region", { name: /^Claim \d/ })).toHaveCount(1);
  await expect(opener(page)).toHaveText("Claims to place: 1 lost · 1 changed");
  await opener(page).click();
  await expect(tray(page).getByRole("listitem").first()).toContainText(GONE);
  await expect(tray(page).getByRole("listitem").first()).toContainText(GONE_WORDS);
  await expectAccessible(page);

  await tray(page).getByRole("button", { name: "Place again…" }).click();
  await expect(page.getByRole("region", { name: "Place the claim" })).toContainText(GONE_WORDS);
  await selectByMouse(page, NEW_WORDS);
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Place here/ }).click();
  await untilSaved(page);
  await expect(openCard(page)).toContainText(GONE_WORDS);
  await expect(page.locator("mark", { hasText: NEW_WORDS })).toBeVisible();
  expect(await claimIn(editor, id, gone)).toMatchObject({ placement: "kept" });

  await page.keyboard.press("Control+z");
  await expect(opener(page)).toHaveText("Claims to place: 1 lost · 1 changed");
  expect(await claimIn(editor, id, gone)).toMatchObject({
    placement: "lost",
    anchor: { ranges: [{ exact: GONE }] },
  });

  await opener(page).click();
  const item = tray(page).getByRole("listitem").filter({ hasText: "No port handled more." });
  await expect(item.locator("del")).toHaveText("Only in before: 41,200");
  await expect(item.locator("ins")).toHaveText("Only in now: 14,900");
  await item.getByRole("button", { name: "Confirm these words" }).click();
  await expect(item).toHaveCount(0);
  await expect.poll(async () => await claimIn(editor, id, changed)).toMatchObject({ placement: "kept" });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await expect(opener(page)).toHaveText("Claims to place: 1 lost · 1 changed");
  await opener(page).click();
  await expect(item.locator("del")).toHaveText("Only in before: 41,200");
  await item.getByRole("button", { name: "Confirm these words" }).click();
  await expect(item).toHaveCount(0);
  await tray(page).getByRole("button", { name: "Withdraw" }).click();
  await expect(tray(page)).toContainText("Nothing waits here.");
});

test("a lost claim is placed again by keyboard alone", async ({ open, article, door }) => {
  const { id, path } = await article();
  const editor = await door("editor");
  const { gone } = await revise(editor, id);
  const page = await open("reviewer1", path);
  await untilLive(page);
  await page.keyboard.press("l");
  await tabTo(page, tray(page).getByRole("button", { name: "Place again…" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main").getByRole("document")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: "Place the claim" })).toBeHidden();
  await page.keyboard.press("l");
  await tabTo(page, tray(page).getByRole("button", { name: "Place again…" }));
  // All at once, as on a busy machine: what follows the key belongs to what it opened.
  await pressAtOnce(page, ["Enter", "Control+Shift+ArrowRight", "m"]);
  await untilSaved(page);
  await expect(openCard(page)).toBeFocused();
  await expect.poll(async () => await claimIn(editor, id, gone)).toMatchObject({ placement: "kept" });
});

test("a viewer sees what waits in the tray and is offered nothing to do @phone @phone-dark", async ({
  open,
  article,
  door,
}) => {
  const { id, path } = await article();
  await revise(await door("editor"), id);
  const page = await open("viewer", path);
  await untilLive(page);
  await opener(page).click();
  await expect(tray(page)).toContainText(GONE);
  await expect(tray(page).locator("del")).toHaveText("Only in before: 41,200");
  await expect(tray(page).getByRole("button", { name: /Place|Confirm|Withdraw/ })).toHaveCount(0);
  await expectAccessible(page);
  await tray(page)
    .getByRole("button", { name: /^Show the claim/ })
    .first()
    .click();
  await expect(openCard(page)).toContainText("Its words are not in the text any more.");
});

test("whoever reads while a new text comes is told so, and shows it when they like", async ({
  open,
  article,
  door,
}) => {
  const { id, path } = await article();
  const page = await open("reviewer2", path);
  await untilLive(page);
  await revise(await door("editor"), id);
  await expect(page.getByRole("alert").filter({ hasText: "This article has a new text" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Show the new text" }).click();
  await expect(page.getByRole("main")).toContainText("14,900 containers");
  await expect(opener(page)).toBeVisible();
});

test("an earlier review stands on the text of its time, with what was marked then @dark @phone", async ({
  open,
  article,
  door,
  complaints,
}) => {
  const { id, path } = await article();
  await revise(await door("editor"), id);
  const page = await open("viewer", path);
  await untilLive(page);
  const text = page.locator("[role=document]");
  await expect(text).toContainText(NEW_WORDS);
  await expect(text).not.toContainText(GONE);
  complaints.allow(/ERR_FAILED/);
  await page.route("**/revisions/1", (route) => route.abort());
  const scrubber = page.getByRole("slider", { name: "Event of the history" });
  await scrubber.press("ArrowLeft");
  const notice = page.getByRole("status").filter({ hasText: "You see the review as it stood at event" });
  await expect(notice).toContainText("Its text could not be read");
  await expectAccessible(page);
  await page.unroute("**/revisions/1");
  await notice.getByRole("button", { name: "Try again" }).press("Enter");
  await expect(text).toContainText(GONE);
  await expect(notice).not.toContainText("could not");
  await expect(text.locator("mark", { hasText: GONE })).toBeVisible();
  await expect(text).not.toContainText(NEW_WORDS);
  await expect(page.getByRole("alert").filter({ hasText: "new text" })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Back to now" }).press("Enter");
  await expect(text).toContainText(NEW_WORDS);
  await expect(text.locator("mark", { hasText: "14,900 containers" })).toBeVisible();
});
