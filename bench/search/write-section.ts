import { median } from "../statistics";
import type { SearchFigures } from "./measure";

export const SEARCH_TITLE = "Checked before: searching a desk's claims";

/** The section of docs/figures.md about search. */
export function searchSection(figures: SearchFigures): string {
  const { claims, ways, indexMb, claimsMb, indexedInS, ratios, perSecond } = figures;
  const rows = [
    ...ways.map(({ what, p50, p95, right, asked, aimMs }) => [
      what,
      `p50 ${ms(p50)}, p95 ${ms(p95)}; ${right} of ${asked} right`,
      `p95 ${aimMs} ms`,
    ]),
    ["the index, and the claims that it is of", `${Math.round(indexMb)} MB, ${Math.round(claimsMb)} MB`, ""],
    ["all of it made at once, as the migration does", `${Math.round(indexedInS)} s`, ""],
    [
      "10 writers, a claim with its statement a command",
      `${Math.round(perSecond)} a second, ${median(ratios).toFixed(2)} × of those without the index`,
      "0.95 ×",
    ],
  ];
  return [
    `A desk of ${claims.toLocaleString("en")} claims, three in five of them settled.`,
    "",
    "| what | measured | aim |",
    "| --- | --- | --- |",
    ...rows.map((cells) => `| ${cells.join(" | ")} |`),
    "",
    "Statements of 12 words, quotes of 14 and rationales of 20, drawn from 50,000 as often as words are in a language. Right is: the claim meant is",
    "first where all its words were given, else among the 20 (of likes 6) that are shown; of one common word, any answer. The writers took turns of",
    `three seconds with the index and without: ratios ${ratios.map((ratio) => ratio.toFixed(2)).join(", ")}.`,
    "",
  ].join("\n");
}

const ms = (time: number): string => `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
