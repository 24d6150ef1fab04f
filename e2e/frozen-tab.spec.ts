import type { Page } from "@playwright/test";
import { expect, test } from "./journey";
import { untilLive, untilSaved } from "./workbench";

const CLAIM = "Half of the cranes run on electricity";
const cards = (page: Page) => page.getByRole("region", { name: /^Claim \d+: Open/ });

async function secondTab(first: Page): Promise<Page> {
  await untilLive(first);
  const page = await first.context().newPage();
  await page.goto(first.url());
  await untilLive(page);
  return page;
}

test("a tab that the browser freezes hands the feed on, and follows again when it wakes", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const other = await door("reviewer2");
  const first = await open("reviewer1", path);
  const second = await secondTab(first);
  const browser = await first.context().newCDPSession(first);
  await browser.send("Page.enable");
  await browser.send("Page.setWebLifecycleState", { state: "frozen" });
  await other.mark(id, CLAIM);
  await expect(cards(second)).toHaveCount(1);
  await untilLive(second);

  await browser.send("Page.setWebLifecycleState", { state: "active" });
  await expect(cards(first)).toHaveCount(1);
  await untilLive(first);
  await other.mark(id, "handled 41,200 containers");
  for (const page of [first, second]) await expect(cards(page)).toHaveCount(2);
});

test("a leading tab that hangs loses the lead to one that somebody looks at, which sends what waits", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const other = await door("reviewer2");
  const claimId = await other.mark(id, CLAIM);
  const first = await open("reviewer1", `${path}#claim-${claimId}`);
  const second = await secondTab(first);
  const hung = first.evaluate(() => {
    const until = Date.now() + 25_000;
    while (Date.now() < until);
  });
  await other.mark(id, "handled 41,200 containers");
  await expect(cards(second)).toHaveCount(2);
  await second.getByRole("button", { name: "Give verdict" }).first().click();
  await second.getByRole("radio", { name: "Mostly true" }).check();
  await second.getByRole("button", { name: "Give verdict: Mostly true" }).click();
  await untilSaved(second);
  expect((await other.review(id)).claims.flatMap((claim) => claim.verdicts)).toHaveLength(1);

  await hung;
  await expect(first.getByRole("region", { name: /^Claim \d+: Mostly true/ })).toBeVisible();
  await untilLive(first);
});
