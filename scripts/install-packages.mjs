import { existsSync } from "node:fs";
import { runProgram } from "./run-program.mjs";

/**
 * Installs Debian packages, where this machine has them and lets us. What it printed, when it did not work.
 *
 * @param {readonly string[]} packages
 * @param {{ signal: AbortSignal }} context
 * @returns {Promise<string | null>} why they are not there; null: they are
 */
export async function installPackages(packages, { signal }) {
  if (!existsSync("/usr/bin/apt-get")) return "this machine has no apt-get";
  if (process.getuid?.() !== 0) return "only root may install packages";
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runProgram("apt-get", ["update"], { env, signal });
  const done = await runProgram("apt-get", ["install", "-y", "--no-install-recommends", ...packages], {
    env,
    signal,
  });
  return done.code === 0 ? null : (done.output.trim().split("\n").at(-1) ?? "apt-get failed");
}
