import { existsSync } from "node:fs";
import { installPackages } from "./install-packages.mjs";
import { programOnPath } from "./program-on-path.mjs";

/**
 * The engines besides Chromium that the main job is tried in, installed now where that is possible. Each is told by its
 * programs, or by why it is missing.
 *
 * @param {import("./context").Context} context
 * @returns {Promise<Readonly<Record<"firefox" | "webkit", FoundEngine>>>}
 */
export async function findEngines(context) {
  return { firefox: await findOne(FIREFOX, context), webkit: await findOne(WEBKIT, context) };
}

/** @typedef {{ programs: unknown, missing?: undefined } | { programs?: undefined, missing: string }} FoundEngine */

/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {readonly string[]} packages Debian's, which hold it
 * @property {() => unknown} find its programs; null when they are not there
 */

/** @type {Engine} */
const FIREFOX = {
  name: "Firefox",
  packages: ["firefox-esr"],
  find: () => programOnPath(["firefox-esr", "firefox"]),
};

/** @type {Engine} */
const WEBKIT = {
  name: "WebKit",
  packages: ["webkit2gtk-driver", "xvfb"],
  find: () => {
    const driver = programOnPath(["WebKitWebDriver"]);
    const screen = programOnPath(["Xvfb"]);
    const browser = MINI_BROWSERS.find((file) => existsSync(file)) ?? null;
    return driver && screen && browser ? { driver, browser, screen } : null;
  },
};

/** Beside the library, in a folder that is named after the machine. */
/** @type {Partial<Record<NodeJS.Architecture, string>>} */
const MACHINES = { x64: "x86_64-linux-gnu", arm64: "aarch64-linux-gnu" };
const MACHINE = MACHINES[process.arch];
const MINI_BROWSERS = [
  `/usr/lib/${MACHINE}/webkit2gtk-4.1/MiniBrowser`,
  `/usr/lib/${MACHINE}/webkitgtk-6.0/MiniBrowser`,
];

/**
 * @param {Engine} engine
 * @param {import("./context").Context} context
 * @returns {Promise<FoundEngine>}
 */
async function findOne({ name, packages, find }, { say, signal }) {
  const there = find();
  if (there !== null) return { programs: there };
  say(`No ${name} here; installing Debian's ${packages.join(" and ")} …`);
  const complaint = await installPackages(packages, { signal });
  const found = find();
  if (found !== null) return { programs: found };
  return {
    missing: `${name} is not here and could not be installed: ${complaint ?? "the package holds none"}.`,
  };
}
