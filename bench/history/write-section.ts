import type { HistoryFigure, Taken } from "./measure";

export const HISTORY_TITLE = "History: 10,000 entries";

/** The section of docs/figures.md about reading a long history. */
export function historySection(figures: readonly HistoryFigure[]): string {
  return [
    "| what | Assay | folded from the first entry |",
    "| --- | --- | --- |",
    ...figures.map(
      ({ what, ours, plain }) => `| ${what} | ${said(ours)} | ${plain === null ? "–" : said(plain)} |`,
    ),
    "",
    "Milliseconds of computing, the middle and the slowest of twenty, 1,500 claims. The page draws 40 lines and goes on as one reads.",
    "",
  ].join("\n");
}

const said = ({ median, p95 }: Taken): string => `${median.toFixed(2)} (${p95.toFixed(2)})`;
