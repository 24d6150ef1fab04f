import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { selectByMouse } from "./article-text";
import { expect, test } from "./journey";
import type { SignedIn } from "./sign-in-state";
import { untilLive, untilSaved } from "./workbench";

const CLAIMS = ["handled 41,200 containers last year", "Half of the cranes run on electricity"] as const;
const WHY = "The port's own figures say so.";

/** A browser of its own on a folder, as a person has one. */
const launchOn = test.extend<{ launch: (folder: string, who: SignedIn) => Promise<BrowserContext> }>({
  launch: async ({ complaints, baseURL, viewport, launchOptions }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (folder, { cookies }) => {
      const settings = { ...launchOptions, viewport, ...(baseURL === undefined ? {} : { baseURL }) };
      const context = await chromium.launchPersistentContext(folder, settings);
      complaints.follow(context);
      await context.addCookies(cookies);
      opened.push(context);
      return context;
    });
    for (const context of opened) await context.close();
  },
});

launchOn(
  "what waits when the browser is killed is there again, shown as waiting, and sent once, in order",
  async ({ launch, door, article, ownSession, complaints }) => {
    complaints.allow(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ERR_FAILED/);
    const { id, path: at } = await article();
    const [api, who] = [await door("reviewer1"), await ownSession("reviewer1")];
    const folder = await mkdtemp(path.join(tmpdir(), "assay-browser-"));
    const before = await launch(folder, who);
    await workOffline(before.pages()[0] ?? (await before.newPage()), at);
    killBrowser(folder);
    await expect.poll(() => browserOf(folder)).toEqual([]);
    expect((await api.review(id)).claims).toEqual([]);

    const after = await launch(folder, who);
    const page = after.pages()[0] ?? (await after.newPage());
    let isAway = true;
    await page.route("**/commands", (route) => (isAway ? route.abort() : route.continue()));
    await page.goto(at);
    await expect(page.getByRole("banner").getByRole("status")).toHaveText(/^3 waiting/);
    await expect(page.getByRole("region", { name: /^Claim \d:/ })).toHaveCount(2);
    await page.getByRole("button", { name: "Try now" }).click();
    // What waits goes by itself as soon as somebody answers.
    isAway = false;
    await untilSaved(page);
    const { claims } = await api.review(id);
    expect(claims.map(({ anchor }) => anchor.ranges[0]?.exact)).toEqual([...CLAIMS]);
    const answer = await api.request.get(`/api/v1/articles/${id}/events?after=1`);
    const { events }: { events: readonly { type: string }[] } = await answer.json();
    expect(events.map(({ type }) => type)).toEqual([
      "claim-highlighted",
      "verdict-given",
      "claim-highlighted",
    ]);
    await after.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
);

/** Marks a claim, judges it and marks another, none of which reaches the server. */
async function workOffline(page: Page, at: string): Promise<void> {
  await page.goto(at);
  await untilLive(page);
  await page.context().setOffline(true);
  await selectByMouse(page, CLAIMS[0]);
  await page.getByRole("button", { name: /^Mark as claim/ }).click();
  await page.getByRole("button", { name: "Give verdict" }).click();
  await page.getByRole("radio", { name: "Mostly true" }).check();
  await page.getByRole("textbox", { name: "Why" }).fill(WHY);
  await page.getByRole("button", { name: "Give verdict: Mostly true" }).click();
  await selectByMouse(page, CLAIMS[1]);
  await page.getByRole("button", { name: /^Mark as claim/ }).click();
  await expect(page.getByRole("banner").getByRole("status")).toHaveText(/^3 waiting/);
}

/** As the system does when memory runs out: without a word. */
function killBrowser(folder: string): void {
  for (const pid of browserOf(folder)) process.kill(pid, "SIGKILL");
}

/** The processes of the browser that was started on this folder. */
function browserOf(folder: string): readonly number[] {
  const lines = execFileSync("ps", ["-axo", "pid=,command="], { encoding: "utf8", maxBuffer: 16_000_000 });
  return lines
    .split("\n")
    .filter((line) => line.includes(`--user-data-dir=${folder}`))
    .map((line) => Number.parseInt(line, 10));
}
