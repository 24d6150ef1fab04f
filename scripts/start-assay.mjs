import { errorMessage } from "../lib/database/embedded/error-code.mjs";
import { keepRunning } from "../lib/database/embedded/keep-running.mjs";
import { isAlive } from "../lib/database/embedded/process-life.mjs";
import { dataFolder } from "./data-folder.mjs";
import { lockDataFolder } from "./data-lock.mjs";
import { installDependencies } from "./install-dependencies.mjs";
import { memoryMb, memoryShares } from "./memory-shares.mjs";
import { readEnvFile } from "./read-env-file.mjs";
import { startOptions } from "./start-options.mjs";
import { fired, stopSignal } from "./stop-signal.mjs";
import { requireFree, webAddress } from "./web-port.mjs";
import { startWebProcesses } from "./web-processes.mjs";

/**
 * `npm start` and `npm run dev`: from a bare checkout to a served product, and back down without a trace. What needs
 * installed packages is imported after they are there.
 *
 * @param {readonly string[]} args
 */
export async function startAssay(args) {
  const signal = stopSignal();
  /** @type {Undo} */
  const undo = [];
  try {
    await bringUp({ ...startOptions(args), signal, undo, say });
    await fired(signal);
    say("Stopping …");
  } catch (error) {
    if (!signal.aborted) {
      console.error(`\n${errorMessage(error)}`);
      process.exitCode = 1;
    }
  }
  for (const each of undo.reverse()) await each().catch(report);
  process.exit();
}

/** @typedef {(() => Promise<void>)[]} Undo what is done at the end, the last first */

/** @param {{ isDev: boolean, processes: number, signal: AbortSignal, undo: Undo, say: import("./context").Say }} options */
async function bringUp({ isDev, processes, signal, undo, say }) {
  readEnvFile();
  const shares = memoryShares({
    memoryMb: memoryMb(process.env, processes),
    processes,
    isEmbedded: !process.env["DATABASE_URL"],
  });
  const folder = dataFolder();
  const address = webAddress();
  const lock = await lockDataFolder(folder, "Another Assay");
  undo.push(async () => lock.release());
  await requireFree(address, lock.isTakenOver ? ENDING_MS : 0);

  await installDependencies({ say, signal });
  signal.throwIfAborted();
  const { generateClient } = await import("./generate-client.mjs");
  generateClient();
  const { keptSecrets, setLogKeys } = await import("../lib/database/embedded/kept-secrets.mjs");
  const { openDatabase } = await import("./open-database.mjs");
  const database = await openDatabase(folder, { settings: shares.postgres });
  undo.push(stopWith(database, say));
  tellDatabase(database, say);
  const secrets = keptSecrets(folder);
  setLogKeys(secrets);
  setEnvironment({ folder, address, database, secrets });
  await checkEnvironment();
  signal.throwIfAborted();

  const { countUsers, DEMO_OWNER, seedDemo } = await import("./seed-demo.mjs");
  await seedDemo(database.databaseUrl, { say, signal });
  signal.throwIfAborted();
  const { buildPages } = await import("./build-pages.mjs");
  if (!isDev) await buildPages({ say, signal });
  else await (await import("./bundle-verifier.mjs")).writeVerifier();
  signal.throwIfAborted();
  await serve({ address, isDev, processes, heapMb: shares.heapMb, undo });
  say(`\nAssay is ready: ${process.env["NEXTAUTH_URL"]}`);
  if ((await countUsers(database.databaseUrl, DEMO_OWNER)) > 0) say(DEMO_SIGN_INS);
  else if ((await countUsers(database.databaseUrl)) === 0) say(FIRST_OWNER);
}

/** @param {{ address: import("./context").WebAddress, isDev: boolean, processes: number, heapMb: number, undo: Undo }} options */
async function serve({ address, isDev, processes, heapMb, undo }) {
  process.on("unhandledRejection", report);
  process.on("uncaughtException", report);
  const server = isDev
    ? await (await import("./serve-pages.mjs")).servePages({ ...address, isDev })
    : await startWebProcesses({ ...address, count: processes, heapMb, say });
  undo.push(server.close);
}

/**
 * Keeps the database running, and says how it is stopped. It goes down with this process also when a library ends the
 * process at once, as Next does when another `next dev` works in this folder.
 *
 * @param {import("./context").OpenDatabase} database
 * @param {import("./context").Say} say
 */
function stopWith({ embedded, stop }, say) {
  if (embedded === null) return stop;
  const stopKeeping = keepRunning(embedded, { say });
  const endAtOnce = () => {
    if (isAlive(embedded.pid)) process.kill(embedded.pid, "SIGINT");
  };
  process.once("exit", endAtOnce);
  return async () => {
    await stopKeeping();
    await stop();
    process.off("exit", endAtOnce);
  };
}

/**
 * What the application reads. It does not get the owner's address: it has no business with the owner's rights.
 *
 * @param {{ folder: string, address: import("./context").WebAddress, database: import("./context").OpenDatabase,
 *   secrets: import("../lib/database/embedded/kept-secrets.mjs").Secrets }} settings
 */
function setEnvironment({ folder, address, database, secrets }) {
  delete process.env["DATABASE_OWNER_URL"];
  process.env["DATABASE_URL"] = database.databaseUrl;
  process.env["ASSAY_DATA_DIR"] = folder;
  process.env["PORT"] = String(address.port);
  process.env["NEXTAUTH_URL"] ||= `http://localhost:${address.port}`;
  process.env["NEXTAUTH_SECRET"] ||= secrets.sessionSecret;
}

/** A mistake in a variable is told now, and not by the first page that somebody opens. */
async function checkEnvironment() {
  const { tsImport } = await import("tsx/esm/api");
  /** @type {typeof import("../lib/env")} */
  const { environment } = await tsImport("../lib/env.ts", import.meta.url);
  environment();
}

/**
 * @param {import("./context").OpenDatabase} database
 * @param {import("./context").Say} say
 */
function tellDatabase(database, say) {
  if (database.adopted) say("Found the database of an Assay that was killed; carrying on with it.");
  for (const name of database.applied) say(`Migrated the database: ${name}`);
}

/** How long what is left of a killed Assay may take to notice that it is alone. */
const ENDING_MS = 5_000;

/** @type {import("./context").Say} */
const say = (line) => console.log(line);

/** @param {unknown} error */
const report = (error) => console.error(error);

const DEMO_SIGN_INS = `Demo desk, password assay-demo for each:
  owner@demo.assay      editor@demo.assay     viewer@demo.assay
  reviewer1@demo.assay  reviewer2@demo.assay
Start with ASSAY_DEMO=off on an empty data folder for a desk of your own.`;

const FIRST_OWNER = `Nobody can sign in yet. Make the first owner:
  npm run --silent assay -- user add you@example.org --name "Your name"
  npm run --silent assay -- workspace add desk --name "Our desk" --owner you@example.org`;
