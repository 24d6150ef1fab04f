// npm run bench [-- highlights | commands | opening]: measures, prints, and writes docs/figures.md when all were measured.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { tsImport } from "tsx/esm/api";
import { findBrowser } from "../scripts/find-browser.mjs";
import { generateClient } from "../scripts/generate-client.mjs";
import { openDatabase } from "../scripts/open-database.mjs";
import { startForJourneys } from "../scripts/start-for-journeys.mjs";
import { stopSignal } from "../scripts/stop-signal.mjs";

const load = (file) => tsImport(file, import.meta.url);
const wanted = process.argv.slice(2);
const isWanted = (name) => wanted.length === 0 || wanted.includes(name);
const context = { say: console.log, signal: stopSignal() };
const figures = {};

if (isWanted("highlights")) {
  const { measureHighlights } = await load("./highlights/measure.ts");
  figures.highlights = await measureHighlights(await findBrowser(context));
}
if (isWanted("commands")) figures.commands = await withDatabase(measureWrites);
if (isWanted("opening")) figures.opening = await measurePages();

console.log(JSON.stringify(figures, null, 2));
if (wanted.length === 0) {
  const { writeFigures } = await load("./write-figures.ts");
  writeFileSync("docs/figures.md", writeFigures(figures, { cores: cpus().length, node: process.version }));
}
process.exit();

async function measureWrites() {
  const { measureCommands } = await load("./commands/measure.ts");
  return measureCommands();
}

/** The product as `npm start` runs it, built for production, on data of its own. */
async function measurePages() {
  const { measureOpening } = await load("./opening/measure.ts");
  const browserPath = await findBrowser(context);
  const product = await startForJourneys(context);
  try {
    return await measureOpening(product.url, browserPath);
  } finally {
    await product.stop();
  }
}

/** A database of this run's own, durable as in production, removed afterwards. */
async function withDatabase(measure) {
  generateClient();
  const folder = mkdtempSync(path.join(tmpdir(), "assay-bench-"));
  const database = await openDatabase(folder, { ...process.env, DATABASE_URL: "" });
  process.env.DATABASE_URL = database.databaseUrl;
  process.env.NEXTAUTH_SECRET ||= "a secret that only this measurement uses";
  try {
    return await measure();
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
