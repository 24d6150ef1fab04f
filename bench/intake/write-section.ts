import type { IntakeFigure } from "./measure";

export const INTAKE_TITLE = "Bringing in: beside the libraries that readers build on";

/** The section of docs/figures.md about reading what comes in. */
export function intakeSection(figures: readonly IntakeFigure[]): string {
  return [
    "| what | Assay | alone | ratio | aim |",
    "| --- | --- | --- | --- | --- |",
    ...figures.map(
      ({ what, ours, alone, ratio, aim }) =>
        `| ${what} | ${Math.round(ours)} ms | ${Math.round(alone)} ms | ${ratio.toFixed(2)} × | ${aim} × |`,
    ),
    "",
    "Medians of nine runs in turn. Of the page, both parse it with jsdom; we also tell its encoding, find what it hides and its blocks, sanitise, and make the document. The PDF is read in a",
    "process of its own by both; we also send its pieces over and make lines, paragraphs and headings of them.",
    "",
  ].join("\n");
}
