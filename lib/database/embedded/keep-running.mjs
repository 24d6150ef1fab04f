import { setTimeout as sleep } from "node:timers/promises";
import { errorMessage } from "./error-code.mjs";
import { isAlive } from "./process-life.mjs";

const LOOKING_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/** @typedef {{ readonly pid: number, restart(): Promise<void> }} Kept */
/** @typedef {(line: string) => void} Say */

/**
 * Watches an embedded database and starts it again, on the same port, when it ends without being asked to: killed, or
 * out of memory. What was committed is there again, and the application's connections find it where it was.
 *
 * @param {Kept} database
 * @param {{ say: Say }} context
 * @returns {() => Promise<void>} how to stop watching; resolves when nothing is being started any more
 */
export function keepRunning(database, { say }) {
  const state = { isStopping: false };
  const watching = watch(database, state, say);
  return () => {
    state.isStopping = true;
    return watching;
  };
}

/**
 * @param {Kept} database
 * @param {{ isStopping: boolean }} state
 * @param {Say} say
 */
async function watch(database, state, say) {
  while (!state.isStopping) {
    await sleep(LOOKING_MS);
    if (state.isStopping || isAlive(database.pid)) continue;
    say("The database ended unexpectedly; starting it again …");
    if (await startAgain(database, state, say)) say("The database is back; nothing that was saved is lost.");
  }
}

/**
 * @param {Kept} database
 * @param {{ isStopping: boolean }} state
 * @param {Say} say
 */
async function startAgain(database, state, say) {
  for (let pauseMs = LOOKING_MS; !state.isStopping; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
    try {
      await database.restart();
      return true;
    } catch (error) {
      // Postgres refuses for as long as a process of the one that died is still at work.
      if (pauseMs === LONGEST_PAUSE_MS) say(errorMessage(error));
      await sleep(pauseMs);
    }
  }
  return false;
}
