import type { Locator, Page } from "@playwright/test";
import { pressUntilFocused, tabTo } from "./by-keyboard";
import { expectAccessible } from "./expect-accessible";
import { expect, HARBOUR, test } from "./journey";
import { untilLive } from "./workbench";

/** More than any of these dialogs has stops. */
const MANY_TABS = 40;

test("every dialog of an article opens, is gone round and closes by keyboard alone, and gives the focus back", async ({
  open,
  door,
  article,
}) => {
  test.slow();
  const { id, path } = await article();
  const editor = await door("editor");
  const rating = "true";
  for (const seat of ["reviewer1", "reviewer2"] as const) {
    const reviewer = await door(seat);
    const claimId =
      seat === "reviewer1"
        ? await reviewer.mark(id, "Half of the cranes", "Half of the cranes are electric.")
        : ((await editor.review(id)).claims[0]?.claimId ?? "");
    await reviewer.act(id, { type: "give-verdict", claimId, rating, rationale: "Counted." });
  }
  await editor.mark(id, "The other half still burn diesel");
  const content = HARBOUR.replace(
    "The other half still burn diesel, and nobody has said when that will end.",
    "The rest are to follow within three years.",
  );
  const revised = await editor.request.post(`/api/v1/articles/${id}/revisions`, {
    data: { content, format: "text", reason: "Corrected by the paper." },
  });
  expect(await revised.json()).toMatchObject({ anchors: { lost: 1 } });

  const page = await open("editor", path);
  await untilLive(page);
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  const dialogs: readonly (readonly [opener: Locator, name: string, item?: string])[] = [
    [button(/^Settle agreed/), "Settle what all agree on"],
    [button("Publish"), "Publish the report"],
    [button(/^Text \d/), "Correct the text", "Correct the text…"],
    [button(/^Text \d/), "Put in a newer version", "Put in a newer version…"],
    [button(/^Text \d/), "Texts of this article", "Texts of this article…"],
    [button("Open review"), "How this article is reviewed"],
    [button(/^Discussion/), "Discussion of the article"],
    [button(/^Claims to place/), "Claims to place"],
  ];
  for (const [opener, name, item] of dialogs) {
    await test.step(name, async () => {
      await pressUntilFocused(page, opener, "Tab");
      await page.keyboard.press("Enter");
      if (item !== undefined) {
        await pressUntilFocused(page, page.getByRole("menuitem", { name: item }), "ArrowDown");
        await page.keyboard.press("Enter");
      }
      await goRound(page, name);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog", { name })).toBeHidden();
      await expect(opener).toBeFocused();
    });
  }

  await page.keyboard.press("?");
  await goRound(page, "Keys");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeHidden();
  await expect(button(/^Claims to place/)).toBeFocused();
  await tabTo(page, button("Publish"), "Shift+Tab");
});

/** Has the focus, is accessible, and keeps Tab within it, on more stops than one, until Escape. */
async function goRound(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name });
  await expect(dialog).toBeVisible();
  const holdsFocus = () => dialog.evaluate((element) => element.contains(document.activeElement));
  await expect.poll(holdsFocus, { message: `the focus is in “${name}”` }).toBe(true);
  await expectAccessible(page);
  const stops = new Set<string>();
  for (let presses = 0; presses < MANY_TABS; presses += 1) {
    await page.keyboard.press("Tab");
    if (await holdsFocus()) stops.add(await focusedHtml(page));
    else break;
    if (await dialog.getByRole("button", { name: "Close", exact: true }).first().evaluate(isFocused)) break;
  }
  expect(await holdsFocus(), `Tab stays in “${name}”`).toBe(true);
  expect(stops.size, `stops of “${name}”`).toBeGreaterThan(0);
}

const focusedHtml = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? "");

const isFocused = (element: Element): boolean => element === document.activeElement;
