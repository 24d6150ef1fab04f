import { assertNever } from "../assert-never";
import { beyondChance, type Estimate, notDefined } from "./estimate";

/** How much a disagreement counts: all the same, by the steps between the two, or by the square of the steps. */
export type KappaWeighting = "none" | "linear" | "quadratic";

/**
 * How often one rater's category (row) met the other's (column). Square; for the weighted forms rows and columns
 * stand in the order of the scale and hold only categories that one of the two used: a step is a rank among those.
 */
export type ConfusionCounts = readonly (readonly number[])[];

/**
 * Cohen's κ of two raters, 1 − Σ w_ij o_ij / Σ w_ij e_ij, with o_ij the share of units in a cell, e_ij = the product
 * of its margins, and the weight of a disagreement w_ij: 1, |i − j| or (i − j)². −1 to 1.
 * Sources: J. Cohen, Educational and Psychological Measurement 20 (1960), 37–46; weighted: Psychological Bulletin
 * 70 (1968), 213–220; linear weights: D. V. Cicchetti and T. Allison (1971).
 */
export function cohenKappa(table: ConfusionCounts, weighting: KappaWeighting): Estimate {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = table.map((_, at) => table.reduce((sum, row) => sum + (row[at] ?? 0), 0));
  const all = rows.reduce((sum, count) => sum + count, 0);
  if (all === 0) return notDefined("nothing-shared");
  let observed = 0;
  let expected = 0;
  for (const [i, row] of table.entries()) {
    for (const [j, count] of row.entries()) {
      const weight = weightOf(i, j, weighting);
      observed += (weight * count) / all;
      expected += (weight * (rows[i] ?? 0) * (columns[j] ?? 0)) / (all * all);
    }
  }
  return beyondChance(observed, expected);
}

function weightOf(i: number, j: number, weighting: KappaWeighting): number {
  switch (weighting) {
    case "none":
      return i === j ? 0 : 1;
    case "linear":
      return Math.abs(i - j);
    case "quadratic":
      return (i - j) ** 2;
    default:
      return assertNever(weighting);
  }
}
