import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readIntake } from "../readers";

/**
 * A process that reads one file as a web process does, and prints what came of it and how much memory that took above
 * rest, in MB: its own, and that of the processes that it started. Linux alone tells.
 */
const file = process.argv[2] ?? "";
const about = { mediaType: null, charset: null, address: "https://news.example/" };
const small = "<!doctype html><html><body><p>A page of few words.</p></body></html>";
// What every reader of pages needs once is no part of one file's.
await readIntake({ ...about, bytes: new TextEncoder().encode(small), name: "small.html" }, { take: "page" });

const memory = (pid: number | "self", field: "VmHWM" | "VmRSS"): number => {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
};

let children = 0;
/** The parts of a process are gone when it is: it is asked again and again while it works. */
const watch = setInterval(() => {
  const now = readdirSync("/proc/self/task").flatMap((task) => childrenOf(task));
  children = Math.max(
    children,
    now.map(heldBy).reduce((sum, each) => sum + each, 0),
  );
}, 10);
const childrenOf = (task: string): readonly number[] =>
  readFileSync(`/proc/self/task/${task}/children`, "utf8").split(" ").filter(Boolean).map(Number);
/** Of one that has ended meanwhile, nothing. */
function heldBy(pid: number): number {
  try {
    return memory(pid, "VmHWM");
  } catch (error) {
    if (error instanceof Error && /ENOENT|ESRCH/.test(error.message)) return 0;
    throw error;
  }
}

const atRest = memory("self", "VmRSS");
const before = new Set(readdirSync("/proc/self/task").flatMap((task) => childrenOf(task)));
const beforeMb = [...before].reduce((sum, pid) => sum + heldBy(pid), 0);
const result = await readIntake({
  ...about,
  bytes: new Uint8Array(readFileSync(file)),
  name: path.basename(file),
});
const most = memory("self", "VmHWM");
clearInterval(watch);
const said = result.ok ? `read ${result.value.words} words` : JSON.stringify(result.failure);
console.log(JSON.stringify({ said, own: most - atRest, children: Math.max(0, children - beforeMb) }));
process.exit();
