import type { ActorId, RatingId } from "../ids";
import type { RatingScale } from "../rating";
import { type ConfusionCounts, cohenKappa } from "./cohen-kappa";
import { defined, type Estimate, notDefined } from "./estimate";
import type { JudgedClaim } from "./judged-claim";
import { type Measure, measureAll } from "./measure";
import { nominalPlaces, ordinalPlaces, type RatingPlaces, ratingsGiven } from "./rating-places";
import type { RandomSource } from "./seeded-random";
import { type Tally, tally } from "./tally";

/** How two reviewers judged the claims that both judged. */
export type PairAgreement = {
  /** In the order of their ids; the first has the rows of the matrix, the second its columns. */
  readonly reviewers: readonly [ActorId, ActorId];
  /** Claims that both judged. */
  readonly claims: number;
  /** Of those, claims that both gave a rating with a value: what the weighted measures are made on. */
  readonly ordinalClaims: number;
  readonly percent: Measure;
  readonly kappa: Measure;
  readonly kappaLinear: Measure;
  readonly kappaQuadratic: Measure;
  /** Which rating of the first met which of the second: ratings that either gave, in the order of the scale. */
  readonly matrix: { readonly ratings: readonly RatingId[]; readonly counts: ConfusionCounts };
};

/** Compares two reviewers on claims that hold a verdict of both and of nobody else. */
export function pairAgreement(
  reviewers: readonly [ActorId, ActorId],
  claims: readonly JudgedClaim[],
  scale: RatingScale,
  makeRandom: () => RandomSource,
): PairAgreement {
  const ratings = ratingsGiven(claims, scale);
  const met = meetings(reviewers, claims);
  const nominal = sampleOf(met, nominalPlaces(ratings));
  const ordinal = sampleOf(met, ordinalPlaces(ratings, scale));
  const plain = { percent: percentOf, kappa: kappaOf("none") };
  const weighted = { kappaLinear: kappaOf("linear"), kappaQuadratic: kappaOf("quadratic") };
  return {
    reviewers,
    claims: countOf(nominal),
    ordinalClaims: countOf(ordinal),
    ...measureAll(nominal.cells, withSize(plain, nominal.size), makeRandom()),
    ...measureAll(ordinal.cells, withSize(weighted, ordinal.size), makeRandom()),
    matrix: { ratings, counts: tableOf(nominal.cells, nominal.size) },
  };
}

type Meeting = readonly [RatingId, RatingId];
type Cell = readonly [row: number, column: number];
type Sample = { readonly size: number; readonly cells: readonly Tally<Cell>[] };
type TableStatistic = (table: ConfusionCounts) => Estimate;

function meetings(
  [first, second]: readonly [ActorId, ActorId],
  claims: readonly JudgedClaim[],
): readonly Meeting[] {
  return claims.flatMap(({ verdicts }) => {
    const one = verdicts.find(({ reviewerId }) => reviewerId === first)?.rating;
    const other = verdicts.find(({ reviewerId }) => reviewerId === second)?.rating;
    return one === undefined || other === undefined ? [] : [[one, other] as const];
  });
}

/** Categories that neither of the two used where both count are left out: a step is a rank among the used ones. */
function sampleOf(met: readonly Meeting[], { placeOf }: RatingPlaces): Sample {
  const cells = met.flatMap(([one, other]): readonly Cell[] => {
    const [row, column] = [placeOf(one), placeOf(other)];
    return row === null || column === null ? [] : [[row, column]];
  });
  const used = [...new Set(cells.flat())].sort((a, b) => a - b);
  const ranked = cells.map(([row, column]): Cell => [used.indexOf(row), used.indexOf(column)]);
  return { size: used.length, cells: tally(ranked, String) };
}

function withSize<Name extends string>(
  statistics: Readonly<Record<Name, TableStatistic>>,
  size: number,
): Readonly<Record<Name, (cells: readonly Tally<Cell>[]) => Estimate>> {
  const names = Object.keys(statistics) as Name[];
  const sized = names.map((name) => {
    const onCells = (cells: readonly Tally<Cell>[]) => statistics[name](tableOf(cells, size));
    return [name, onCells] as const;
  });
  return Object.fromEntries(sized) as Record<Name, (cells: readonly Tally<Cell>[]) => Estimate>;
}

function tableOf(cells: readonly Tally<Cell>[], size: number): ConfusionCounts {
  const table = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const { item, times } of cells) {
    const row = table[item[0]];
    if (row !== undefined) row[item[1]] = (row[item[1]] ?? 0) + times;
  }
  return table;
}

const kappaOf =
  (weighting: Parameters<typeof cohenKappa>[1]): TableStatistic =>
  (table) =>
    cohenKappa(table, weighting);

/** The share of claims on which the two agree. */
function percentOf(table: ConfusionCounts): Estimate {
  const all = table.flat().reduce((sum, count) => sum + count, 0);
  if (all === 0) return notDefined("nothing-shared");
  return defined(table.reduce((sum, row, at) => sum + (row[at] ?? 0), 0) / all);
}

function countOf({ cells }: Sample): number {
  return cells.reduce((sum, { times }) => sum + times, 0);
}
