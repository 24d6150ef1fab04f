import type { PublicFigures } from "./measure";

export const PUBLIC_TITLE = "A published report, read while the desk works";

/** The section of docs/figures.md about the public page. */
export function publicSection({ claims, read, commands, bytesSent, paint }: PublicFigures): string {
  const ratio = commands.beside / commands.alone;
  const ms = (time: number): string => `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
  return [
    "| what | measured | aim |",
    "| --- | --- | --- |",
    `| the page, to its last byte, 50 readers a second | median ${ms(read.median)}, p95 ${ms(read.p95)} of ${read.count} | p95 50 ms |`,
    `| a reviewer's command without readers, and with them | ${ms(commands.alone)}, ${ms(commands.beside)} (${ratio.toFixed(2)} ×) | 1.05 × |`,
    `| the page as it travels, before fonts | ${Math.round(bytesSent / 1_000)} kB | 120 kB |`,
    `| from its first byte to the largest paint | ${ms(paint.fast)} | 400 ms |`,
    `| the same on a slow line | ${ms(paint.slow)} | 1,500 ms |`,
    "",
    `A report of ${claims} claims on 2,000 words, each with a verdict, a source and a ruling. Fifty reviewers write a comment a second each on ten articles, in turns with and without readers, who come from the same`,
    "two cores. The slow line, 1.6 Mbit/s with 150 ms there and back, meets a browser that has nothing yet.",
    "",
  ].join("\n");
}
