import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { ROOT } from "./root.mjs";

/** Where the script of the page that checks files lies once it is made one file; lib/http/public/verifier.ts reads it. */
const PLACE = path.join(ROOT, ".next/verifier.js");

/** Makes lib/client/verify one script that needs nothing else, for a page that must work from disk. */
export async function bundleVerifier() {
  const { outputFiles } = await build({
    entryPoints: [path.join(ROOT, "lib/client/verify/verify-page.ts")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: ["chrome123", "firefox120", "safari17.5"],
    charset: "utf8",
    legalComments: "none",
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error("esbuild made nothing of lib/client/verify.");
  return script.text.trim();
}

/** Leaves it where the server finds it. */
export async function writeVerifier() {
  mkdirSync(path.dirname(PLACE), { recursive: true });
  writeFileSync(PLACE, await bundleVerifier());
}
