/** A timer that does not keep the process running. */
export function softTimer(ms: number, act: () => void): NodeJS.Timeout {
  const timer = setTimeout(act, ms);
  timer.unref();
  return timer;
}
