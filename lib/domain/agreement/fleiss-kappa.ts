import { beyondChance, type Estimate, notDefined } from "./estimate";
import { meanDisagreement } from "./percent-agreement";
import { type CategoryCounts, comparable, ratingsOf, type Tally } from "./tally";

/**
 * Fleiss' κ = (P̄ − P̄_e) / (1 − P̄_e): agreement of any number of raters beyond chance, on categories without
 * order, −1 to 1. P̄ as in `percentAgreement`; P̄_e = Σ_j p_j², p_j the mean share of category j over units.
 * Units with fewer than two ratings are left out. Where every unit has the same number of ratings this is
 * Fleiss' own formula; where they differ, each unit weighs the same (Gwet's form for missing ratings).
 * Sources: J. L. Fleiss, Psychological Bulletin 76 (1971), 378–382; K. L. Gwet, Handbook of Inter-Rater
 * Reliability, 4th ed. (2014), ch. 2.
 */
export function fleissKappa(units: readonly Tally<CategoryCounts>[]): Estimate {
  const shared = comparable(units);
  if (shared.length === 0) return notDefined("nothing-shared");
  const expected = 1 - categoryShares(shared).reduce((sum, share) => sum + share * share, 0);
  return beyondChance(meanDisagreement(shared), expected);
}

function categoryShares(shared: readonly Tally<CategoryCounts>[]): readonly number[] {
  const shares: number[] = [];
  let units = 0;
  for (const { item, times } of shared) {
    const all = ratingsOf(item);
    for (const [place, count] of item.entries()) {
      shares[place] = (shares[place] ?? 0) + (times * count) / all;
    }
    units += times;
  }
  return shares.map((share) => share / units);
}
