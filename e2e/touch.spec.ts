import { dragToWords, longPress } from "./by-touch";
import { expectAccessible } from "./expect-accessible";
import { expect, HARBOUR, test } from "./journey";
import { openCard, untilLive, untilSaved } from "./workbench";

const REVISED = HARBOUR.replace(
  "The other half still burn diesel, and nobody has said when that will end.",
  "The rest are to follow within three years.",
);

test("a word is marked by a long press, and the claim's end dragged by a finger @phone-only @phone", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const page = await open("reviewer1", path);
  await untilLive(page);
  await longPress(page, "containers");
  expect(await page.evaluate(() => String(getSelection()))).toBe("containers");
  const menu = page.getByRole("toolbar", { name: "Selected words" });
  await expect(menu).toBeInViewport();
  await expectAccessible(page);
  await menu.getByRole("button", { name: /^Mark as claim/ }).tap();
  await untilSaved(page);
  await expect(openCard(page)).toContainText("containers");
  await expect(menu).toHaveCount(0);

  const end = page.getByRole("button", { name: "End of the claim" });
  await expect(end).toBeInViewport();
  expect((await end.boundingBox())?.width).toBeGreaterThanOrEqual(40);
  await expectAccessible(page);
  await dragToWords(page, end, "containers last year");
  await expect(openCard(page)).toContainText("containers last year");
  await expect
    .poll(async () => (await (await door("editor")).review(id)).claims[0]?.anchor.ranges)
    .toMatchObject([{ exact: "containers last year" }]);

  await openCard(page).getByRole("button", { name: "Close the claim" }).tap();
  await expect(openCard(page)).toHaveCount(0);
});

test("a lost claim is placed again by a finger @phone-only @phone @phone-dark", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const editor = await door("editor");
  const claimId = await editor.mark(
    id,
    "The other half still burn diesel",
    "Half of the fleet burns diesel.",
  );
  await editor.request.post(`/api/v1/articles/${id}/revisions`, {
    data: { content: REVISED, format: "text", reason: "Corrected by the paper." },
  });
  const page = await open("reviewer1", path);
  await untilLive(page);
  await page.getByRole("button", { name: /^Claims to place/ }).tap();
  const tray = page.getByRole("dialog", { name: "Claims to place" });
  await tray.getByRole("button", { name: "Place again…" }).tap();
  const bar = page.getByRole("region", { name: "Place the claim" });
  await expect(bar).toBeInViewport();
  await longPress(page, "follow");
  await expectAccessible(page);
  const here = page.getByRole("button", { name: /^Place here/ });
  await expect(here).toBeInViewport();
  await here.tap();
  await untilSaved(page);
  await expect(openCard(page)).toContainText("Half of the fleet burns diesel.");
  const { claims } = await editor.review(id);
  expect(claims.find((claim) => claim.claimId === claimId)).toMatchObject({
    placement: "kept",
    anchor: { ranges: [{ exact: "follow" }] },
  });
});

test("one goes from claim to claim by a finger @phone-only @phone", async ({ open, door, article }) => {
  const { id, path } = await article();
  const editor = await door("editor");
  await editor.mark(id, "the best year in the town's history", "It was the best year.");
  const last = await editor.mark(id, "one in ten lorries leaves the port empty", "One in ten is empty.");
  const page = await open("reviewer1", `${path}#claim-${last}`);
  await untilLive(page);
  await expect(openCard(page)).toContainText("One in ten is empty.");
  for (const [name, words] of [
    ["Next claim", "It was the best year."],
    ["Previous claim", "One in ten is empty."],
  ] as const) {
    await openCard(page).getByRole("button", { name }).tap();
    await expect(openCard(page)).toContainText(words);
  }
  await expect(page.locator("mark").filter({ hasText: "one in ten" })).toBeInViewport();
});
