import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { writeVerifier } from "./bundle-verifier.mjs";
import { ROOT } from "./root.mjs";
import { runProgram } from "./run-program.mjs";

const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "next.config.js",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "proxy.ts",
  "instrumentation.ts",
  "postcss.config.cjs",
];
const STAMP = path.join(ROOT, ".next/built-from.txt");

/**
 * Builds the pages unless what lies in .next was built from these very sources.
 *
 * @param {import("./context").Context} context
 */
export async function buildPages({ say, signal }) {
  const print = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === print) return;
  say("Building the pages (once for each version, about a minute) …");
  rmSync(STAMP, { force: true });
  const { code, output } = await runProgram(
    process.execPath,
    [path.join(ROOT, "node_modules/next/dist/bin/next"), "build"],
    {
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      signal,
    },
  );
  if (code !== 0) throw new Error(`The pages could not be built.\n${output.trim()}`);
  await writeVerifier();
  writeFileSync(STAMP, print);
}

function fingerprint() {
  const hash = createHash("sha256").update(process.versions.node);
  for (const file of SOURCES.flatMap(filesUnder))
    hash.update(`\0${file}\0`).update(readFileSync(path.join(ROOT, file)));
  return hash.digest("hex");
}

/**
 * @param {string} place
 * @returns {readonly string[]}
 */
function filesUnder(place) {
  const full = path.join(ROOT, place);
  if (!existsSync(full)) return [];
  const entries = place.includes(".") ? null : readdirSync(full, { recursive: true, withFileTypes: true });
  if (entries === null) return [place];
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name) && entry.name !== "made-from.txt")
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .sort();
}
