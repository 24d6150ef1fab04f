import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Builder, Button, Key, Origin, type WebDriver } from "selenium-webdriver";
import { type Hand, type NamedKey, WINDOW } from "./hand";

/** The programs of Debian's package: a driver for W3C WebDriver and the browser that it drives; and a screen for it. */
export type WebKitPrograms = { readonly driver: string; readonly browser: string; readonly screen: string };

const KEYS: Readonly<Record<NamedKey, string>> = {
  Enter: Key.ENTER,
  Tab: Key.TAB,
  Escape: Key.ESCAPE,
  Control: Key.CONTROL,
  ArrowDown: Key.ARROW_DOWN,
};

/** WebKit, as GTK has it, by W3C WebDriver on a screen that nobody sees. The driver listens on `port`. */
export async function webkitHand(programs: WebKitPrograms, port: number): Promise<Hand> {
  const home = await mkdtemp(path.join(tmpdir(), "assay-webkit-"));
  const screen = await startScreen(programs.screen);
  const server = spawn(programs.driver, [`--port=${port}`, "--host=127.0.0.1"], {
    env: { ...process.env, DISPLAY: screen.display, HOME: home, LANG: "C.UTF-8", XDG_RUNTIME_DIR: home },
    stdio: "ignore",
    detached: true,
  });
  const end = async (): Promise<void> => {
    endGroup(server);
    endGroup(screen.child);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const driver = await connect(port, programs.browser);
    const name = `WebKitGTK ${(await driver.getCapabilities()).get("browserVersion")}`;
    return {
      ...handsOn(driver),
      name,
      downloads: home,
      close: async () => {
        await driver.quit();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

function handsOn(driver: WebDriver): Omit<Hand, "name" | "downloads" | "close"> {
  const actions = () => driver.actions({ async: true });
  const at = ({ x, y }: { readonly x: number; readonly y: number }) => ({
    x: Math.round(x),
    y: Math.round(y),
    duration: 50,
    origin: Origin.VIEWPORT,
  });
  return {
    open: (url) => driver.get(url),
    ask: (expression) => driver.executeScript(`return (${expression});`),
    click: async (point, times = 1) => {
      let steps = actions().move(at(point));
      for (let time = 0; time < times; time += 1) steps = steps.press(Button.LEFT).release(Button.LEFT);
      await steps.perform();
    },
    drag: async (from, to) => {
      const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
      await actions()
        .move(at(from))
        .press(Button.LEFT)
        .move(at(middle))
        .move(at(to))
        .release(Button.LEFT)
        .perform();
    },
    type: (text) => actions().sendKeys(text).perform(),
    press: async (key, ...held) => {
      let steps = actions();
      for (const each of held) steps = steps.keyDown(KEYS[each]);
      steps = steps.keyDown(KEYS[key]).keyUp(KEYS[key]);
      for (const each of held) steps = steps.keyUp(KEYS[each]);
      await steps.perform();
    },
    look: async () => Buffer.from(await driver.takeScreenshot(), "base64"),
    refused: async () => null,
  };
}

const STARTING_MS = 30_000;

async function connect(port: number, browser: string): Promise<WebDriver> {
  const until = Date.now() + STARTING_MS;
  const url = `http://127.0.0.1:${port}`;
  while (!(await isListening(url))) {
    if (Date.now() > until) throw new Error("WebKitWebDriver does not answer.");
    await sleep(100);
  }
  const driver = await new Builder()
    .usingServer(url)
    .withCapabilities({
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] },
    })
    .build();
  await fitWindow(driver);
  return driver;
}

/** The window that pages are shown in, not the one around it with its bars. */
async function fitWindow(driver: WebDriver): Promise<void> {
  const bars: number = await driver.executeScript("return outerHeight - innerHeight");
  const height = WINDOW.height + Math.max(0, bars);
  await driver.manage().window().setRect({ x: 0, y: 0, width: WINDOW.width, height });
}

async function isListening(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/status`)).ok;
  } catch {
    return false;
  }
}

async function startScreen(
  program: string,
): Promise<{ readonly display: string; readonly child: ChildProcess }> {
  const size = `${WINDOW.width}x${WINDOW.height + 200}x24`;
  const child = spawn(program, ["-displayfd", "3", "-screen", "0", size, "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    detached: true,
  });
  const told = child.stdio[3];
  if (told === null || told === undefined) throw new Error("Xvfb has no way to tell its number.");
  const [number] = await Promise.race([
    once(told, "data"),
    once(child, "exit").then(() => Promise.reject(new Error("Xvfb ended before it was ready."))),
  ]);
  return { display: `:${String(number).trim()}`, child };
}

/** A program and all that it started. */
function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
