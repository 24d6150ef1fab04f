import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import puppeteer from "puppeteer-core";
import { type Hand, WINDOW } from "./hand";

/** Firefox by WebDriver BiDi, which it speaks itself. */
export async function firefoxHand(program: string): Promise<Hand> {
  const downloads = await mkdtemp(path.join(tmpdir(), "assay-downloads-"));
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: program,
    headless: true,
    defaultViewport: WINDOW,
    extraPrefsFirefox: {
      "browser.download.dir": downloads,
      "browser.download.folderList": 2,
      "browser.download.useDownloadDir": true,
      "browser.helperApps.neverAsk.saveToDisk": "text/html,text/markdown,application/json,text/csv",
      "intl.locale.requested": "en-GB",
    },
  });
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(() => {
    const refused: string[] = [];
    Reflect.set(window, "assayRefused", refused);
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      refused.push(`${effectiveDirective} ${blockedURI}`);
    });
  });
  return {
    name: await browser.version(),
    open: async (url) => void (await page.goto(url, { waitUntil: "load" })),
    ask: (expression) => page.evaluate(expression),
    click: (at, times = 1) => page.mouse.click(at.x, at.y, { count: times }),
    drag: async (from, to) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 6 });
      await page.mouse.up();
    },
    type: (text) => page.keyboard.type(text),
    press: async (key, ...held) => {
      for (const each of held) await page.keyboard.down(each);
      await page.keyboard.press(key);
      for (const each of held) await page.keyboard.up(each);
    },
    look: () => page.screenshot({ captureBeyondViewport: false }),
    refused: async () => (await page.evaluate("window.assayRefused")) as readonly string[],
    downloads,
    close: async () => {
      await browser.close();
      await rm(downloads, { recursive: true, force: true });
    },
  };
}
