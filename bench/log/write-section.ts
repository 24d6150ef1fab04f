import type { LogFigures } from "./measure";
import type { ProgramFigures } from "./measure-program";

export const LOG_TITLE = "The log: while a desk writes, and at 1,000,000 entries";

/** The section of docs/figures.md about the log of hashes. */
export function logSection({ sequencing, long }: LogFigures): string {
  const { withLog, without, ratio, ratios, toLog, entries } = sequencing;
  const way = ({ perSecond, p50, p95 }: typeof withLog): string =>
    `${Math.round(perSecond)} a second (p50 ${ms(p50)}, p95 ${ms(p95)})`;
  const { proof, ledgerVerify, verifyMjs, page } = long;
  const rows = [
    ["50 writers, no log kept", way(without), ""],
    ["the same, and the process keeps the log", `${way(withLog)}, ${ratio.toFixed(2)} ×`, "0.95 ×"],
    [
      "from a command's answer until its entry is in the log",
      `p50 ${ms(toLog.p50)}, p95 ${ms(toLog.p95)}, longest ${ms(toLog.max)} of ${entries.toLocaleString("en")}`,
      "1,000 ms",
    ],
    ["entries taken a second, where they wait", Math.round(long.takenPerSecond).toLocaleString("en"), ""],
    ["a checkpoint at 1,000,000 entries", ms(long.signing), ""],
    [
      "a proof at 1,000,000 entries",
      `p50 ${ms(proof.p50)}, p95 ${ms(proof.p95)}, longest ${ms(proof.max)}`,
      "5 ms",
    ],
    ["`assay ledger verify`, one article of 1,000,000 entries and its log", program(ledgerVerify), "300 MB"],
    ["`verify.mjs`, its ledger as a file", program(verifyMjs), "300 MB"],
    ["the code of the page `/verify`, the same file", program(page), "300 MB"],
  ];
  return [
    "| what | measured | aim |",
    "| --- | --- | --- |",
    ...rows.map((cells) => `| ${cells.join(" | ")} |`),
    "",
    `The first two write in turns of five seconds, on databases of their own: the middle of ${ratios.length} ratios, from ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}. Other work ran on the machine, so the ratio says more than the`,
    "numbers. The million went in by commands and was taken by the product's own sequencer. Memory is the most that the whole process held, Node.js with it.",
    "",
  ].join("\n");
}

const ms = (time: number): string =>
  `${time < 10 ? time.toFixed(1) : Math.round(time).toLocaleString("en")} ms`;

const program = ({ seconds, peakMb }: ProgramFigures): string =>
  `${Math.round(seconds)} s, ${Math.round(peakMb)} MB`;
