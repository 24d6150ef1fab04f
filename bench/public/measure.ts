import { randomUUID } from "node:crypto";
import { type Browser, chromium, type Page } from "@playwright/test";
import type { RevisionId } from "../../lib/domain/ids";
import { askUntilAnswered, type Door, pause } from "../faults/door";
import { openDoors } from "../faults/open-doors";
import { placeClaims, writeArticle } from "../material";
import { median, percentile } from "../statistics";

/** How a published report is read while the desk works. Times are milliseconds. */
export type PublicFigures = {
  readonly claims: number;
  /** Of the page, until its last byte. */
  readonly read: { readonly median: number; readonly p95: number; readonly count: number };
  /** Of a reviewer's command, without readers and with them, in turns of the same run. */
  readonly commands: { readonly alone: number; readonly beside: number };
  /** The page as it travels. */
  readonly bytesSent: number;
  /** From the first byte of the page to its largest paint, medians. */
  readonly paint: { readonly fast: number; readonly slow: number };
};

const CLAIMS = 30;
const WORDS = 2_000;
const WRITERS = 50;
const READERS_A_SECOND = 50;
const TURNS = 4;
const TURN_MS = 8_000;
/** How often a writer writes. */
const EVERY_MS = 1_000;
const OPENINGS = 5;
/** 1.6 Mbit/s down, 0.75 up, 150 ms there and back. */
const SLOW_LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

/** Measures the product that runs at `url`. Needs DATABASE_URL. */
export async function measurePublic(url: string, browserPath: string | null): Promise<PublicFigures> {
  const doors = await openDoors(url, WRITERS);
  const { address } = await publishArticle(doors);
  const articles = await Promise.all(doors.slice(0, 10).map((door) => addArticle(door)));
  // Once unmeasured: what runs for the first time is compiled.
  await turn(doors, articles, address, READERS_A_SECOND);
  const turns: Turn[] = [];
  for (let at = 0; at < TURNS; at += 1) {
    turns.push(await turn(doors, articles, address, 0));
    turns.push(await turn(doors, articles, address, READERS_A_SECOND));
  }
  const reads = turns.flatMap(({ read }) => read);
  const written = (hasReaders: boolean) =>
    median(turns.filter(({ read }) => read.length > 0 === hasReaders).flatMap((each) => each.written));
  return {
    claims: CLAIMS,
    read: { median: median(reads), p95: percentile(reads, 0.95), count: reads.length },
    commands: { alone: written(false), beside: written(true) },
    ...(await measureOpening(address, browserPath)),
  };
}

type Article = { readonly id: string; readonly revision: { readonly id: string; readonly text: string } };

async function addArticle(door: Door): Promise<Article> {
  const { paragraphs } = writeArticle(WORDS);
  const added = {
    title: "The port in figures",
    content: paragraphs.join("\n\n"),
    format: "text",
    allowDuplicate: true,
  };
  return (await askUntilAnswered(door, "/workspaces/demo/articles", added)) as Article;
}

/** An article whose claims all have a verdict, a source and a ruling, published for anyone. */
async function publishArticle(doors: readonly Door[]): Promise<{ readonly address: string }> {
  const [first] = doors;
  if (first === undefined) throw new Error("There is no door.");
  const article = await addArticle(first);
  const { id: revision, text } = article.revision;
  const commands = placeClaims(text, CLAIMS).flatMap(({ start, end }, at) => {
    const claimId = randomUUID();
    const rationale = `The port's books say **${at}**, and the count of two days says the same.`;
    const rating = ["true", "mixed", "false"][at % 3];
    return [
      {
        type: "highlight-claim",
        claimId,
        anchor: { revisionId: revision as RevisionId, ranges: [{ start, end }] },
        statement: text.slice(start, end),
      },
      { type: "give-verdict", claimId, rating, rationale },
      {
        ...{ type: "add-evidence", claimId, evidenceId: randomUUID(), stance: "supports" },
        ...{ url: `https://port.example/${at}`, title: "Books of the port", excerpt: "41,203 were handled." },
      },
      { type: "settle-claim", claimId, rating, rationale, version: 1 },
    ].map((command) => ({ commandId: randomUUID(), ...command }));
  });
  const path = `/articles/${article.id}`;
  for (let at = 0; at < commands.length; at += 100)
    await askUntilAnswered(first, `${path}/commands`, commands.slice(at, at + 100));
  const edition = { commandId: randomUUID(), readers: "public", headline: "What the port's figures say" };
  const published = (await askUntilAnswered(first, `${path}/reports`, edition)) as { readonly slug: string };
  return { address: `${first.url}/r/${published.slug}` };
}

type Turn = { readonly written: readonly number[]; readonly read: readonly number[] };

/** Everybody writes for some seconds, and so many a second read beside them. */
async function turn(
  doors: readonly Door[],
  articles: readonly Article[],
  address: string,
  readersASecond: number,
): Promise<Turn> {
  const until = performance.now() + TURN_MS;
  const reading = readersASecond === 0 ? [] : read(address, readersASecond, until);
  const writing = doors.map((door, at) => write(door, articles[at % articles.length], until));
  return { written: (await Promise.all(writing)).flat(), read: await reading };
}

async function write(door: Door, article: Article | undefined, until: number): Promise<readonly number[]> {
  const times: number[] = [];
  await pause(Math.random() * EVERY_MS);
  while (performance.now() < until) {
    const from = performance.now();
    const comment = { commandId: randomUUID(), type: "comment", commentId: randomUUID(), body: "Looked at." };
    await askUntilAnswered(door, `/articles/${article?.id}/commands`, comment);
    times.push(performance.now() - from);
    await pause(Math.max(0, EVERY_MS - (performance.now() - from)));
  }
  return times;
}

/** They come when they come, whether those before were answered or not. */
async function read(address: string, aSecond: number, until: number): Promise<readonly number[]> {
  const reads: Promise<number>[] = [];
  while (performance.now() < until) {
    reads.push(readOnce(address));
    await pause(1_000 / aSecond);
  }
  return Promise.all(reads);
}

async function readOnce(address: string): Promise<number> {
  const from = performance.now();
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`);
  await answer.arrayBuffer();
  return performance.now() - from;
}

async function measureOpening(address: string, executablePath: string | null) {
  const browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    const fast = await openings(browser, address, false);
    const slow = await openings(browser, address, true);
    const paint = {
      fast: median(fast.map(({ paint: each }) => each)),
      slow: median(slow.map((each) => each.paint)),
    };
    return { bytesSent: fast[0]?.bytesSent ?? Number.NaN, paint };
  } finally {
    await browser.close();
  }
}

async function openings(browser: Browser, address: string, isSlow: boolean) {
  const all: { readonly bytesSent: number; readonly paint: number }[] = [];
  for (let at = 0; at < OPENINGS; at += 1) {
    // A browser that has never been here.
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    if (isSlow) await slowDown(page);
    const answer = await page.goto(address, { waitUntil: "load" });
    if (answer === null || !answer.ok()) throw new Error(`The page was answered with ${answer?.status()}.`);
    await page.waitForTimeout(500);
    const { responseBodySize } = await answer.request().sizes();
    all.push({ bytesSent: responseBodySize, paint: await page.evaluate(untilLargestPaint) });
    await context.close();
  }
  return all;
}

async function slowDown(page: Page): Promise<void> {
  const line = await page.context().newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", SLOW_LINE);
}

/** Runs in the page. */
function untilLargestPaint(): Promise<number> {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const last = list.getEntries().at(-1);
      if (last !== undefined) resolve(last.startTime - (navigation?.responseStart ?? 0));
    }).observe({ type: "largest-contentful-paint", buffered: true });
  });
}
