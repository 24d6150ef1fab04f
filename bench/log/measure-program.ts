import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";

/** How long a program of Node.js ran and what it held at most; the number of entries that it says hold. */
export type ProgramFigures = { readonly seconds: number; readonly peakMb: number; readonly entries: number };

const LOOK_EVERY_MS = 50;

/** Runs it to its end. `says` finds in what it prints how many entries it found to hold. */
export async function measureProgram(args: readonly string[], says: RegExp): Promise<ProgramFigures> {
  const began = performance.now();
  const child = spawn(process.execPath, [...args], { stdio: ["ignore", "pipe", "inherit"] });
  let peakMb = 0;
  const looking = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(child.pid));
  }, LOOK_EVERY_MS);
  const [printed] = await Promise.all([text(child.stdout), once(child, "exit")]);
  clearInterval(looking);
  const found = says.exec(printed)?.[1];
  if (found === undefined) throw new Error(`${args.join(" ")} found that it does not hold: ${printed}`);
  return {
    seconds: (performance.now() - began) / 1_000,
    peakMb,
    entries: Number(found.replaceAll(",", "")),
  };
}

/** The most memory that a process ever held, in MB; 0 once it is gone. */
function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}
