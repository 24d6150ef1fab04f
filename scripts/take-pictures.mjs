// npm run pictures: starts the product with its demo desk and takes the pictures of docs/pictures.
import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";
import { findBrowser } from "./find-browser.mjs";
import { startForJourneys } from "./start-for-journeys.mjs";
import { stopSignal } from "./stop-signal.mjs";

const WIDE = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

/** Until cards have found their places and nothing moves any more. */
const SETTLING_MS = 800;

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
} finally {
  await browser.close();
  await product.stop();
}
process.exit();

async function take(name, device, screens) {
  const page = await browser.newPage({ ...device, baseURL: product.url });
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

async function signIn(page) {
  await page.getByLabel("E-mail").fill("owner@demo.assay");
  await page.locator("input[type=password]").fill("assay-demo");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/w\/demo/);
}
