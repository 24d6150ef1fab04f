import { cpus, loadavg } from "node:os";
import type { LiveFigures, LiveMeasured } from "./measure";

export const LIVE_TITLE = "Live feed: from one person's command to another's open stream";

/** The section of docs/figures.md on the live feed. */
export function liveSection(measured: readonly LiveMeasured[]): string {
  const head = [
    "web processes",
    "streams",
    "writers",
    "median",
    "p95",
    "p99",
    "durable floor",
    "median ÷ floor",
  ];
  const rows = measured.flatMap(({ latency }) => latency.map(row));
  const memory = measured.map(
    ({ memory: { processes, bytesAStream } }) =>
      `${Math.round(bytesAStream / 1024)} KiB with ${webProcesses(processes)}`,
  );
  const empty = measured.map(
    ({ memory: { processes }, emptyAnswer }) =>
      `${emptyAnswer.toFixed(1)} ms with ${webProcesses(processes)}`,
  );
  return `${[head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n")}

All streams follow one article, each writer writes to it twice a second. The durable floor is one row written and NOTIFY to a bare \`postgres\` listener, in the same
seconds on the same machine; NOTIFY alone, with nothing saved, took ${notifyOf(measured)}. Product, database, writers and readers share the machine. Aim: median under 50 ms
at 50 streams and 10 writers, under 3 × the floor; the machine's load average at the end was ${loadavg()[0]?.toFixed(0)} on ${cpus().length} cores. An open stream adds ${memory.join(", ")} of resident memory.
Through Next, an answer for which nothing is asked of the database (401) took ${empty.join(", ")}; commands and feeds do not go that way (ADR 23). A command asks
the database twice: who asks and for what, and the append, which writes some four tables and takes two to three times the floor by itself.`;
}

const webProcesses = (count: number): string => (count === 1 ? "one web process" : `${count} web processes`);

function row(figures: LiveFigures): readonly string[] {
  const { processes, streams, writers, median, p95, p99, durable } = figures;
  return [
    ...[processes, streams, writers].map(String),
    ...[median, p95, p99, durable].map((each) => `${each.toFixed(1)} ms`),
    (median / durable).toFixed(1),
  ];
}

function notifyOf(measured: readonly LiveMeasured[]): string {
  const all = measured.flatMap(({ latency }) => latency.map(({ notify }) => notify));
  return `${Math.min(...all).toFixed(1)} to ${Math.max(...all).toFixed(1)} ms`;
}
