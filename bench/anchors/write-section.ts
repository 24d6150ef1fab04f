import type { AnchorFigures } from "./measure";

export const ANCHORS_TITLE = "Claims on a newer text: quotes of 100,000 words, placed after editing";

const AIMS: Readonly<Record<string, string>> = {
  light: "",
  medium: "99.5 %",
  heavy: "98 %",
  "medium, and paragraph breaks elsewhere": "99 %",
};

/** The section of docs/figures.md about placing quotes. */
export function anchorsSection(figures: readonly AnchorFigures[]): string {
  const rows = figures.map(({ level, way, quotes, counts, ms }) => {
    const { right, missed, wrong } = counts;
    const gone = counts["none, rightly"] + counts["set though gone"];
    const aim = way === "Assay" && AIMS[level] ? ` (aim ${AIMS[level]})` : "";
    return [
      level,
      way,
      quotes.toLocaleString("en"),
      `${((100 * right) / (right + missed + wrong)).toFixed(1)} %${aim}`,
      String(wrong),
      `${counts["set though gone"]} of ${gone}`,
      `${(ms / 1_000).toFixed(2)} s`,
    ];
  });
  return [
    "| edits | way | quotes | right | wrong | put on words that are gone | processor time for 1,000 quotes |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map((cells) => `| ${cells.join(" | ")} |`),
    "",
    "The text is prose of the installed packages' READMEs. Light, medium and heavy edits remove, add and move 1, 2.5 and 7.5 % of the sentences each, and change a tenth of that share of the words and some blanks and quotation marks.",
    "Right: on its own words; where they were changed, said so and put on what is left. Hypothesis' client and Apache Annotator are done anew from what they document, the former with its own search (`approx-string-match`); they never ask, so any place on the quote's words counts as right.",
    "What Assay puts though its words are gone stands on the very same words in another sentence: these texts have many twice.",
    "",
  ].join("\n");
}
