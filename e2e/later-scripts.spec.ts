import type { Page } from "@playwright/test";
import { articleText } from "./article-text";
import { expect, test } from "./journey";
import { formOf, openCard, untilLive, untilSaved } from "./workbench";

const CLAIM = "Half of the cranes run on electricity from the new wind farm.";
const WHY = "The wind farm's operator counts twelve of twenty-four cranes.";

/** Follows the scripts that the served page does not name: what is fetched once it stands. */
async function followLater(page: Page, path: string, isHeld: () => Promise<void> = async () => undefined) {
  const served = await (await page.request.get(path)).text();
  const counts = { asked: 0, here: 0 };
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    const name = new URL(route.request().url()).pathname;
    if (served.includes(name)) return route.continue();
    counts.asked++;
    await isHeld();
    await route.continue();
  });
  page.on("requestfinished", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith(".js") && !served.includes(pathname)) counts.here++;
  });
  return counts;
}

test("who goes offline before opening a form for the first time has it whole @phone", async ({
  open,
  door,
  article,
  complaints,
}) => {
  complaints.allow(/ERR_INTERNET_DISCONNECTED/);
  const { id, path } = await article();
  const reviewer = await door("reviewer1");
  const claimId = await reviewer.mark(id, CLAIM);
  const page = await open("reviewer1", "/docs/api");
  const later = await followLater(page, path);
  await page.goto(`${path}#claim-${claimId}`);
  await untilLive(page);
  await expect.poll(() => later.asked > 0 && later.here === later.asked).toBe(true);

  await page.context().setOffline(true);
  await openCard(page).getByRole("button", { name: "Give verdict" }).click();
  const form = formOf(page, "Your verdict");
  await form.getByRole("radio", { name: "Mostly true" }).check();
  await form.getByRole("textbox", { name: "Why" }).pressSequentially(WHY);
  await form.getByRole("textbox", { name: "Why" }).press("ControlOrMeta+a");
  await form.getByRole("button", { name: "Bold" }).click();
  await form.getByRole("button", { name: "Give verdict: Mostly true" }).click();
  await expect(form).toBeHidden();
  await expect(openCard(page).locator("strong")).toHaveText(WHY);
  await page.context().setOffline(false);
  await untilSaved(page);
  expect((await reviewer.review(id)).claims[0]?.verdicts).toMatchObject([{ rationale: `**${WHY}**` }]);
});

test("a form that is opened before its scripts have come takes every key", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const reviewer = await door("reviewer1");
  const claimId = await reviewer.mark(id, CLAIM);
  const page = await open("reviewer1", "/docs/api");
  let letGo: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const later = await followLater(page, path, () => released);
  await page.goto(`${path}#claim-${claimId}`);
  await articleText(page);
  await expect.poll(() => later.asked).toBeGreaterThan(0);

  await openCard(page)
    .getByRole("tab", { name: /^Discussion/ })
    .click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("c");
  await page.keyboard.type("Who counted");
  letGo();
  await expect.poll(() => later.here).toBe(later.asked);
  await page.keyboard.type(" them?");
  await expect(formOf(page, "Comment").getByRole("textbox")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Enter");
  await untilSaved(page);
  await expect(openCard(page)).toContainText("Who counted them?");
  expect((await reviewer.review(id)).claims[0]?.comments).toMatchObject([{ body: "Who counted them?" }]);
});
