import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT } from "./root.mjs";
import { runProgram } from "./run-program.mjs";

/** The steps of `npm test`, in the order that tells soonest what is wrong. Each answers with its counts. */
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
];

const PASSED = { passed: 1, failed: 0, skipped: 0 };
const FAILED = { passed: 0, failed: 1, skipped: 0 };

const program = (name) => path.join(ROOT, "node_modules", name);

async function check({ signal }, name, args) {
  const { code } = await runProgram(process.execPath, [program(name), ...args], { signal, isShown: true });
  return code === 0 ? PASSED : FAILED;
}

/** Next writes the types of routes and of imported styles, which a fresh checkout does not have. */
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

async function runDatabaseTests(context) {
  try {
    return await runVitest(context, "database");
  } finally {
    const { sweepAbandoned } = await import("../lib/database/embedded/test-cluster.mjs");
    await sweepAbandoned();
  }
}

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

function vitestCounts(file) {
  const report = JSON.parse(readFileSync(file, "utf8"));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

async function build(context) {
  const { buildPages } = await import("./build-pages.mjs");
  await buildPages(context);
  return PASSED;
}

async function runJourneys(context) {
  const { startForJourneys } = await import("./start-for-journeys.mjs");
  const { findBrowser } = await import("./find-browser.mjs");
  const browser = await findBrowser(context);
  const folder = mkdtempSync(path.join(tmpdir(), "assay-results-"));
  const mailFolder = path.join(folder, "mail");
  const product = await startForJourneys(context, { mailFolder });
  const results = path.join(folder, "playwright.json");
  try {
    const env = {
      ...process.env,
      ASSAY_E2E_URL: product.url,
      ASSAY_E2E_MAIL: mailFolder,
      ASSAY_E2E_RESULTS: results,
      CHROMIUM_PATH: browser ?? "",
    };
    const { code } = await runProgram(process.execPath, [program("@playwright/test/cli.js"), "test"], {
      env,
      signal: context.signal,
      isShown: true,
    });
    const counts = withExitCode(playwrightCounts(results), code);
    if (counts.failed > 0) console.error(`What the server said:\n${product.output()}`);
    return counts;
  } finally {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function playwrightCounts(file) {
  const { stats } = JSON.parse(readFileSync(file, "utf8"));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/** A run can fail without a failed test: a file that does not load, an error outside of tests. */
const withExitCode = (counts, code) =>
  code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
