import cluster from "node:cluster";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "./root.mjs";

const SHORTEST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 15_000;
/** Whoever lived this long did not fail at starting. */
const SETTLED_MS = 60_000;
const STOPPING_MS = 6_000;
/** V8 would make the space for what is young so small beside a small heap that much of what is not lives on. */
const YOUNG_MB = 16;
/** glibc's malloc otherwise keeps memory apart for each thread, up to eight times the cores, and gives little back. */
const FEW_ARENAS = { MALLOC_ARENA_MAX: "2" };

/**
 * Serves the pages from `count` processes that listen on one port together: whichever is free takes the next
 * connection, and a connection stays where it is, live feeds too. One that dies is started again. They end with this
 * process, whatever kills it.
 *
 * @param {import("./context").WebAddress & { count: number, heapMb: number, say: import("./context").Say }} options `heapMb`
 *   bounds the old generation of each
 * @returns {Promise<{ close(): Promise<void> }>}
 */
export async function startWebProcesses({ host, port, count, heapMb, say }) {
  // Handed out by the parent, a connection would be lost, and its client left waiting, when it goes to one that just died.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.setupPrimary({
    exec: path.join(ROOT, "scripts/web-process.mjs"),
    args: [host, String(port)],
    execArgv: [`--max-old-space-size=${heapMb}`, `--max-semi-space-size=${YOUNG_MB}`],
  });
  const state = { isStopping: false };
  await Promise.all(Array.from({ length: count }, () => keepOne({ state, say, isFirst: true, failures: 0 })));
  return {
    close: async () => {
      state.isStopping = true;
      await Promise.all(Object.values(cluster.workers ?? {}).map(endOne));
    },
  };
}

/**
 * Starts one and, when it dies, another. Resolves when the first serves, rejects when it could not begin to.
 *
 * @param {{ state: { isStopping: boolean }, say: import("./context").Say, isFirst: boolean, failures: number }} options
 */
async function keepOne({ state, say, isFirst, failures }) {
  const began = Date.now();
  const worker = cluster.fork(FEW_ARENAS);
  /** @type {Promise<string | number>} */
  const ended = new Promise((resolve) => worker.once("exit", (code, signal) => resolve(signal ?? code)));
  /** @type {Promise<string>} */
  const failed = new Promise((resolve) =>
    worker.on("message", ({ complaint }) => complaint && resolve(complaint)),
  );
  /** @type {Promise<null>} */
  const served = new Promise((resolve) => worker.once("listening", () => resolve(null)));
  const complaint = await Promise.race([served, failed, ended.then((how) => `It ended (${how}).`)]);
  if (complaint !== null && isFirst) throw new Error(complaint);
  if (complaint === null && !isFirst) say(`A web process serves again (process ${worker.process.pid}).`);
  void ended.then((how) => again(how));

  /** @param {string | number} how */
  async function again(how) {
    if (state.isStopping) return;
    const tries = Date.now() - began > SETTLED_MS ? 1 : failures + 1;
    const pauseMs = Math.min(LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS * 2 ** (tries - 1));
    say(
      `Web process ${worker.process.pid} ended unexpectedly (${how}); starting another in ${pauseMs / 1000} s …`,
    );
    await sleep(pauseMs);
    if (!state.isStopping) await keepOne({ state, say, isFirst: false, failures: tries });
  }
}

/**
 * Lets one finish what it is at, and ends it when that takes too long.
 *
 * @param {import("node:cluster").Worker | undefined} worker
 */
async function endOne(worker) {
  if (worker === undefined) return;
  const ended = new Promise((resolve) => worker.once("exit", resolve));
  const timer = setTimeout(() => worker.process.kill("SIGKILL"), STOPPING_MS);
  if (worker.isConnected()) worker.send("stop");
  else worker.process.kill("SIGKILL");
  await ended;
  clearTimeout(timer);
}
