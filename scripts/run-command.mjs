import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { errorMessage } from "../lib/database/embedded/error-code.mjs";
import { dataFolder } from "./data-folder.mjs";
import { lockDataFolder } from "./data-lock.mjs";
import { installDependencies } from "./install-dependencies.mjs";
import { readEnvFile } from "./read-env-file.mjs";
import { ROOT } from "./root.mjs";
import { stopSignal } from "./stop-signal.mjs";
import { webAddress } from "./web-port.mjs";

const COMMANDS = path.join(ROOT, "bin/commands");

/**
 * `assay NOUN VERB …`, on a running or a stopped installation. A command is `{ usage, what, run(args) }`, the export
 * `command` of bin/commands/NOUN-VERB.ts; `run` answers with the exit code. What is said about setting up goes to
 * standard error: standard output is the command's alone.
 *
 * @param {readonly string[]} args
 */
export async function runCommand(args) {
  /** @type {import("./context").Say} */
  const say = (line) => console.error(line);
  process.env["ASSAY_ROOT"] = ROOT;
  try {
    const signal = stopSignal();
    await installDependencies({ say, signal });
    const { register } = await import("tsx/esm/api");
    register();
    process.exitCode = await dispatch(args, say);
  } catch (error) {
    say(errorMessage(error));
    process.exitCode = 1;
  }
  process.exit();
}

/**
 * @param {readonly string[]} args
 * @param {import("./context").Say} say
 * @returns {Promise<number>} the exit code
 */
async function dispatch([noun = "help", verb = "", ...rest], say) {
  const file = path.join(COMMANDS, `${noun}-${verb}.ts`);
  const isKnown = /^[a-z-]+$/.test(noun) && /^[a-z-]+$/.test(verb) && existsSync(file);
  if (!isKnown) return printHelp(noun);
  if (rest.includes("--help") || rest.includes("-h")) return printUsage(file);
  const { generateClient } = await import("./generate-client.mjs");
  generateClient();
  readEnvFile();
  const close = await openForCommand(say);
  try {
    const command = await commandOf(file);
    return await command.run(rest);
  } finally {
    await close();
  }
}

/**
 * Uses the database that runs; starts the embedded one for the time of the command when it does not. One of
 * somebody's own is used beside an Assay that runs on it, so that the data folder is not locked for it.
 *
 * @param {import("./context").Say} say
 * @returns {Promise<() => Promise<void>>} how it is left again
 */
async function openForCommand(say) {
  const folder = dataFolder();
  const { findEmbeddedDatabase, prepareDataFolder } = await import(
    "../lib/database/embedded/embedded-database.mjs"
  );
  const { keptSecrets, setLogKeys } = await import("../lib/database/embedded/kept-secrets.mjs");
  prepareDataFolder(folder);
  process.env["ASSAY_DATA_DIR"] = folder;
  process.env["NEXTAUTH_URL"] ||= `http://localhost:${webAddress().port}`;
  const secrets = keptSecrets(folder);
  process.env["NEXTAUTH_SECRET"] ||= secrets.sessionSecret;
  setLogKeys(secrets);
  const running = process.env["DATABASE_URL"] ? null : await findEmbeddedDatabase(folder);
  if (running !== null) {
    process.env["DATABASE_URL"] = running.databaseUrl;
    return async () => {};
  }
  const lock = process.env["DATABASE_URL"]
    ? { release: () => undefined }
    : await lockDataFolder(folder, "The assay command");
  const { openDatabase } = await import("./open-database.mjs");
  try {
    const database = await openDatabase(folder);
    for (const name of database.applied) say(`Migrated the database: ${name}`);
    process.env["DATABASE_URL"] = database.databaseUrl;
    return async () => {
      await database.stop();
      lock.release();
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** @param {string} file */
async function printUsage(file) {
  console.log(await usageOf(file));
  return 0;
}

/** @param {string} file */
async function usageOf(file) {
  const command = await commandOf(file);
  return `  ${command.usage}\n      ${command.what}`;
}

/**
 * @param {string} file
 * @returns {Promise<import("../bin/command-line").CommandLine>}
 */
async function commandOf(file) {
  const { command } = await import(pathToFileURL(file).href);
  return command;
}

/** @param {string} asked */
async function printHelp(asked) {
  const files = existsSync(COMMANDS)
    ? readdirSync(COMMANDS).filter((file) => /^[a-z]+-[a-z-]+\.ts$/.test(file))
    : [];
  const lines = await Promise.all(files.sort().map((file) => usageOf(path.join(COMMANDS, file))));
  const isHelp = ["help", "--help", "-h"].includes(asked);
  const text = ["npm run --silent assay -- COMMAND", "", ...lines].join("\n");
  if (isHelp) console.log(text);
  else console.error(`There is no such command.\n\n${text}`);
  return isHelp ? 0 : 1;
}
