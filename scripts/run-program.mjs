import { spawn } from "node:child_process";
import { ROOT } from "./root.mjs";

/**
 * Runs a program to its end in the checkout's folder and answers with its exit code and what it printed. When
 * `signal` is aborted the program is ended first. With `isShown` its output goes straight to the terminal.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, signal?: AbortSignal, isShown?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runProgram(program, args, { env = process.env, signal, isShown = false } = {}) {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve({ code: 1, output: "" });
    const child = spawn(program, args, {
      cwd: ROOT,
      env,
      stdio: ["ignore", isShown ? "inherit" : "pipe", isShown ? "inherit" : "pipe"],
    });
    let output = "";
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output += chunk.toString("utf8");
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    /** @type {NodeJS.Timeout | undefined} */
    let patience;
    const end = () => {
      child.kill("SIGTERM");
      patience = setTimeout(() => child.kill("SIGKILL"), 10_000);
    };
    signal?.addEventListener("abort", end, { once: true });
    /** @param {number} code */
    const settle = (code) => {
      clearTimeout(patience);
      signal?.removeEventListener("abort", end);
      resolve({ code, output });
    };
    child.once("error", (error) => {
      output += error.message;
      settle(1);
    });
    child.once("close", (code) => settle(code ?? 1));
  });
}
