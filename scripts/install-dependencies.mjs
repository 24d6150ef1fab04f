import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./root.mjs";
import { runProgram } from "./run-program.mjs";

/**
 * Runs `npm ci` when node_modules is missing or is not what package-lock.json asks for. Touches no network otherwise.
 *
 * @param {import("./context").Context} context
 */
export async function installDependencies({ say, signal }) {
  if (isInstalled()) return;
  say("Installing the dependencies (npm ci) …");
  const [program, args] = npm();
  /** @param {readonly string[]} how */
  const install = (...how) =>
    runProgram(program, [...args, ...how, "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
      signal,
    });
  const exact = await install("ci");
  if (exact.code === 0) return;
  // `npm ci` refuses a registry that lacks other systems' builds of a package, although they are not needed here.
  const lenient = await install("install", "--no-save");
  if (lenient.code === 0 || signal.aborted) return;
  throw new Error(
    `The dependencies could not be installed. Is the npm registry reachable from this machine?\n${firstLines(exact.output)}`,
  );
}

/** @param {string} text */
const firstLines = (text) => text.trim().split("\n").slice(0, 12).join("\n");

function isInstalled() {
  const installed = packagesIn(path.join(ROOT, "node_modules/.package-lock.json"));
  if (installed === null) return false;
  const wanted = packagesIn(path.join(ROOT, "package-lock.json")) ?? {};
  return Object.entries(wanted).every(([place, { version, optional }]) => {
    if (place === "") return true;
    const found = installed[place];
    return found === undefined ? optional === true : found.version === version;
  });
}

/** @typedef {Readonly<Record<string, { version?: string, optional?: boolean }>>} Packages by where they lie */

/**
 * @param {string} lockfile
 * @returns {Packages | null}
 */
function packagesIn(lockfile) {
  return existsSync(lockfile) ? JSON.parse(readFileSync(lockfile, "utf8")).packages : null;
}

/** @returns {readonly [program: string, args: readonly string[]]} */
function npm() {
  const script = process.env["npm_execpath"];
  if (script?.endsWith(".js") && existsSync(script)) return [process.execPath, [script]];
  return [process.platform === "win32" ? "npm.cmd" : "npm", []];
}
