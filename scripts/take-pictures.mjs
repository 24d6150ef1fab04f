// npm run pictures: starts the product with its demo desk and takes the pictures of docs/pictures.
import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";
import { findBrowser } from "./find-browser.mjs";
import { startForJourneys } from "./start-for-journeys.mjs";
import { stopSignal } from "./stop-signal.mjs";

/** @typedef {import("@playwright/test").BrowserContextOptions} Device */

/** @type {Device} */
const WIDE = { viewport: { width: 1440, height: 900 } };
/** @type {Device} */
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

/** Until cards have found their places and nothing moves any more. */
const SETTLING_MS = 800;

/** @type {import("./context").Context} */
const context = { say: (line) => console.log(line), signal: stopSignal() };
const browserPath = await findBrowser(context);
const product = await startForJourneys(context);
const browser = await chromium.launch({
  ...(browserPath === null ? {} : { executablePath: browserPath }),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
try {
  mkdirSync("docs/pictures", { recursive: true });
  await take("light", WIDE, ["sign-in", "desk", "new-article", "workbench", "settings"]);
  await take("dark", { ...WIDE, colorScheme: "dark" }, ["workbench"]);
  await take("phone", PHONE, ["workbench"]);
  const report = await publish();
  await takeReport("light", WIDE, report);
  await takeReport("phone", PHONE, report);
} finally {
  await browser.close();
  await product.stop();
}
process.exit();

/**
 * @param {string} name
 * @param {Device} device
 * @param {readonly string[]} screens
 */
async function take(name, device, screens) {
  const page = await browser.newPage({ ...device, baseURL: product.url });
  /** @param {string} screen */
  const shoot = async (screen) => {
    if (!screens.includes(screen)) return;
    await page.waitForLoadState("load");
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(SETTLING_MS);
    await page.screenshot({ path: `docs/pictures/${screen}-${name}.png` });
  };
  await page.goto("/sign-in");
  await shoot("sign-in");
  await signIn(page);
  await shoot("desk");
  await page.getByRole("link", { name: /ferry/i }).first().click();
  await page.locator("mark.claim").first().waitFor();
  await page.keyboard.press("j");
  await page.locator("mark.claim-active").first().waitFor();
  await shoot("workbench");
  await page.goto("/w/demo/new");
  await shoot("new-article");
  await page.goto("/w/demo/settings");
  await shoot("settings");
  await page.close();
}

/**
 * Settles what the ferry article's reviewers agree on, and publishes it.
 *
 * @returns {Promise<string>} the report's address
 */
async function publish() {
  const page = await browser.newPage({ ...WIDE, baseURL: product.url });
  await page.goto("/sign-in");
  await signIn(page);
  await page.getByRole("link", { name: /ferry/i }).first().click();
  await page.waitForURL(/\/articles\//);
  const review = new URL(page.url()).pathname.replace("/w/demo", "/api/v1");
  /** @type {{ claims: readonly Judged[] }} */
  const { claims } = await (await page.request.get(`${review}/review`)).json();
  const judged = claims.filter(
    ({ ruling, status, verdicts }) => ruling === null && status !== "withdrawn" && verdicts.length > 0,
  );
  await ask(page.request.post(`${review}/commands`, { data: judged.map(settling) }));
  const edition = {
    commandId: crypto.randomUUID(),
    headline: "The ferry carries more people than ever, and costs the county less than was said",
    summary:
      "We checked what *The Fjord Courier* wrote about line 7 against the company’s books and the county’s own.",
    readers: "public",
  };
  const { url } = await ask(page.request.post(`${review}/reports`, { data: edition }));
  await page.close();
  return url;
}

/**
 * @typedef {object} Judged a claim as the API has it, as far as it is asked for here
 * @property {string} claimId
 * @property {number} version
 * @property {string} status
 * @property {unknown} ruling
 * @property {readonly { rating: string, rationale: string }[]} verdicts
 */

/** @param {Judged} claim */
function settling({ claimId, version, verdicts }) {
  const { rating, rationale } = verdicts[0] ?? {};
  return { commandId: crypto.randomUUID(), type: "settle-claim", claimId, version, rating, rationale };
}

/** @param {Promise<import("@playwright/test").APIResponse>} asked */
async function ask(asked) {
  const answer = await asked;
  if (!answer.ok()) throw new Error(`${answer.url()} answered ${answer.status()}: ${await answer.text()}`);
  return answer.json();
}

/**
 * @param {string} name
 * @param {Device} device
 * @param {string} address
 */
async function takeReport(name, device, address) {
  const page = await browser.newPage({ ...device });
  await page.goto(address);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `docs/pictures/report-${name}.png` });
  await page.close();
}

/** @param {import("@playwright/test").Page} page */
async function signIn(page) {
  await page.getByLabel("E-mail").fill("owner@demo.assay");
  await page.locator("input[type=password]").fill("assay-demo");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/w\/demo/);
}
