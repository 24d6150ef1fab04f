import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT } from "./root.mjs";
import { runProgram } from "./run-program.mjs";

/** @typedef {import("./context").Context} Context */
/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @typedef {object} TestStep
 * @property {string} name
 * @property {string} what
 * @property {string} [needs] the step without which this one cannot be
 * @property {(context: Context) => Promise<Counts>} run
 */

/**
 * The steps of `npm test`, in the order that tells soonest what is wrong. Each answers with its counts.
 *
 * @type {readonly TestStep[]}
 */
export const TEST_STEPS = [
  {
    name: "lint",
    what: "Biome, format and lint",
    run: (context) => check(context, "@biomejs/biome/bin/biome", ["check", "."]),
  },
  { name: "types", what: "TypeScript", run: checkTypes },
  { name: "boundaries", what: "imports follow the arrows of docs/architecture.md", run: checkBoundaries },
  {
    name: "dead-code",
    what: "knip, unused files, exports and dependencies",
    run: (context) => check(context, "knip/bin/knip.js", []),
  },
  {
    name: "unit",
    what: "Vitest, the pure rooms and what needs no database",
    run: (context) => runVitest(context, "unit"),
  },
  {
    name: "database",
    what: "Vitest, against a real Postgres",
    run: runDatabaseTests,
  },
  { name: "build", what: "the pages, as npm start serves them", run: build },
  { name: "e2e", what: "Playwright, journeys in a real browser", needs: "build", run: runJourneys },
  {
    name: "engines",
    what: "the main job in Firefox and in WebKit, where they can be had",
    needs: "build",
    run: runEngines,
  },
];

const PASSED = { passed: 1, failed: 0, skipped: 0 };
const FAILED = { passed: 0, failed: 1, skipped: 0 };

/** @param {string} name */
const program = (name) => path.join(ROOT, "node_modules", name);

/**
 * @param {Context} context
 * @param {string} name
 * @param {readonly string[]} args
 */
async function check({ signal }, name, args) {
  const { code } = await runProgram(process.execPath, [program(name), ...args], { signal, isShown: true });
  return code === 0 ? PASSED : FAILED;
}

/**
 * Next writes the types of routes and of imported styles, which a fresh checkout does not have.
 *
 * @param {Context} context
 */
async function checkTypes(context) {
  const typegen = await runProgram(process.execPath, [program("next/dist/bin/next"), "typegen"], {
    signal: context.signal,
  });
  if (typegen.code !== 0) {
    console.error(typegen.output);
    return FAILED;
  }
  return check(context, "typescript/bin/tsc", ["--noEmit", "-p", ROOT]);
}

/** @param {Context} context */
async function checkBoundaries({ signal }) {
  const { boundaryReport } = await import("./boundary-report.mjs");
  const { modules, violations } = await boundaryReport(signal);
  for (const violation of violations) console.error(violation);
  console.log(`${modules} modules read, ${violations.length} forbidden imports.`);
  if (modules === 0)
    console.error(
      "No modules were read, so nothing was checked: dependency-cruiser cannot parse this TypeScript.",
    );
  return violations.length === 0 && modules > 0 ? PASSED : FAILED;
}

/** @param {Context} context */
async function runDatabaseTests(context) {
  try {
    return await runVitest(context, "database");
  } finally {
    const { sweepAbandoned } = await import("../lib/database/embedded/test-cluster.mjs");
    await sweepAbandoned();
  }
}

/**
 * @param {Context} context
 * @param {string} project
 */
async function runVitest({ signal }, project) {
  const folder = mkdtempSync(path.join(tmpdir(), "assay-results-"));
  const results = path.join(folder, "vitest.json");
  try {
    const args = [
      "run",
      "--project",
      project,
      "--passWithNoTests",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${results}`,
    ];
    const { code } = await runProgram(process.execPath, [program("vitest/vitest.mjs"), ...args], {
      signal,
      isShown: true,
    });
    return withExitCode(vitestCounts(results), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} file
 * @returns {Counts}
 */
function vitestCounts(file) {
  const report = JSON.parse(readFileSync(file, "utf8"));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/** @param {Context} context */
async function build(context) {
  const { buildPages } = await import("./build-pages.mjs");
  await buildPages(context);
  return PASSED;
}

/** @param {Context} context */
async function runJourneys(context) {
  const { startForJourneys } = await import("./start-for-journeys.mjs");
  const { findBrowser } = await import("./find-browser.mjs");
  const browser = await findBrowser(context);
  return inScratchFolder(async (folder) => {
    const mailFolder = path.join(folder, "mail");
    const product = await startForJourneys(context, { mailFolder });
    const env = {
      ASSAY_E2E_URL: product.url,
      ASSAY_E2E_MAIL: mailFolder,
      CHROMIUM_PATH: browser ?? "",
    };
    return playAgainst(product, context, { folder, env });
  });
}

/**
 * The product says that its address is that of a line which the tests open, and can cut, before it.
 *
 * @param {Context} context
 */
async function runEngines(context) {
  const { startForJourneys } = await import("./start-for-journeys.mjs");
  const { findEngines } = await import("./find-engines.mjs");
  const { freePort } = await import("../lib/database/embedded/free-port.mjs");
  const { firefox, webkit } = await findEngines(context);
  for (const { missing } of [firefox, webkit]) if (missing !== undefined) console.log(`Skipped: ${missing}`);
  return inScratchFolder(async (folder) => {
    const address = `http://localhost:${await freePort()}`;
    const product = await startForJourneys(context, { env: { NEXTAUTH_URL: address } });
    const env = {
      ASSAY_E2E_URL: address,
      ASSAY_ENGINES_SERVER: new URL(product.url).port,
      ASSAY_ENGINES_WEBDRIVER: String(await freePort()),
      ASSAY_ENGINE_FIREFOX: JSON.stringify(firefox),
      ASSAY_ENGINE_WEBKIT: JSON.stringify(webkit),
    };
    return playAgainst(product, context, { folder, env, args: ["--config", "playwright.engines.config.ts"] });
  });
}

/**
 * @template T
 * @param {(folder: string) => Promise<T>} work
 */
async function inScratchFolder(work) {
  const folder = mkdtempSync(path.join(tmpdir(), "assay-results-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs Playwright's tests against a started product, and stops it.
 *
 * @param {import("./context").Product} product
 * @param {Context} context
 * @param {{ folder: string, env: Readonly<Record<string, string>>, args?: readonly string[] }} options
 */
async function playAgainst(product, { signal }, { folder, env, args = [] }) {
  const results = path.join(folder, "playwright.json");
  try {
    const { code } = await runProgram(
      process.execPath,
      [program("@playwright/test/cli.js"), "test", ...args],
      {
        env: { ...process.env, ...env, ASSAY_E2E_RESULTS: results },
        signal,
        isShown: true,
      },
    );
    const counts = withExitCode(playwrightCounts(results), code);
    if (counts.failed > 0) console.error(`What the server said:\n${product.output()}`);
    return counts;
  } finally {
    await product.stop();
  }
}

/**
 * @param {string} file
 * @returns {Counts}
 */
function playwrightCounts(file) {
  const { stats } = JSON.parse(readFileSync(file, "utf8"));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/**
 * A run can fail without a failed test: a file that does not load, an error outside of tests.
 *
 * @param {Counts} counts
 * @param {number} code
 * @returns {Counts}
 */
const withExitCode = (counts, code) =>
  code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
