import { assertNever } from "../assert-never";
import { beyondChance, type Estimate, notDefined } from "./estimate";
import { type CategoryCounts, comparable, ratingsOf, type Tally } from "./tally";

/**
 * How far two categories are from each other. `nominal`: the same or not. `ordinal`: by how many ratings lie
 * between them; the counts' places are the order. `interval` and `ratio`: by the categories' own numbers.
 */
export type AlphaMetric =
  | { readonly kind: "nominal" }
  | { readonly kind: "ordinal" }
  | { readonly kind: "interval" | "ratio"; readonly values: readonly number[] };

/**
 * Krippendorff's α = 1 − D_o / D_e, for any number of raters and with ratings missing, at most 1. With the
 * coincidences o_ck = Σ_u (pairs c–k in u) / (m_u − 1), their margins n_c and n = Σ n_c:
 * D_o = Σ o_ck δ²_ck / n, D_e = Σ n_c n_k δ²_ck / (n (n − 1)). Units with fewer than two ratings are left out.
 * δ²: nominal 1; ordinal (Σ_{g=c..k} n_g − (n_c + n_k)/2)²; interval (c − k)²; ratio ((c − k)/(c + k))².
 * Source: K. Krippendorff, “Computing Krippendorff's Alpha-Reliability” (2011), and Content Analysis, ch. 11.
 */
export function krippendorffAlpha(units: readonly Tally<CategoryCounts>[], metric: AlphaMetric): Estimate {
  const shared = comparable(units);
  if (shared.length === 0) return notDefined("nothing-shared");
  const margins = countRatings(shared);
  const all = margins.reduce((sum, count) => sum + count, 0);
  const distances = distancesBetween(margins, metric);
  return beyondChance(observed(shared, distances) / all, expected(margins, distances) / (all * (all - 1)));
}

function countRatings(shared: readonly Tally<CategoryCounts>[]): readonly number[] {
  const margins: number[] = [];
  for (const { item, times } of shared) {
    for (const [place, count] of item.entries()) margins[place] = (margins[place] ?? 0) + times * count;
  }
  return margins;
}

type Distances = readonly (readonly number[])[];

/** Scaled so that the largest is 1, which α does not see: squares of counts stay small numbers. */
function distancesBetween(margins: readonly number[], metric: AlphaMetric): Distances {
  const squared = margins.map((_, c) => margins.map((__, k) => squaredDistance(margins, metric, c, k)));
  const largest = Math.max(...squared.flat());
  return largest === 0 ? squared : squared.map((row) => row.map((each) => each / largest));
}

function squaredDistance(margins: readonly number[], metric: AlphaMetric, c: number, k: number): number {
  if (c === k) return 0;
  switch (metric.kind) {
    case "nominal":
      return 1;
    case "ordinal":
      return ratingsBetween(margins, c, k) ** 2;
    case "interval":
      return ((metric.values[c] ?? 0) - (metric.values[k] ?? 0)) ** 2;
    case "ratio":
      return ratioDistance(metric.values[c] ?? 0, metric.values[k] ?? 0) ** 2;
    default:
      return assertNever(metric);
  }
}

/** The ratings from one category to the other, of the two themselves half. */
function ratingsBetween(margins: readonly number[], c: number, k: number): number {
  const span = margins.slice(Math.min(c, k), Math.max(c, k) + 1).reduce((sum, count) => sum + count, 0);
  return span - ((margins[c] ?? 0) + (margins[k] ?? 0)) / 2;
}

function ratioDistance(one: number, other: number): number {
  return one + other === 0 ? 0 : (one - other) / (one + other);
}

function observed(shared: readonly Tally<CategoryCounts>[], distances: Distances): number {
  let sum = 0;
  for (const { item, times } of shared) {
    sum += (times * distanceWithin(item, distances)) / (ratingsOf(item) - 1);
  }
  return sum;
}

function expected(margins: readonly number[], distances: Distances): number {
  return distanceWithin(margins, distances);
}

/** Σ_ck n_c n_k δ²_ck; the diagonal is 0, so it does not matter that a rating is also paired with itself. */
function distanceWithin(counts: readonly number[], distances: Distances): number {
  let sum = 0;
  for (const [c, count] of counts.entries()) {
    if (count === 0) continue;
    for (const [k, other] of counts.entries()) sum += count * other * (distances[c]?.[k] ?? 0);
  }
  return sum;
}
