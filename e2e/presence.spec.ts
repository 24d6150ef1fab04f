import type { Page } from "@playwright/test";
import { articleText, dragOn, pressAt, selectByMouse } from "./article-text";
import { expectAccessible } from "./expect-accessible";
import { expect, HARBOUR, test } from "./journey";
import { openCard, untilLive } from "./workbench";

const CLAIM = "more than any other port on the coast";
/** Whoever left, by whatever way, is gone within this. */
const GONE_MS = 15_000;

const here = (page: Page) => page.getByRole("list", { name: "Who is here" });
const card = (page: Page) => page.getByRole("region", { name: "Claim 1: Open" });

test("one sees who comes, which claim they open, that they write a verdict, and that they leave @dark", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  await (await door("reviewer1")).mark(id, CLAIM, "Norrvik is the busiest port.");
  const mine = await open("editor", path);
  await untilLive(mine);
  await expect(here(mine)).toHaveText(/Editor: you/);
  const before = await here(mine).boundingBox();

  const theirs = await open("reviewer1", path);
  await untilLive(theirs);
  await expect(here(mine)).toContainText("Reviewer 1: reading");
  await expect(here(theirs)).toContainText("Editor: reading");
  expect(await here(mine).boundingBox()).toEqual(before);
  const height = (await card(mine).boundingBox())?.height;

  await theirs.keyboard.press("j");
  await expect(openCard(theirs)).toBeVisible();
  await expect(here(mine)).toContainText("Reviewer 1: has claim 1 open");
  await expect(card(mine).getByRole("list", { name: "Who has this claim open" })).toHaveText(/Reviewer 1/);
  await theirs.keyboard.press("v");
  await expect(card(mine)).toContainText("Reviewer 1 is writing a verdict");
  await expect(here(mine)).toContainText("Reviewer 1: writing a verdict on claim 1");
  expect((await card(mine).boundingBox())?.height).toBe(height);
  await theirs.getByRole("form", { name: "Your verdict" }).getByRole("textbox").fill("Nobody reads along");
  await expectAccessible(mine);
  await expect(mine.locator("body")).not.toContainText("Nobody reads along");

  await theirs.goto("/w/demo");
  await expect(here(mine)).not.toContainText("Reviewer 1", { timeout: GONE_MS });
  await expect(card(mine)).not.toContainText("Reviewer 1");
  const { seq } = await (await door("editor")).review(id);
  expect(seq, "the ledger has only the article and the claim").toBe(2);
});

test("words that somebody selects are marked for the others with their letters, and unmarked again @dark", async ({
  open,
  article,
}) => {
  const { path } = await article();
  const [mine, theirs] = [await open("viewer", path), await open("reviewer2", path)];
  for (const page of [mine, theirs]) await untilLive(page);
  const text = await articleText(mine);
  const words = await text.textContent();
  await selectByMouse(theirs, "the best year");
  await expect(text.locator(".selection-mark")).toHaveText("the best year");
  await expect(text.locator(".selection-flag")).toHaveAttribute("data-letters", "R2");
  await expect(here(mine)).toContainText("Reviewer 2: selecting words");
  expect(await text.textContent()).toBe(words);
  await expectAccessible(mine);
  await (await articleText(theirs)).click({ position: { x: 5, y: 5 } });
  await expect(text.locator(".selection-mark")).toHaveCount(0);
});

test("my own selection stays while others select the same words", async ({ open, article }) => {
  const { path } = await article();
  const [mine, theirs] = [await open("reviewer1", path), await open("reviewer2", path)];
  for (const page of [mine, theirs]) await untilLive(page);
  await selectByMouse(mine, "more than any other port");
  for (const words of ["any other port", "than any", "other port on the coast"]) {
    await selectByMouse(theirs, words);
    await expect((await articleText(mine)).locator(".selection-mark").first()).toContainText(
      words.slice(0, 4),
    );
    expect(await mine.evaluate(() => getSelection()?.toString())).toBe("more than any other port");
  }
  await mine.keyboard.press("m");
  await expect(mine.getByRole("region", { name: "Claim 1: Open" })).toContainText("more than any other port");
});

test("words that I am still selecting stay selected while others select and mark them", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const [mine, theirs] = [await open("reviewer1", path), await open("reviewer2", path)];
  for (const page of [mine, theirs]) await untilLive(page);
  const marked = (await articleText(mine)).locator(".selection-mark");
  await selectByMouse(theirs, "more than");
  await expect(marked).toHaveText("more than");
  await pressAt(mine, "any other");
  await selectByMouse(theirs, "more than any other port");
  await (await door("editor")).mark(id, "any other port on the coast", "Norrvik is the busiest port.");
  await expect(card(mine), "what others do is known meanwhile").toBeVisible();
  await expect((await articleText(mine)).locator("mark"), "and drawn later").toHaveCount(0);
  await expect(marked).toHaveText("more than");
  await dragOn(mine, "port on the coast");
  await mine.mouse.up();
  await expect(marked.first()).toContainText("more than");
  await expect((await articleText(mine)).locator("mark").first()).toBeVisible();
  expect(await mine.evaluate(() => getSelection()?.toString())).toBe("any other port on the coast");
  await mine.keyboard.press("m");
  await expect(openCard(mine)).toContainText("any other port on the coast");
});

test("two tabs of one person are one person, until both are closed", async ({ open, article }) => {
  const { path } = await article();
  const mine = await open("editor", path);
  const first = await open("reviewer1", path);
  const second = await first.context().newPage();
  await second.goto(path);
  for (const page of [mine, first, second]) await untilLive(page);
  await expect(here(second)).toContainText("Editor: reading");
  await expect(here(mine).getByRole("button", { name: /Reviewer 1/ })).toHaveCount(1);
  await first.close();
  await mine.waitForTimeout(2_000);
  await expect(here(mine)).toContainText("Reviewer 1: reading");
  await second.close();
  await expect(here(mine)).not.toContainText("Reviewer 1", { timeout: GONE_MS });
});

test("somebody whose line breaks is gone soon", async ({ open, article, complaints }) => {
  complaints.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  const { path } = await article();
  const [mine, theirs] = [await open("editor", path), await open("reviewer1", path)];
  for (const page of [mine, theirs]) await untilLive(page);
  await expect(here(mine)).toContainText("Reviewer 1: reading");
  await theirs.context().setOffline(true);
  await expect(here(mine)).not.toContainText("Reviewer 1", { timeout: GONE_MS });
});

test("who was cut off forgets the others meanwhile, and both see each other when the line is back", async ({
  open,
  article,
  complaints,
}) => {
  complaints.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  const { path } = await article();
  const [mine, theirs] = [await open("editor", path), await open("reviewer1", path)];
  for (const page of [mine, theirs]) await untilLive(page);
  await expect(here(theirs)).toContainText("Editor: reading");
  await theirs.context().setOffline(true);
  await expect(here(theirs)).not.toContainText("Editor", { timeout: 2 * GONE_MS });
  await theirs.context().setOffline(false);
  await expect(here(mine)).toContainText("Reviewer 1: reading", { timeout: GONE_MS });
  await expect(here(theirs)).toContainText("Editor: reading", { timeout: GONE_MS });
});

test("one sees who writes in a discussion, of a claim and of the article, and never what", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const claimId = await (await door("reviewer1")).mark(id, CLAIM, "Norrvik is the busiest port.");
  const [mine, theirs] = [
    await open("editor", `${path}#claim-${claimId}`),
    await open("reviewer1", `${path}#claim-${claimId}`),
  ];
  for (const page of [mine, theirs]) await untilLive(page);
  await openCard(mine)
    .getByRole("tab", { name: /^Discussion/ })
    .click();
  await theirs.keyboard.press("c");
  await theirs.keyboard.type("Nobody reads along");
  await expect(openCard(mine)).toContainText("Reviewer 1 is writing a comment");
  await openCard(theirs).getByRole("button", { name: "Close" }).click();
  await expect(openCard(mine)).not.toContainText("is writing a comment");

  await mine.keyboard.press("t");
  await theirs.keyboard.press("t");
  const sheet = (page: Page) => page.getByRole("dialog", { name: "Discussion of the article" });
  await sheet(theirs).getByRole("button", { name: "Comment" }).click();
  await theirs.keyboard.type("Nor here");
  await expect(sheet(mine)).toContainText("Reviewer 1 is writing a comment");
  await expectAccessible(mine);
  await expect(mine.locator("body")).not.toContainText(/Nobody reads along|Nor here/);
  await theirs.keyboard.press("Escape");
  await expect(sheet(mine)).not.toContainText("is writing a comment");
});

test("one can go to where somebody reads", async ({ open, article }) => {
  const content = Array.from({ length: 20 }, (_, at) => `Paragraph ${at + 1}. ${HARBOUR}`).join("\n\n");
  const { path } = await article({ content });
  const [mine, theirs] = [await open("editor", path), await open("reviewer1", path)];
  for (const page of [mine, theirs]) await untilLive(page);
  await theirs.evaluate(() => window.scrollTo(0, document.body.scrollHeight * 0.7));
  const place = await theirs.evaluate(() => window.scrollY);
  await expect(async () => {
    await here(mine)
      .getByRole("button", { name: /Reviewer 1/ })
      .click();
    const reached = await mine.evaluate(() => window.scrollY);
    expect(Math.abs(reached - place)).toBeLessThan(700);
  }).toPass();
  await expectAccessible(mine);
});

test("on a phone there is room for who is here @phone-only @phone-dark", async ({ open, door, article }) => {
  const { id, path } = await article();
  await (await door("reviewer1")).mark(id, CLAIM, "Norrvik is the busiest port.");
  const mine = await open("editor", path);
  await untilLive(mine);
  const theirs = [await open("reviewer1", path), await open("reviewer2", path)];
  for (const page of theirs) {
    await untilLive(page);
    await (await articleText(page)).getByText(CLAIM).tap();
  }
  await expect(here(mine)).toContainText("+2");
  await (await articleText(mine)).getByText(CLAIM).tap();
  await expect(openCard(mine).getByRole("list", { name: "Who has this claim open" })).toBeVisible();
  await expectAccessible(mine);
});
