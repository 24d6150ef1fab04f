import type { Page, Request } from "@playwright/test";
import { expect, test } from "./journey";
import { untilLive } from "./workbench";

const TABS = 10;

test("ten tabs of one article are all live over one stream, and another takes over when its tab closes", async ({
  open,
  door,
  article,
}) => {
  test.setTimeout(180_000);
  const { id, path } = await article();
  const reviewer = await door("reviewer2");
  const first = await open("reviewer1", path);
  await untilLive(first);
  const streams = new Map<Page, Set<Request>>();
  const follow = (page: Page): void => {
    const own = new Set<Request>();
    streams.set(page, own);
    page.on("request", (request) => {
      if (request.headers()["accept"] === "text/event-stream") own.add(request);
    });
    page.on("requestfinished", (request) => void own.delete(request));
    page.on("requestfailed", (request) => void own.delete(request));
    page.on("close", () => void streams.delete(page));
  };
  /** How many streams are open now: one that broke and was opened anew, or passed on by a tab that hung, is still one. */
  const opened = (): number => [...streams.values()].reduce((sum, own) => sum + own.size, 0);
  follow(first);
  await first.reload();
  const tabs = [first];
  while (tabs.length < TABS) {
    const page = await first.context().newPage();
    follow(page);
    await page.goto(path);
    tabs.push(page);
  }
  for (const page of tabs) await untilLive(page);
  await expect.poll(opened).toBe(1);

  await reviewer.mark(id, "Half of the cranes run on electricity", "Half are electric.");
  for (const page of tabs) await expect(page.getByRole("region", { name: "Claim 1: Open" })).toBeVisible();

  // Whichever tab was ready first leads, which need not be the one that was opened first.
  const leader = tabs.find((page) => (streams.get(page)?.size ?? 0) > 0);
  await leader?.close();
  const rest = tabs.filter((page) => page !== leader);
  await reviewer.mark(id, "handled 41,200 containers", "So many containers.");
  for (const page of rest) {
    await expect(page.getByRole("region", { name: /^Claim \d+: Open/ })).toHaveCount(2);
    await untilLive(page);
  }
  await expect.poll(opened).toBe(1);
});
