import { randomUUID } from "node:crypto";
import {
  type APIRequestContext,
  type APIResponse,
  type Browser,
  type BrowserContext,
  chromium,
  type Page,
} from "@playwright/test";
import type { RevisionId } from "../../lib/domain/ids";
import type { CommandInput } from "../../lib/ledger/shapes/command";
import { placeClaims, writeArticle } from "../material";
import { median } from "../statistics";

/** How an article opens for somebody who is signed in. Times are milliseconds, medians. */
export type OpeningFigures = {
  readonly words: number;
  readonly claims: number;
  /** From asking for the page to its last byte, on the server's own machine. */
  readonly serverTime: number;
  /** The page as it is and as it travels. */
  readonly bytes: number;
  readonly bytesSent: number;
  /** The scripts as they travel that the page waits for before it can be used, and those that come afterwards. */
  readonly scriptsSent: number;
  readonly scriptsLater: number;
  readonly largestContentfulPaint: number;
  /** Until the first highlight stands in the article; the served page has those of the first screen. */
  readonly firstHighlight: number;
  /** Until the editor has taken the article over and the cards stand beside their words. */
  readonly usable: number;
  /** The same on a slow line, by a browser that has never been here. */
  readonly usableSlowly: number;
};

type Opened = Omit<OpeningFigures, "words" | "claims">;

const SIZES = [
  { words: 2_000, claims: 30 },
  { words: 20_000, claims: 1_000 },
  { words: 100_000, claims: 10_000 },
] as const;
const RUNS = 3;
const COMMANDS_A_REQUEST = 100;
const TEN_MINUTES_MS = 600_000;
/** Longer than the browser waits before it fetches what comes afterwards. */
const AFTERWARDS_MS = 2_000;
/** What a phone has on a bad day: 1.6 Mbit/s down, 0.75 up, 150 ms there and back. */
const SLOW_LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

/** Opens articles of three sizes in the product that runs at `url`, with its demo desk, in a browser at 1440 × 900. */
export async function measureOpening(
  url: string,
  browserPath: string | null,
): Promise<readonly OpeningFigures[]> {
  const browser = await chromium.launch({
    ...(browserPath === null ? {} : { executablePath: browserPath }),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    return await measureSizes(browser, url);
  } finally {
    await browser.close();
  }
}

async function measureSizes(browser: Browser, url: string): Promise<readonly OpeningFigures[]> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(TEN_MINUTES_MS);
  await signIn(context.request);
  const figures: OpeningFigures[] = [];
  for (const size of SIZES) {
    const path = await addArticle(context.request, size.words, size.claims);
    console.log(`Opening an article of ${size.words} words with ${size.claims} claims …`);
    // Once unmeasured: the server's first reading of a page compiles it and fills its cache.
    await openOnce(await context.newPage(), path);
    const runs: Opened[] = [];
    for (let run = 0; run < RUNS; run++) {
      const served = await fetchOnce(context.request, path);
      const opened = await openOnce(await context.newPage(), path);
      const { usable: usableSlowly } = await openOnce(await slowPage(context), path);
      runs.push({ ...served, ...opened, usableSlowly });
    }
    const middle = (name: keyof Opened) => median(runs.map((run) => run[name]));
    figures.push({
      ...size,
      serverTime: middle("serverTime"),
      bytes: middle("bytes"),
      bytesSent: middle("bytesSent"),
      scriptsSent: middle("scriptsSent"),
      scriptsLater: middle("scriptsLater"),
      largestContentfulPaint: middle("largestContentfulPaint"),
      firstHighlight: middle("firstHighlight"),
      usable: middle("usable"),
      usableSlowly: middle("usableSlowly"),
    });
  }
  return figures;
}

/** Signs in to the demo desk as the form does. */
async function signIn(request: APIRequestContext): Promise<void> {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const form = { email: "owner@demo.assay", password: "assay-demo", csrfToken, json: "true" };
  await taken(request.post("/api/auth/callback/credentials", { form }));
}

async function addArticle(request: APIRequestContext, words: number, claims: number): Promise<string> {
  const { paragraphs } = writeArticle(words);
  const data = {
    title: `${claims} claims on ${words} words`,
    content: paragraphs.join("\n\n"),
    format: "text",
    allowDuplicate: true,
  };
  const answer = await taken(request.post("/api/v1/workspaces/demo/articles", { data }));
  const added: { id: string; revision: { id: string; text: string } } = await answer.json();
  const { text } = added.revision;
  const revisionId = added.revision.id as RevisionId;
  const commands = placeClaims(text, claims).map(
    ({ start, end }): CommandInput => ({
      commandId: randomUUID(),
      type: "highlight-claim",
      claimId: randomUUID(),
      anchor: { revisionId, ranges: [{ start, end }] },
      statement: text.slice(start, end),
    }),
  );
  for (let at = 0; at < commands.length; at += COMMANDS_A_REQUEST) {
    const some = commands.slice(at, at + COMMANDS_A_REQUEST);
    await taken(request.post(`/api/v1/articles/${added.id}/commands`, { data: some }));
  }
  return `/w/demo/articles/${added.id}`;
}

async function fetchOnce(request: APIRequestContext, path: string) {
  const began = performance.now();
  const answer = await taken(request.get(path));
  const body = await answer.body();
  return { serverTime: performance.now() - began, bytes: body.length };
}

async function openOnce(page: Page, path: string) {
  try {
    await page.addInitScript(watchPainting);
    const answer = await page.goto(path, { waitUntil: "load" });
    if (answer === null || !answer.ok()) throw new Error(`The page was answered with ${answer?.status()}.`);
    await page.locator(PLACED_CARDS).waitFor({ state: "attached" });
    await page.waitForTimeout(AFTERWARDS_MS);
    const { responseBodySize } = await answer.request().sizes();
    const scripts = await sentScripts(page, await answer.text());
    return { bytesSent: responseBodySize, ...scripts, ...(await page.evaluate(() => window.opening)) };
  } finally {
    await page.close();
  }
}

async function slowPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Network.setCacheDisabled", { cacheDisabled: true });
  await line.send("Network.emulateNetworkConditions", SLOW_LINE);
  return page;
}

/** The scripts that the served page names, and all others, as they travelled. */
async function sentScripts(page: Page, html: string) {
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter((entry) => entry instanceof PerformanceResourceTiming && /\.js(\?|$)/.test(entry.name))
      .map((entry) => ({ name: entry.name, bytes: (entry as PerformanceResourceTiming).encodedBodySize })),
  );
  const bytesOf = (isNamed: boolean): number =>
    scripts
      .filter(({ name }) => html.includes(new URL(name).pathname) === isNamed)
      .reduce((sum, { bytes }) => sum + bytes, 0);
  return { scriptsSent: bytesOf(true), scriptsLater: bytesOf(false) };
}

declare global {
  interface Window {
    opening: { largestContentfulPaint: number; firstHighlight: number; usable: number };
  }
}

const PLACED_CARDS = "[data-placed=true]";

/** Runs in the page before anything else, and so leans on nothing outside itself, not even a name for a function in it. */
function watchPainting(): void {
  window.opening = {
    largestContentfulPaint: Number.NaN,
    firstHighlight: Number.NaN,
    usable: Number.NaN,
  };
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) window.opening.largestContentfulPaint = startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  const signs = [
    ["firstHighlight", "mark[data-claims]"],
    ["usable", "[data-placed=true]"],
  ] as const;
  for (const [name, selector] of signs) {
    const watcher = new MutationObserver(() => {
      if (document.querySelector(selector) === null) return;
      window.opening[name] = performance.now();
      watcher.disconnect();
    });
    watcher.observe(document, { childList: true, subtree: true, attributeFilter: ["data-placed"] });
  }
}

/** The answer, or an error with what was refused: a measurement that goes on after a refusal measures nothing. */
async function taken(asked: Promise<APIResponse>): Promise<APIResponse> {
  const answer = await asked;
  if (!answer.ok()) throw new Error(`${answer.url()} answered ${answer.status()}: ${await answer.text()}`);
  return answer;
}
