import type { ReviewSize } from "../../database/articles/articles";

/** Milliseconds that a claim takes in each format, as measured (docs/figures.md), on two shared cores with room to spare. */
const MS_A_CLAIM: Readonly<Record<string, number>> = {
  html: 0.4,
  pdf: 4,
  docx: 1.5,
  md: 0.2,
  csv: 0.1,
  brat: 0.15,
};
const MS_A_CLAIM_ELSE = 0.06;
const MS_AN_ENTRY = 0.05;
const MS_A_WORD = 0.002;

/** What an edition is kept as. */
const KEPT_FORMATS = ["html", "json"];

/** About how long an export of a review takes, in milliseconds. */
export function estimateExportMs(
  format: string,
  { seq, words, claims }: ReviewSize,
  isEdition: boolean,
): number {
  if (isEdition && KEPT_FORMATS.includes(format)) return 0;
  return claims * (MS_A_CLAIM[format] ?? MS_A_CLAIM_ELSE) + seq * MS_AN_ENTRY + words * MS_A_WORD;
}
