import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { errorCode } from "../lib/database/embedded/error-code.mjs";
import { commandLine, isAlive } from "../lib/database/embedded/process-life.mjs";

const PATIENCE_MS = 3_000;

/**
 * Takes a data folder for this process: two Assays on one folder would ruin it. Waits a little for one that is just
 * ending, and takes over from one that was killed.
 *
 * @param {string} dataFolder
 * @param {string} purpose what this process is, in the words that a second one will show
 * @returns {Promise<{ release(): void, isTakenOver: boolean }>} `isTakenOver`: who held it before was killed
 */
export async function lockDataFolder(dataFolder, purpose) {
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 });
  const file = path.join(dataFolder, "in-use.json");
  const until = Date.now() + PATIENCE_MS;
  let isTakenOver = false;
  for (;;) {
    const holder = readHolder(file);
    if (holder === null) {
      if (create(file, purpose)) return { release: () => rmSync(file, { force: true }), isTakenOver };
    } else if (!isHolding(holder)) {
      rmSync(file, { force: true });
      isTakenOver = true;
    } else if (Date.now() > until) {
      throw new Error(
        `${holder.purpose} already uses the data folder ${dataFolder} (process ${holder.pid}). Stop it first, or give this one a folder of its own with ASSAY_DATA_DIR.`,
      );
    } else {
      await sleep(200);
    }
  }
}

/**
 * @param {string} file
 * @param {string} purpose
 */
function create(file, purpose) {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, purpose, command: commandLine(process.pid) }), {
      flag: "wx",
    });
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

/** @typedef {{ pid: number, purpose?: string, command?: string }} Holder as one writes itself into the file */

/**
 * @param {string} file
 * @returns {Holder | null}
 */
function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    if (error instanceof SyntaxError) return { pid: 0 };
    throw error;
  }
}

/**
 * Numbers of processes are reused: the holder is only believed while its command line is still the one it wrote.
 *
 * @param {Holder} holder
 */
function isHolding({ pid, command }) {
  return pid > 0 && isAlive(pid) && commandLine(pid) === command;
}
