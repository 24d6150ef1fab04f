import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { findEmbeddedDatabase, prepareDataFolder } from "../lib/database/embedded/embedded-database.mjs";
import { ROOT } from "./root.mjs";

const STARTING_MS = 600_000;
const KEPT_OUTPUT = 50_000;

/** What a person's own settings must not lead the tests to: their database, their mail server, their sign-in. */
const NOT_PASSED_ON = [
  "DATABASE_URL",
  "DATABASE_OWNER_URL",
  "NEXTAUTH_URL",
  "NEXTAUTH_SECRET",
  "ASSAY_URL",
  "ASSAY_HOST",
  "ASSAY_DEMO",
  "ASSAY_JOBS",
  "SMTP_URL",
  "MAIL_FROM",
  "GOOGLE_CLIENT_ID",
  "GOOGLE_CLIENT_SECRET",
  "GITHUB_CLIENT_ID",
  "GITHUB_CLIENT_SECRET",
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
];

/**
 * Starts the product as `npm start` does, for tests and measurements, and waits until it answers. Ends it when it
 * does not.
 *
 * @param {{ dataFolder: string, port: number, args?: readonly string[], env?: Readonly<Record<string, string>>,
 *   signal: AbortSignal }} options
 * @returns {Promise<import("./context").Product>}
 */
export async function startProduct({ dataFolder, port, args = [], env = {}, signal }) {
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ["scripts/start.mjs", ...args], {
    cwd: ROOT,
    env: { ...withoutOwnSettings(), ...env, PORT: String(port), ASSAY_DATA_DIR: dataFolder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      text = (text + chunk.toString("utf8")).slice(-KEPT_OUTPUT);
    });
  }
  const output = () => text;
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  };
  try {
    await untilReady({ url, child, signal, output });
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, pid: startedPid(child), output, stop };
}

/**
 * One that answers has its number.
 *
 * @param {import("node:child_process").ChildProcess} child
 */
function startedPid({ pid }) {
  if (pid === undefined) throw new Error("npm start did not start.");
  return pid;
}

/**
 * Ends a Postgres that a killed run left in a data folder, and removes the data.
 *
 * @param {string} dataFolder
 */
export async function clearDataFolder(dataFolder) {
  prepareDataFolder(dataFolder);
  await (await findEmbeddedDatabase(dataFolder))?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}

/**
 * @param {{ url: string, child: import("node:child_process").ChildProcess, signal: AbortSignal, output: () => string }} started
 */
async function untilReady({ url, child, signal, output }) {
  const until = Date.now() + STARTING_MS;
  while (Date.now() < until) {
    signal.throwIfAborted();
    if (child.exitCode !== null) throw new Error(`npm start ended before it was ready.\n${output()}`);
    if (output().includes("Assay is ready") && (await isHealthy(url))) return;
    await sleep(100);
  }
  throw new Error(`npm start was not ready after ${STARTING_MS / 1000} s.\n${output()}`);
}

/** @param {string} url */
async function isHealthy(url) {
  try {
    return (await fetch(`${url}/api/health`)).ok;
  } catch {
    return false;
  }
}

/** Set to nothing rather than left out: what is set is not read from `.env`. */
function withoutOwnSettings() {
  const env = { ...process.env, ...Object.fromEntries(NOT_PASSED_ON.map((name) => [name, ""])) };
  delete env["npm_lifecycle_event"];
  return env;
}
