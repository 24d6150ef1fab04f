/**
 * An AbortSignal that fires when Assay is asked to end: Ctrl-C, `kill`, a closed terminal, or the death of the npm
 * that started it (a killed npm cannot pass the news on, and would leave the server running unseen).
 */
export function stopSignal() {
  const controller = new AbortController();
  const stop = () => controller.abort();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, stop);
  if (process.env.npm_lifecycle_event !== undefined) watchParent(stop);
  return controller.signal;
}

function watchParent(stop) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 250);
  timer.unref();
}

/** Resolves when the signal fires. */
export function fired(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
