import { readFileSync } from "node:fs";

/**
 * An AbortSignal that fires when Assay is asked to end: Ctrl-C, `kill`, a closed terminal, or the death of the npm
 * that started it (a killed npm cannot pass the news on, and would leave the server running unseen).
 */
export function stopSignal() {
  const controller = new AbortController();
  const stop = () => controller.abort();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, stop);
  if (process.env["npm_lifecycle_event"] !== undefined) watchParent(stop);
  return controller.signal;
}

/** @param {() => void} stop */
function watchParent(stop) {
  const ancestors = [process.ppid, parentOf(process.ppid)];
  const timer = setInterval(() => {
    if (process.ppid === ancestors[0] && parentOf(process.ppid) === ancestors[1]) return;
    clearInterval(timer);
    stop();
  }, 250);
  timer.unref();
}

/**
 * npm runs its scripts through a shell, which outlives it: the shell's own parent is the one that counts.
 *
 * @param {number} pid
 */
function parentOf(pid) {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
  } catch {
    return 0;
  }
}

/**
 * Resolves when the signal fires.
 *
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
export function fired(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
