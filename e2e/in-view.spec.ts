import type { Locator } from "@playwright/test";
import { expect, HARBOUR, test } from "./journey";
import { formOf, openCard, pressAtOnce, untilLive } from "./workbench";

const CLAIM = "more than any other port on the coast";

/** Whether nothing lies over the middle of it, and it is within the window. */
async function expectOnTop(part: Locator): Promise<void> {
  await expect
    .poll(() =>
      part.evaluate((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return hit === element || element.contains(hit);
      }),
    )
    .toBe(true);
}

/** Many paragraphs, so that there is much to scroll; the claim is in the last. */
const LONG = [...Array.from({ length: 12 }, (_, at) => `Paragraph ${at + 1} says nothing.`), HARBOUR].join(
  "\n\n",
);

test("what is opened stands in view: nothing of it lies under a bar, in the past as now", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article({ content: LONG });
  const reviewer = await door("reviewer1");
  const claimId = await reviewer.mark(id, CLAIM, "Norrvik is the busiest port.");
  await reviewer.act(id, { type: "give-verdict", claimId, rating: "true", rationale: "Counted." });
  const page = await open("reviewer1", path);
  await page.setViewportSize({ width: 1280, height: 620 });
  await untilLive(page);

  await test.step("a form that grows past the lower edge", async () => {
    await page.goto(`${path}#claim-${claimId}`);
    await untilLive(page);
    await expect(openCard(page)).toBeVisible();
    await atLowerEdge(openCard(page));
    await page.keyboard.press("c");
    const form = formOf(page, "Comment");
    await expect(form.getByRole("textbox", { name: "Comment" })).toBeFocused();
    await page.keyboard.type("First line.");
    for (let line = 0; line < 5; line += 1) await page.keyboard.press("Enter");
    await expectOnTop(form.getByRole("button", { name: /^Comment/ }));
    await page.keyboard.press("Escape");
  });

  await test.step("a card below the notice about the past", async () => {
    await page.keyboard.press("h");
    await page.keyboard.press("ArrowLeft");
    const notice = page.getByText(/^You see the review as it stood/);
    await expect(notice).toBeVisible();
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.getByRole("main").getByRole("document").focus();
    await page.keyboard.press("k");
    await expect(openCard(page)).toBeFocused();
    const below = async () => {
      const [card, bar] = await Promise.all([openCard(page).boundingBox(), notice.boundingBox()]);
      return (card?.y ?? 0) - ((bar?.y ?? 0) + (bar?.height ?? 0));
    };
    await expect.poll(below).toBeGreaterThanOrEqual(0);
  });
});

/** Scrolls until the card begins a little above the window's lower edge. */
async function atLowerEdge(card: Locator): Promise<void> {
  await card.evaluate((element) => {
    window.scrollBy({ top: element.getBoundingClientRect().top - (window.innerHeight - 220) });
  });
}

test("keys typed right after a key that opens something belong to what it opened", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const reviewer = await door("reviewer1");
  await reviewer.mark(id, CLAIM, "Norrvik is the busiest port.");
  await reviewer.mark(id, "Half of the cranes", "Half run on electricity.");
  const { seq } = await reviewer.review(id);
  const page = await open("reviewer1", path);
  await untilLive(page);
  await page.waitForLoadState("networkidle");

  await pressAtOnce(page, ["/", ..."cevm"]);
  await expect(page.getByRole("textbox", { name: "Words in claims" })).toHaveValue("cevm");
  await page.getByRole("button", { name: "Show all" }).click();

  await page.getByRole("main").getByRole("document").focus();
  await pressAtOnce(page, ["Control+k", ..."ext"]);
  await expect(page.getByRole("dialog").getByRole("textbox", { name: "Find" })).toHaveValue("ext");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await pressAtOnce(page, ["t", ..."much else"]);
  await expect(page.getByRole("dialog", { name: "Discussion of the article" })).toBeVisible();
  await expect(page.getByRole("form")).toHaveCount(0);
  expect((await reviewer.review(id)).seq).toBe(seq);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  // A dialog that closed gives the focus back a moment after it is gone.
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(openCard(page)).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("v");
  await pressAtOnce(page, ["Escape", "e", ..."kept"]);
  await expect(formOf(page, "Add evidence").getByLabel("Address")).toHaveValue("kept");
});
