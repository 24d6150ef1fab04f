import path from "node:path";
import { freePort } from "../lib/database/embedded/free-port.mjs";
import { lockDataFolder } from "./data-lock.mjs";
import { startOutsideServers } from "./outside-servers.mjs";
import { ROOT } from "./root.mjs";
import { clearDataFolder, startProduct } from "./started-product.mjs";

const FOLDER = path.join(ROOT, ".data-test");

/**
 * Starts the product as `npm start` does, on a data folder of its own with a fresh demo desk, and waits until it
 * answers.
 *
 * @param {import("./context").Context} context
 * @param {{ args?: readonly string[], folder?: string, mailFolder?: string, env?: Readonly<Record<string, string>> }}
 *   [options] `folder` when another may run beside it; `mailFolder` gives it the servers of scripts/outside-servers.mjs
 * @returns {Promise<import("./context").Product & { dataFolder: string }>}
 */
export async function startForJourneys(
  { say, signal },
  { args = [], folder = FOLDER, mailFolder, env = {} } = {},
) {
  const lock = await lockDataFolder(folder, "Another npm test");
  const dataFolder = path.join(folder, "assay");
  const port = await freePort();
  const productUrl = `http://localhost:${port}`;
  const outside = mailFolder === undefined ? null : await startOutsideServers({ productUrl, mailFolder });
  const clear = async () => {
    await outside?.stop();
    await clearDataFolder(dataFolder);
    lock.release();
  };
  try {
    await clearDataFolder(dataFolder);
    // What journeys send and fetch, they serve themselves.
    const settings = { ASSAY_FETCH_ALLOW: "127.0.0.1", ...outside?.env, ...env };
    const product = await startProduct({ dataFolder, port, args, env: settings, signal });
    say(`The product runs on ${product.url}.`);
    const stop = async () => {
      await product.stop();
      await clear();
    };
    return { ...product, dataFolder, stop };
  } catch (error) {
    await clear();
    throw error;
  }
}
