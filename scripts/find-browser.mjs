import { existsSync } from "node:fs";
import path from "node:path";
import { installPackages } from "./install-packages.mjs";
import { programOnPath } from "./program-on-path.mjs";
import { ROOT } from "./root.mjs";
import { runProgram } from "./run-program.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * A Chromium for the browser tests: CHROMIUM_PATH, Playwright's own (answered as null: Playwright knows where), one on
 * the PATH, or one installed now.
 *
 * @param {import("./context").Context} context
 * @returns {Promise<string | null>}
 */
export async function findBrowser({ say, signal }) {
  const given = process.env["CHROMIUM_PATH"];
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`CHROMIUM_PATH names ${given}, which is not there.`);
  }
  if (await hasPlaywrightsOwn()) return null;
  const found = programOnPath(NAMES);
  if (found !== null) return found;
  say("No Chromium here; installing Playwright's …");
  const cli = path.join(ROOT, "node_modules/@playwright/test/cli.js");
  const download = await runProgram(process.execPath, [cli, "install", "chromium"], { signal });
  if (download.code === 0 && (await hasPlaywrightsOwn())) return null;
  return installFromDebian({ say, signal, firstAttempt: download.output });
}

/** @param {import("./context").Context & { firstAttempt: string }} context */
async function installFromDebian({ say, signal, firstAttempt }) {
  say("That was refused; installing Debian's chromium package …");
  const complaint = await installPackages(["chromium"], { signal });
  const found = programOnPath(NAMES);
  if (found !== null) return found;
  throw new Error(
    `No Chromium could be found or installed. Name one with CHROMIUM_PATH.\n${firstAttempt.trim()}\n${complaint ?? ""}`,
  );
}

async function hasPlaywrightsOwn() {
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath());
}
