import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./root.mjs";
import { runProgram } from "./run-program.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * A Chromium for the browser tests: CHROMIUM_PATH, Playwright's own (answered as null: Playwright knows where), one on
 * the PATH, or one installed now.
 *
 * @param {{ say(line: string): void, signal: AbortSignal }} context
 * @returns {Promise<string | null>}
 */
export async function findBrowser({ say, signal }) {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`CHROMIUM_PATH names ${given}, which is not there.`);
  }
  if (await hasPlaywrightsOwn()) return null;
  const found = onPath();
  if (found !== null) return found;
  say("No Chromium here; installing Playwright's …");
  const cli = path.join(ROOT, "node_modules/@playwright/test/cli.js");
  const download = await runProgram(process.execPath, [cli, "install", "chromium"], { signal });
  if (download.code === 0 && (await hasPlaywrightsOwn())) return null;
  return installFromDebian({ say, signal, firstAttempt: download.output });
}

async function installFromDebian({ say, signal, firstAttempt }) {
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("That was refused; installing Debian's chromium package …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await runProgram("apt-get", ["update"], { env, signal });
    await runProgram("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env, signal });
    const found = onPath();
    if (found !== null) return found;
  }
  throw new Error(
    `No Chromium could be found or installed. Name one with CHROMIUM_PATH.\n${firstAttempt.trim()}`,
  );
}

async function hasPlaywrightsOwn() {
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath());
}

function onPath() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const files = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return files.find((file) => existsSync(file)) ?? null;
}
