import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findEmbeddedDatabase, prepareDataFolder } from "../lib/database/embedded/embedded-database.mjs";
import { freePort } from "../lib/database/embedded/free-port.mjs";
import { lockDataFolder } from "./data-lock.mjs";
import { ROOT } from "./root.mjs";

const FOLDER = path.join(ROOT, ".data-test");
const STARTING_MS = 240_000;

/** What a person's own settings must not lead the tests to: their database, their mail server, their sign-in. */
const NOT_PASSED_ON = [
  "DATABASE_URL",
  "DATABASE_OWNER_URL",
  "NEXTAUTH_URL",
  "NEXTAUTH_SECRET",
  "ASSAY_URL",
  "ASSAY_HOST",
  "ASSAY_DEMO",
  "SMTP_URL",
  "GOOGLE_CLIENT_ID",
  "GOOGLE_CLIENT_SECRET",
  "GITHUB_CLIENT_ID",
  "GITHUB_CLIENT_SECRET",
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
];

/**
 * Starts the product as `npm start` does, on a data folder of its own with a fresh demo desk, and waits until it
 * answers.
 *
 * @param {{ say(line: string): void, signal: AbortSignal }} context
 * @returns {Promise<{ url: string, output(): string, stop(): Promise<void> }>}
 */
export async function startForJourneys({ say, signal }) {
  const lock = await lockDataFolder(FOLDER, "Another npm test");
  const dataFolder = path.join(FOLDER, "assay");
  await clear(dataFolder);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: ROOT,
    env: { ...withoutOwnSettings(), PORT: String(port), ASSAY_DATA_DIR: dataFolder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output = (output + chunk.toString("utf8")).slice(-50_000);
    });
  }
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    await clear(dataFolder);
    lock.release();
  };
  try {
    await untilReady({ url, child, signal, output: () => output });
  } catch (error) {
    await stop();
    throw error;
  }
  say(`The product runs on ${url}.`);
  return { url, output: () => output, stop };
}

async function untilReady({ url, child, signal, output }) {
  const until = Date.now() + STARTING_MS;
  while (Date.now() < until) {
    signal.throwIfAborted();
    if (child.exitCode !== null) throw new Error(`npm start ended before it was ready.\n${output()}`);
    if (output().includes("Assay is ready") && (await isHealthy(url))) return;
    await sleep(200);
  }
  throw new Error(`npm start was not ready after ${STARTING_MS / 1000} s.\n${output()}`);
}

async function isHealthy(url) {
  try {
    return (await fetch(`${url}/api/health`)).ok;
  } catch {
    return false;
  }
}

/** Ends a Postgres that a killed test run left here, and removes the data. */
async function clear(dataFolder) {
  prepareDataFolder(dataFolder);
  await (await findEmbeddedDatabase(dataFolder))?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}

/** Set to nothing rather than left out: what is set is not read from `.env`. */
function withoutOwnSettings() {
  const env = { ...process.env, ...Object.fromEntries(NOT_PASSED_ON.map((name) => [name, ""])) };
  delete env.npm_lifecycle_event;
  return env;
}
