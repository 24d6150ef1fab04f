// npm run bench [-- highlights | commands | opening | live]: measures, prints, and writes docs/figures.md when all were
// measured; the live feed has a section of its own, which it writes alone, too.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { tsImport } from "tsx/esm/api";
import { findEmbeddedDatabase } from "../lib/database/embedded/embedded-database.mjs";
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
const PAGE = "docs/figures.md";

if (isWanted("highlights")) {
  const { measureHighlights } = await load("./highlights/measure.ts");
  figures.highlights = await measureHighlights(await findBrowser(context));
}
if (isWanted("commands")) figures.commands = await withDatabase(measureWrites);
if (isWanted("opening")) figures.opening = await measurePages();
if (isWanted("live")) figures.live = [await measureFeed(1), await measureFeed(2)];

console.log(JSON.stringify(figures, null, 2));
await write();
process.exit();

async function write() {
  const { FAULTS_TITLE, sectionOf, withSection } = await load("./figures-page.ts");
  const { LIVE_TITLE, liveSection } = await load("./live/write-section.ts");
  const { writeFigures } = await load("./write-figures.ts");
  const old = readFileSync(PAGE, "utf8");
  const machine = { cores: cpus().length, node: process.version };
  let page = wanted.length === 0 ? writeFigures(figures, machine) : old;
  if (figures.live !== undefined) page = withSection(page, LIVE_TITLE, liveSection(figures.live));
  const faults = sectionOf(old, FAULTS_TITLE);
  if (faults !== null) page = withSection(page, FAULTS_TITLE, faults);
  writeFileSync(PAGE, page);
}

/** The product as `npm start -- --processes N` runs it. */
async function measureFeed(processes) {
  const { measureLive } = await load("./live/measure.ts");
  const product = await startForJourneys(context, {
    args: ["--processes", String(processes)],
    folder: ".data-live",
  });
  try {
    const { databaseUrl, ownerUrl } = await findEmbeddedDatabase(product.dataFolder);
    process.env.DATABASE_URL = databaseUrl;
    process.env.NEXTAUTH_SECRET ||= "a secret that only this measurement uses";
    return await measureLive(product, ownerUrl, processes);
  } finally {
    const { disconnect } = await load("../lib/database/client.ts");
    await disconnect();
    await product.stop();
  }
}

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
