import type { DuplicateFigures } from "./measure";

export const DUPLICATES_TITLE = "At the door: whether a desk of 100,000 articles has one already";

/** The section of docs/figures.md about duplicates. */
export function duplicatesSection({
  articles,
  ways,
  withoutIndex,
  traceMs,
  indexMb,
}: DuplicateFigures): string {
  const rows = [
    ...ways.map(({ what, p50, p95, right, asked }) => [
      what,
      `p50 ${ms(p50)}, p95 ${ms(p95)}; ${right} of ${asked} right`,
      "50 ms",
    ]),
    ["the first without the index", `p50 ${ms(withoutIndex.p50)} (${withoutIndex.ratio.toFixed(1)} ×)`, ""],
    ["of that, tracing the text of 500 words", ms(traceMs), ""],
    [
      `traces of ${articles.toLocaleString("en")} articles with their indexes`,
      `${Math.round(indexMb)} MB`,
      "",
    ],
  ];
  return [
    "| what | measured | aim |",
    "| --- | --- | --- |",
    ...rows.map((cells) => `| ${cells.join(" | ")} |`),
    "",
    "Texts of 500 words drawn as often as words are in a language. Right is: the one that it is, first; or none.",
    "",
  ].join("\n");
}

const ms = (time: number): string => `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
