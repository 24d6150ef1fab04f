import type { Held, MemoryFigures } from "./measure";

export const MEMORY_TITLE = "Memory: all of Assay, one web process";

/** The section of docs/figures.md about memory. The first figures are those that the others are compared with. */
export function memorySection(figures: readonly MemoryFigures[]): string {
  const [base] = figures;
  if (base === undefined) throw new Error("Nothing was measured.");
  const rows = figures.map((each) => [
    `${each.memoryMb} MB`,
    held(each.atRest),
    held(each.afterwards),
    `${Math.round(each.throughput)} (${(each.throughput / base.throughput).toFixed(2)} ×)`,
    `${each.opening.toFixed(1)} ms (${(each.opening / base.opening).toFixed(2)} ×)`,
  ]);
  return [
    `| ASSAY_MEMORY_MB | at rest | after ${base.requests.toLocaleString("en")} requests | requests a second | opening an article |`,
    "| --- | --- | --- | --- | --- |",
    ...rows.map((cells) => `| ${cells.join(" | ")} |`),
    "",
    "Proportional set sizes of what `npm start` started: itself + the web process + Postgres. Both products are asked in turn, round by round: of ten requests five read, three write",
    "and two open a page, ten at once. The first has so much that nothing bounds it.",
    "",
  ].join("\n");
}

function held({ starter, web, postgres }: Held): string {
  const [a, b, c] = [starter, web, postgres].map(Math.round);
  return `${Math.round(starter + web + postgres)} MB (${a} + ${b} + ${c})`;
}
