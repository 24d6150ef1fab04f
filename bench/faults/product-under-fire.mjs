import { readFileSync } from "node:fs";
import path from "node:path";
import { errorCode } from "../../lib/database/embedded/error-code.mjs";
import { isAlive, waitForEnd } from "../../lib/database/embedded/process-life.mjs";
import { lockDataFolder } from "../../scripts/data-lock.mjs";
import { ROOT } from "../../scripts/root.mjs";
import { clearDataFolder, startProduct } from "../../scripts/started-product.mjs";
import { isFree } from "../../scripts/web-port.mjs";

/** @typedef {import("./fault-run").Victim} Victim */

/**
 * The product as `npm start` runs it, on data of its own, with ways to kill -9 its parts: a web process, the database
 * ("postgres"), the process of one of its connections ("backend"), or the parent of the web side. It puts itself
 * together again, except when the parent was killed: then it is started again here, as a person would.
 *
 * @param {{ processes: number, signal: AbortSignal }} options
 */
export async function productUnderFire({ processes, signal }) {
  const folder = path.join(ROOT, ".data-faults");
  const lock = await lockDataFolder(folder, "Another run of faults");
  const dataFolder = path.join(folder, "assay");
  await clearDataFolder(dataFolder);
  const port = await quietPort();
  const start = () => startProduct({ dataFolder, port, args: ["--processes", String(processes)], signal });
  let product = await start();
  return {
    url: product.url,
    dataFolder,
    output: () => product.output(),
    /** @param {Victim} victim */
    kill: async (victim) => {
      const pid = pidsOf(victim, product.pid, dataFolder)[0];
      if (pid === undefined) return false;
      process.kill(pid, "SIGKILL");
      if (victim === "parent") {
        await waitForEnd(pid, 5_000);
        product = await start();
      }
      return true;
    },
    stop: async () => {
      await product.stop();
      await clearDataFolder(dataFolder);
      lock.release();
    },
  };
}

/**
 * A free port below those that systems give to outgoing connections: while nobody listens, one of the many tries to
 * connect could be given the very port that it tries to reach, connect to itself and hold it.
 */
async function quietPort() {
  for (let port = 20_000 + (process.pid % 10_000); port < 32_000; port += 1)
    if (await isFree({ host: "127.0.0.1", port })) return port;
  throw new Error("No port between 20000 and 32000 is free.");
}

/**
 * @param {Victim} victim
 * @param {number} parent
 * @param {string} dataFolder
 * @returns {readonly number[]}
 */
function pidsOf(victim, parent, dataFolder) {
  if (victim === "parent") return [parent];
  if (victim === "web") return childrenOf(parent).filter((pid) => /web-process/.test(commandOf(pid)));
  const postmaster = postmasterOf(dataFolder);
  if (postmaster === null) return [];
  if (victim === "postgres") return [postmaster];
  return childrenOf(postmaster).filter((pid) => /assay_app/.test(commandOf(pid)));
}

/** @param {string} dataFolder */
function postmasterOf(dataFolder) {
  const pid = Number(read(path.join(dataFolder, "postgres/postmaster.pid")).split("\n")[0]);
  return pid > 0 && isAlive(pid) ? pid : null;
}

/** @param {number} pid */
const childrenOf = (pid) =>
  read(`/proc/${pid}/task/${pid}/children`)
    .split(" ")
    .filter((each) => each !== "")
    .map(Number);

/** @param {number} pid */
const commandOf = (pid) => read(`/proc/${pid}/cmdline`);

/**
 * A process may be gone by the time it is looked at.
 *
 * @param {string} file
 */
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes(errorCode(error) ?? "")) return "";
    throw error;
  }
}
