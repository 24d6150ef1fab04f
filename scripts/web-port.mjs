import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { errorCode } from "../lib/database/embedded/error-code.mjs";

/**
 * The host and port that the pages are served on, from ASSAY_HOST and PORT, or a clear complaint.
 *
 * @param {import("./context").Environment} env
 * @returns {import("./context").WebAddress}
 */
export function webAddress(env = process.env) {
  const port = Number(env["PORT"] || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`PORT is ${JSON.stringify(env["PORT"])}; it has to be a whole number from 1 to 65535.`);
  }
  return { host: env["ASSAY_HOST"] || "127.0.0.1", port };
}

/**
 * Throws a sentence for people when nobody can listen on the address, now or within `patienceMs`: the web processes of
 * an Assay that was killed hold it for a moment longer.
 *
 * @param {import("./context").WebAddress} address
 */
export async function requireFree(address, patienceMs = 0) {
  const until = Date.now() + patienceMs;
  for (;;) {
    const error = await tryListening(address);
    if (error === null) return;
    if (errorCode(error) !== "EADDRINUSE" || Date.now() >= until)
      throw new Error(listenComplaint(error, address));
    await sleep(100);
  }
}

/**
 * Whether nobody listens on the address at this moment.
 *
 * @param {import("./context").WebAddress} address
 */
export async function isFree(address) {
  return (await tryListening(address)) === null;
}

/**
 * The error of listening there, null when it works.
 *
 * @param {import("./context").WebAddress} address
 * @returns {Promise<Error | null>}
 */
function tryListening({ host, port }) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", resolve);
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}

/**
 * Why listening failed, and what to do.
 *
 * @param {Error} error
 * @param {import("./context").WebAddress} address
 */
export function listenComplaint(error, { host, port }) {
  const code = errorCode(error);
  if (code === "EADDRINUSE") {
    return `Port ${port} is already used by another program. Stop that one, or choose another port: PORT=${port === 65_535 ? 3000 : port + 1} npm start`;
  }
  if (code === "EACCES")
    return `Port ${port} is reserved for the administrator. Choose one above 1023: PORT=3000 npm start`;
  return `Assay cannot listen on ${host}:${port} (${code ?? error.message}). Check ASSAY_HOST and PORT.`;
}
