// npm run bench [-- highlights | commands | anchors | opening | live | memory | reports | public | history | log | duplicates | intake | search]: measures, prints, and writes docs/figures.md
// when all were measured; the live feed, anchors, memory, reports, the public page, history, the log, duplicates, intake and search have sections of their own, which they write alone, too. Each
// part runs in a process of its own, for a process has one database and reads its settings once.
import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
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

/** @param {string} file */
const load = (file) => tsImport(file, import.meta.url);
/** @type {Readonly<Record<string, () => Promise<unknown>>>} */
const PARTS = {
  highlights: async () => {
    /** @type {typeof import("./highlights/measure")} */
    const { measureHighlights } = await load("./highlights/measure.ts");
    return measureHighlights(await findBrowser(context));
  },
  commands: () => withDatabase(measureWrites),
  anchors: async () => {
    /** @type {typeof import("./anchors/measure")} */
    const { measureAnchors } = await load("./anchors/measure.ts");
    return measureAnchors();
  },
  opening: measurePages,
  live: async () => [await measureFeed(1), await measureFeed(2)],
  memory: measureBounds,
  reports: async () => {
    /** @type {typeof import("./reports/measure")} */
    const { measureReports } = await load("./reports/measure.ts");
    return measureReports(await findBrowser(context));
  },
  public: measureReaders,
  history: async () => {
    /** @type {typeof import("./history/measure")} */
    const { measureHistory } = await load("./history/measure.ts");
    return measureHistory();
  },
  log: () => withDatabase(measureHashes),
  duplicates: () => withDatabase(measureDoor),
  intake: async () => {
    /** @type {typeof import("./intake/measure")} */
    const { measureIntake } = await load("./intake/measure.ts");
    return measureIntake();
  },
  search: () => withDatabase(measureFinding),
};
const PAGE = "docs/figures.md";
/** @type {import("../scripts/context").Context} */
const context = { say: console.log, signal: stopSignal() };
const wanted = process.argv.slice(2);

if (process.send !== undefined) {
  const figures = await measure(wanted[0] ?? "");
  await new Promise((resolve) => process.send?.(figures, resolve));
} else {
  /** @type {Partial<AllFigures>} */
  const figures = {};
  for (const name of wanted.length === 0 ? Object.keys(PARTS) : wanted)
    Object.assign(figures, { [name]: await measureApart(name) });
  console.log(JSON.stringify(figures, null, 2));
  await write(figures);
}
process.exit();

/** @param {string} name */
function measure(name) {
  const part = PARTS[name];
  if (part === undefined)
    throw new Error(`There is no part ${name}. Parts: ${Object.keys(PARTS).join(", ")}.`);
  return part();
}

/**
 * The figures of one part, measured in a process of its own.
 *
 * @param {string} name
 */
async function measureApart(name) {
  const child = fork(import.meta.filename, [name]);
  let figures;
  child.on("message", (message) => {
    figures = message;
  });
  const [code] = await once(child, "exit");
  if (figures === undefined) throw new Error(`${name} was not measured (${code}).`);
  return figures;
}

/**
 * @typedef {import("./write-figures").Figures & {
 *   anchors: Parameters<typeof import("./anchors/write-section").anchorsSection>[0],
 *   live: Parameters<typeof import("./live/write-section").liveSection>[0],
 *   memory: Parameters<typeof import("./memory/write-section").memorySection>[0],
 *   reports: Parameters<typeof import("./reports/write-section").reportsSection>[0],
 *   public: Parameters<typeof import("./public/write-section").publicSection>[0],
 *   history: Parameters<typeof import("./history/write-section").historySection>[0],
 *   log: import("./log/measure").LogFigures,
 *   duplicates: import("./duplicates/measure").DuplicateFigures,
 *   intake: Parameters<typeof import("./intake/write-section").intakeSection>[0],
 *   search: import("./search/measure").SearchFigures,
 * }} AllFigures
 */

/** @param {Partial<AllFigures>} figures */
async function write(figures) {
  /** @type {typeof import("./figures-page")} */
  const { FAULTS_TITLE, sectionOf, withSection } = await load("./figures-page.ts");
  /** @type {typeof import("./live/write-section")} */
  const { LIVE_TITLE, liveSection } = await load("./live/write-section.ts");
  /** @type {typeof import("./write-figures")} */
  const { writeFigures } = await load("./write-figures.ts");
  const old = readFileSync(PAGE, "utf8");
  const machine = { cores: cpus().length, node: process.version };
  const { highlights, commands, opening } = figures;
  const isWhole = wanted.length === 0 && highlights && commands && opening;
  let page = isWhole ? writeFigures({ highlights, commands, opening }, machine) : old;
  if (figures.anchors !== undefined) {
    /** @type {typeof import("./anchors/write-section")} */
    const { ANCHORS_TITLE, anchorsSection } = await load("./anchors/write-section.ts");
    page = withSection(page, ANCHORS_TITLE, anchorsSection(figures.anchors));
  }
  if (figures.live !== undefined) page = withSection(page, LIVE_TITLE, liveSection(figures.live));
  if (figures.memory !== undefined) {
    /** @type {typeof import("./memory/write-section")} */
    const { MEMORY_TITLE, memorySection } = await load("./memory/write-section.ts");
    page = withSection(page, MEMORY_TITLE, memorySection(figures.memory));
  }
  if (figures.reports !== undefined) {
    /** @type {typeof import("./reports/write-section")} */
    const { REPORTS_TITLE, reportsSection } = await load("./reports/write-section.ts");
    page = withSection(page, REPORTS_TITLE, reportsSection(figures.reports));
  }
  if (figures.public !== undefined) {
    /** @type {typeof import("./public/write-section")} */
    const { PUBLIC_TITLE, publicSection } = await load("./public/write-section.ts");
    page = withSection(page, PUBLIC_TITLE, publicSection(figures.public));
  }
  if (figures.history !== undefined) {
    /** @type {typeof import("./history/write-section")} */
    const { HISTORY_TITLE, historySection } = await load("./history/write-section.ts");
    page = withSection(page, HISTORY_TITLE, historySection(figures.history));
  }
  if (figures.log !== undefined) {
    /** @type {typeof import("./log/write-section")} */
    const { LOG_TITLE, logSection } = await load("./log/write-section.ts");
    page = withSection(page, LOG_TITLE, logSection(figures.log));
  }
  if (figures.duplicates !== undefined) {
    /** @type {typeof import("./duplicates/write-section")} */
    const { DUPLICATES_TITLE, duplicatesSection } = await load("./duplicates/write-section.ts");
    page = withSection(page, DUPLICATES_TITLE, duplicatesSection(figures.duplicates));
  }
  if (figures.intake !== undefined) {
    /** @type {typeof import("./intake/write-section")} */
    const { INTAKE_TITLE, intakeSection } = await load("./intake/write-section.ts");
    page = withSection(page, INTAKE_TITLE, intakeSection(figures.intake));
  }
  if (figures.search !== undefined) {
    /** @type {typeof import("./search/write-section")} */
    const { SEARCH_TITLE, searchSection } = await load("./search/write-section.ts");
    page = withSection(page, SEARCH_TITLE, searchSection(figures.search));
  }
  const faults = sectionOf(old, FAULTS_TITLE);
  if (faults !== null) page = withSection(page, FAULTS_TITLE, faults);
  writeFileSync(PAGE, page);
}

/**
 * The product as `npm start -- --processes N` runs it.
 *
 * @param {number} processes
 */
async function measureFeed(processes) {
  /** @type {typeof import("./live/measure")} */
  const { measureLive } = await load("./live/measure.ts");
  const product = await startForJourneys(context, {
    args: ["--processes", String(processes)],
    folder: ".data-live",
  });
  try {
    const { databaseUrl, ownerUrl } = await databaseOf(product);
    process.env["DATABASE_URL"] = databaseUrl;
    process.env["NEXTAUTH_SECRET"] ||= "a secret that only this measurement uses";
    return await measureLive(product, ownerUrl, processes);
  } finally {
    const { disconnect } = await load("../lib/database/client.ts");
    await disconnect();
    await product.stop();
  }
}

/** The product with so much memory that nothing bounds it, and as it is when nobody sets anything. */
async function measureBounds() {
  /** @type {typeof import("./memory/measure")} */
  const { measureMemory } = await load("./memory/measure.ts");
  const { USUAL_MB } = await import("../scripts/memory-shares.mjs");
  const products = [];
  try {
    for (const memoryMb of [16_000, USUAL_MB]) {
      const env = { ASSAY_MEMORY_MB: String(memoryMb) };
      const product = await startForJourneys(context, { env, folder: `.data-memory-${memoryMb}` });
      products.push({ ...product, memoryMb });
    }
    return await measureMemory(products);
  } finally {
    for (const product of products) await product.stop();
  }
}

async function measureReaders() {
  /** @type {typeof import("./public/measure")} */
  const { measurePublic } = await load("./public/measure.ts");
  const browserPath = await findBrowser(context);
  const product = await startForJourneys(context, { folder: ".data-public" });
  try {
    const { databaseUrl } = await databaseOf(product);
    process.env["DATABASE_URL"] = databaseUrl;
    process.env["NEXTAUTH_SECRET"] ||= "a secret that only this measurement uses";
    return await measurePublic(product.url, browserPath);
  } finally {
    const { disconnect } = await load("../lib/database/client.ts");
    await disconnect();
    await product.stop();
  }
}

/** @param {{ dataFolder: string }} product */
async function databaseOf({ dataFolder }) {
  const database = await findEmbeddedDatabase(dataFolder);
  if (database === null) throw new Error("The product has no database that runs.");
  return database;
}

async function measureWrites() {
  /** @type {typeof import("./commands/measure")} */
  const { measureCommands } = await load("./commands/measure.ts");
  return measureCommands();
}

async function measureDoor() {
  /** @type {typeof import("./duplicates/measure")} */
  const { measureDuplicates } = await load("./duplicates/measure.ts");
  return measureDuplicates();
}

/** @param {{ ownerUrl: string }} database */
async function measureFinding({ ownerUrl }) {
  /** @type {typeof import("./search/measure")} */
  const { measureSearch } = await load("./search/measure.ts");
  return measureSearch(ownerUrl);
}

/**
 * Writers with and without a log have a database each; the long ledger has this process's.
 *
 * @param {{ ownerUrl: string }} database
 */
async function measureHashes({ ownerUrl }) {
  /** @type {typeof import("./log/measure")} */
  const { measureLog } = await load("./log/measure.ts");
  const folder = mkdtempSync(path.join(tmpdir(), "assay-bench-log-"));
  const env = { ...process.env, DATABASE_URL: "" };
  process.env["DATABASE_OWNER_URL"] = ownerUrl;
  process.env["ASSAY_LOG_KEY"] ||= randomBytes(32).toString("base64");
  process.env["ASSAY_URL"] ||= "http://bench.test";
  const [kept, alone] = [
    await openDatabase(path.join(folder, "kept"), { env }),
    await openDatabase(path.join(folder, "alone"), { env }),
  ];
  try {
    return await measureLog({ kept: kept.databaseUrl, alone: alone.databaseUrl, folder });
  } finally {
    await kept.stop();
    await alone.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The product as `npm start` runs it, built for production, on data of its own. */
async function measurePages() {
  /** @type {typeof import("./opening/measure")} */
  const { measureOpening } = await load("./opening/measure.ts");
  const browserPath = await findBrowser(context);
  const product = await startForJourneys(context);
  try {
    return await measureOpening(product.url, browserPath);
  } finally {
    await product.stop();
  }
}

/**
 * A database of this run's own, durable as in production, removed afterwards.
 *
 * @template T
 * @param {(database: { ownerUrl: string }) => Promise<T>} measure
 */
async function withDatabase(measure) {
  generateClient();
  const folder = mkdtempSync(path.join(tmpdir(), "assay-bench-"));
  const database = await openDatabase(folder, { env: { ...process.env, DATABASE_URL: "" } });
  process.env["DATABASE_URL"] = database.databaseUrl;
  process.env["NEXTAUTH_SECRET"] ||= "a secret that only this measurement uses";
  try {
    return await measure(database);
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
