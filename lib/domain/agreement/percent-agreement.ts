import { defined, type Estimate, notDefined } from "./estimate";
import { type CategoryCounts, comparable, ratingsOf, type Tally } from "./tally";

/**
 * The share, 0 to 1, of pairs of raters who gave the same rating: per unit
 * P_i = Σ_j n_ij (n_ij − 1) / (n_i (n_i − 1)), then the mean over units with two ratings or more.
 * For two raters it is the share of units on which they agree.
 * Source: J. L. Fleiss, “Measuring nominal scale agreement among many raters”, Psychological Bulletin 76 (1971), eq. 2.
 */
export function percentAgreement(units: readonly Tally<CategoryCounts>[]): Estimate {
  const shared = comparable(units);
  if (shared.length === 0) return notDefined("nothing-shared");
  return defined(1 - meanDisagreement(shared));
}

/** The mean over units of the share of pairs of raters who differ: 1 − P̄. Every unit has two ratings or more. */
export function meanDisagreement(shared: readonly Tally<CategoryCounts>[]): number {
  let sum = 0;
  let count = 0;
  for (const { item, times } of shared) {
    sum += times * unitDisagreement(item);
    count += times;
  }
  return sum / count;
}

function unitDisagreement(counts: CategoryCounts): number {
  const all = ratingsOf(counts);
  const differing = counts.reduce((sum, count) => sum + count * (all - count), 0);
  return differing / (all * (all - 1));
}
