import { randomInt } from "node:crypto";
import { installDependencies } from "./install-dependencies.mjs";
import { stopSignal } from "./stop-signal.mjs";
import { TEST_STEPS } from "./test-steps.mjs";

/**
 * `npm test`: every check there is, from a bare checkout. Its last line is `N passed, N failed`. For development,
 * `npm test -- --only unit,types` runs some of the steps.
 *
 * @param {readonly string[]} args
 */
export async function testAssay(args) {
  const signal = stopSignal();
  /** @type {import("./context").Context} */
  const context = { signal, say: (line) => console.log(line) };
  const seed = takeSeed();
  if (seed !== null) console.log(seedSentence(seed));
  /** @type {Result[]} */
  const results = [];
  for (const step of chosenSteps(args)) {
    if (signal.aborted) break;
    console.log(`\n── ${step.name}: ${step.what}`);
    results.push({ name: step.name, ...(await outcome(step, context, results)) });
  }
  conclude(results, { isInterrupted: signal.aborted, seed });
}

/**
 * The seed of the laws, when it is not the usual one: "random", as .ci/run has it, becomes a new number here, one for the
 * whole run.
 *
 * @returns {string | null}
 */
function takeSeed() {
  const asked = process.env["ASSAY_TEST_SEED"];
  if (asked === "random") process.env["ASSAY_TEST_SEED"] = String(randomInt(2 ** 31));
  return process.env["ASSAY_TEST_SEED"] ?? null;
}

/** @param {string} seed */
const seedSentence = (seed) =>
  `The laws are tried with seed ${seed}. The same again: ASSAY_TEST_SEED=${seed} npm test`;

/** @typedef {import("./test-steps.mjs").TestStep} TestStep */
/** @typedef {import("./test-steps.mjs").Counts & { seconds: number }} Outcome */
/** @typedef {Outcome & { name: string }} Result */

/** @param {readonly string[]} args */
function chosenSteps(args) {
  const only = args.includes("--only") ? (args[args.indexOf("--only") + 1] ?? "").split(",") : null;
  const unknown = (only ?? []).filter((name) => !TEST_STEPS.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(
      `There is no step ${unknown.join(", ")}. The steps: ${TEST_STEPS.map((step) => step.name).join(", ")}.`,
    );
    process.exit(1);
  }
  /** @type {TestStep} */
  const setUp = { name: "set-up", what: "dependencies and the database client", run: setUpOnce };
  return [setUp, ...TEST_STEPS.filter((step) => only === null || only.includes(step.name))];
}

/** @param {import("./context").Context} context */
async function setUpOnce(context) {
  await installDependencies(context);
  const { generateClient } = await import("./generate-client.mjs");
  generateClient();
  return { passed: 0, failed: 0, skipped: 0 };
}

/**
 * @param {TestStep} step
 * @param {import("./context").Context} context
 * @param {readonly Result[]} earlier
 * @returns {Promise<Outcome>}
 */
async function outcome(step, context, earlier) {
  const started = Date.now();
  try {
    const broken = earlier.find(
      (each) => each.failed > 0 && (each.name === "set-up" || step.needs === each.name),
    );
    if (broken !== undefined) throw new Error(`Not run, because "${broken.name}" failed.`);
    const counts = await step.run(context);
    return { ...counts, seconds: seconds(started) };
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    return { passed: 0, failed: 1, skipped: 0, seconds: seconds(started) };
  }
}

/** @param {number} started */
const seconds = (started) => Math.round((Date.now() - started) / 1000);

/**
 * @param {readonly Result[]} results
 * @param {{ isInterrupted: boolean, seed: string | null }} run
 */
function conclude(results, { isInterrupted, seed }) {
  console.log("\n── summary");
  for (const { name, passed, failed, skipped, seconds: took } of results) {
    console.log(
      `${failed > 0 ? "✗" : "✓"} ${name.padEnd(12)} ${passed} passed, ${failed} failed, ${skipped} skipped (${took} s)`,
    );
  }
  /** @param {keyof import("./test-steps.mjs").Counts} key */
  const sum = (key) => results.reduce((total, each) => total + each[key], 0);
  const failed = sum("failed") + (isInterrupted ? 1 : 0);
  if (isInterrupted) console.log("Interrupted.");
  if (failed > 0 && seed !== null) console.log(seedSentence(seed));
  console.log(
    `${sum("passed")} passed, ${failed} failed${sum("skipped") > 0 ? `, ${sum("skipped")} skipped` : ""}`,
  );
  process.exit(failed > 0 ? 1 : 0);
}
