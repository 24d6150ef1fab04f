import type { Page } from "@playwright/test";
import { clickWords, dragByMouse, selectByMouse } from "./article-text";
import { expectAccessible } from "./expect-accessible";
import { expect, type Journey, test } from "./journey";
import { noticeOf, openCard, untilLive, untilSaved } from "./workbench";

async function markByMouse(page: Page, from: string, to?: string): Promise<void> {
  await selectByMouse(page, from, to);
  await page
    .getByRole("toolbar", { name: "Selected words" })
    .getByRole("button", { name: "Mark as claim" })
    .click();
  await untilSaved(page);
  // The open claim's ends can be dragged, and would be in the way of the next selection.
  await clickWords(page, "Norrvik");
  await expect(openCard(page)).toHaveCount(0);
}

/** An article whose only claim is open, and what tells which words the server has for it. */
async function openedClaim(
  { open, door, article }: Pick<Journey, "open" | "door" | "article">,
  quote: string,
) {
  const { id, path } = await article();
  const api = await door("reviewer1");
  const claimId = await api.mark(id, quote);
  const page = await open("reviewer1", `${path}#claim-${claimId}`);
  await untilLive(page);
  const words = async () =>
    (await api.review(id)).claims.flatMap((claim) => claim.anchor.ranges.map((range) => range.exact));
  return { page, words };
}

test("claims that overlap, lie in each other and run over two paragraphs keep their own words", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const page = await open("reviewer1", path);
  await untilLive(page);
  await markByMouse(page, "handled 41,200 containers last year");
  await markByMouse(page, "41,200 containers");
  await markByMouse(page, "last year, more than any other port");
  await markByMouse(page, "the best year in the town's history.", "electricity from the new wind farm.");
  await expect(page.getByRole("region", { name: /^Claim \d/ })).toHaveCount(4);

  const { claims } = await (await door("reviewer1")).review(id);
  expect(claims.map((claim) => claim.anchor.ranges.map((range) => range.exact))).toEqual([
    ["handled 41,200 containers last year"],
    ["41,200 containers"],
    ["last year, more than any other port"],
    ["the best year in the town's history.\nHalf of the cranes run on electricity from the new wind farm."],
  ]);
});

test("a click on words of several claims asks which one is meant", async ({ open, door, article }) => {
  const { id, path } = await article();
  const api = await door("reviewer1");
  await api.mark(id, "handled 41,200 containers last year", "The outer claim");
  const inner = await api.mark(id, "41,200 containers", "The inner claim");
  await api.act(id, { type: "give-verdict", claimId: inner, rating: "true", rationale: "" });
  const page = await open("viewer", path);
  await untilLive(page);
  await clickWords(page, "41,200");
  const chooser = page.getByRole("menu", { name: "Claims at these words" });
  await expect(chooser.getByRole("menuitem")).toHaveText([/The outer claim/, /The inner claim.*True/s]);
  await expectAccessible(page);
  await chooser.getByRole("menuitem", { name: /inner/ }).click();
  await expect(openCard(page)).toContainText("The inner claim");
  await clickWords(page, "last year");
  await expect(openCard(page)).toContainText("The outer claim");
});

test("the ends of a claim move by keys, the move can be undone, and both stay in the history", async ({
  open,
  door,
  article,
}) => {
  const { page, words } = await openedClaim({ open, door, article }, "one in ten lorries");
  await expect(page.getByRole("button", { name: "Start of the claim" })).toBeVisible();
  // Both before anything can be drawn in between, as on a busy machine.
  await page.evaluate(() => {
    const press = (key: string, code: string) =>
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code, bubbles: true }));
    press("[", "BracketLeft");
    press("]", "BracketRight");
  });
  await expect.poll(words).toEqual(["Only one in ten lorries leaves"]);
  await page.keyboard.press("Shift+}");
  await page.keyboard.press("Shift+}");
  await expect.poll(words).toEqual(["Only one in ten"]);
  await untilSaved(page);

  await page.keyboard.press("Control+z");
  await expect.poll(words).toEqual(["Only one in ten lorries leaves"]);
  await expect(noticeOf(page, "Taken back")).toContainText("Both stay in the history.");
  await noticeOf(page, "Taken back").getByRole("button", { name: "Do it again" }).click();
  await expect.poll(words).toEqual(["Only one in ten"]);
  await untilSaved(page);
  await page.keyboard.press("Control+z");
  await expect.poll(words).toEqual(["Only one in ten lorries leaves"]);
  await openCard(page)
    .getByRole("tab", { name: /History/ })
    .click();
  await expect(openCard(page).getByRole("tabpanel").getByRole("listitem")).toHaveCount(6);
});

test("the ends of a claim are dragged by the mouse, also when it lets go at once", async ({
  open,
  door,
  article,
}) => {
  const { page, words } = await openedClaim({ open, door, article }, "41,200 containers");
  await dragByMouse(page, page.getByRole("button", { name: "End of the claim" }), "last year", "end");
  await expect.poll(words).toEqual(["41,200 containers last year"]);
  await dragByMouse(page, page.getByRole("button", { name: "Start of the claim" }), "handled", "start");
  await expect.poll(words).toEqual(["handled 41,200 containers last year"]);
  await untilSaved(page);
  await expect(openCard(page)).toContainText("handled 41,200 containers last year");
});

test("a link to a claim far down among many opens there", async ({ open, door, article }) => {
  const numbers = Array.from({ length: 60 }, (_, at) => at + 1);
  const paragraphs = numbers.map((at) => `Paragraph ${at} says that pier ${at} cost ${at} million.`);
  const { id, path } = await article({ content: paragraphs.join("\n\n") });
  const editor = await door("editor");
  const marks = numbers.map((at) => ({
    type: "highlight-claim" as const,
    claimId: crypto.randomUUID(),
    anchor: { quote: { exact: `pier ${at} cost ${at} million` } },
  }));
  await editor.act(id, ...marks);
  const page = await open("reviewer1", `${path}#claim-${marks.at(-3)?.claimId}`);
  await untilLive(page);
  await expect(openCard(page)).toContainText("pier 58 cost");
  await expect(openCard(page)).toBeInViewport({ ratio: 1 });
  await expect(page.locator("mark", { hasText: "pier 58 cost 58 million" })).toBeInViewport();
});

test("the scrubber shows the review as it stood, read-only, and leads back to now", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const api = await door("reviewer1");
  const claimId = await api.mark(id, "one in ten lorries", "One lorry in ten is empty.");
  await api.act(id, { type: "give-verdict", claimId, rating: "true", rationale: "" });
  await api.act(id, { type: "give-verdict", claimId, rating: "false", rationale: "", version: 1 });
  const page = await open("reviewer1", `${path}#claim-${claimId}`);
  await untilLive(page);
  await expect(page.getByRole("region", { name: "Claim 1: False" })).toBeVisible();
  await page.keyboard.press("h");
  const scrubber = page.getByRole("slider", { name: "Event of the history" });
  await expect(scrubber).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("region", { name: "Claim 1: True" })).toBeVisible();
  await expect(page.getByText("You see the review as it stood at event 3.")).toBeVisible();
  await expect(openCard(page).getByRole("button", { name: /verdict|More/ })).toHaveCount(0);
  await expectAccessible(page);
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("region", { name: "Claim 1: Open" })).toBeVisible();
  await page.getByRole("button", { name: "Back to now" }).click();
  await expect(page.getByRole("region", { name: "Claim 1: False" })).toBeVisible();
  await page.getByRole("link", { name: "History" }).click();
  const events = page.getByRole("listitem");
  await expect(events.filter({ hasText: "Reviewer 1 changed the verdict from True to False" })).toBeVisible();
  await expect(page.getByText(/^4 entries, each linked to the one before/)).toBeVisible();
  await expect(page.getByText(/^4 events by 2 people/)).toBeVisible();
  await expectAccessible(page);

  const given = events.filter({ hasText: "gave the verdict True" });
  await given.getByRole("link", { name: "One lorry in ten is empty" }).press("Enter");
  await expect(page.getByText("You see the review as it stood at event 3.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Claim 1: True" })).toBeVisible();
  await page.getByRole("button", { name: "Back to now" }).press("Enter");
  await expect(page).toHaveURL(/\/articles\/[^?]+$/);
  await expect(page.getByRole("region", { name: "Claim 1: False" })).toBeVisible();
});
