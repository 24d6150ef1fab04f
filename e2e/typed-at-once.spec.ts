import type { Page } from "@playwright/test";
import { expect, test } from "./journey";
import { formOf, openCard, untilLive } from "./workbench";

const CLAIM = "more than any other port on the coast";
/** Its letters are keys of the workbench, too. */
const WORDS = "the clerk said much else";

test("what is typed right after the key that opens a form stands in the form, whole", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const claimId = await (await door("reviewer1")).mark(id, CLAIM, "Norrvik is the busiest port.");
  const page = await open("reviewer1", `${path}#claim-${claimId}`);
  await untilLive(page);
  await expect(openCard(page)).toBeVisible();
  await page.waitForLoadState("networkidle");

  await Promise.all([page.keyboard.press("c"), page.keyboard.type(WORDS)]);
  await expect(formOf(page, "Comment").getByRole("textbox", { name: "Comment" })).toHaveText(WORDS);
  await page.keyboard.press("Control+Enter");
  await expect(openCard(page).getByRole("article")).toContainText(WORDS);

  await openCard(page).getByRole("button", { name: "Edit", exact: true }).focus();
  await Promise.all([page.keyboard.press("Enter"), page.keyboard.type(", he says")]);
  const edit = formOf(page, "Edit the comment").getByRole("textbox");
  await expect(edit).toHaveText(`${WORDS}, he says`);
  await page.keyboard.press("Control+Enter");
  await expect(openCard(page).getByRole("article")).toContainText(`${WORDS}, he says`);
});

test("on a busy machine, whose pictures come late, the keys after a form was saved go where they were sent", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const claimId = await (await door("reviewer1")).mark(id, CLAIM, "Norrvik is the busiest port.");
  const page = await open("reviewer1", `${path}#claim-${claimId}`);
  await untilLive(page);
  await expect(openCard(page)).toBeVisible();
  await page.waitForLoadState("networkidle");
  await lateFrames(page);

  await page.keyboard.press("c");
  await page.keyboard.type(WORDS);
  await page.keyboard.press("Control+Enter");
  await expect(formOf(page, "Comment")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  // A picture asked for now comes after the one that would have given the focus to the card.
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await page.keyboard.press("m");
  await page.keyboard.type(WORDS);
  const statement = formOf(page, "The new claim").getByRole("textbox", { name: "The claim in plain words" });
  await expect(statement).toHaveValue(WORDS);
});

/** As on a busy machine: what is to be done in the next picture is done 400 ms later. */
async function lateFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const soon = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (draw) => soon(() => setTimeout(() => draw(performance.now()), 400));
  });
}
