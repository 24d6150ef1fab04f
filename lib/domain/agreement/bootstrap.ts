import type { Estimate } from "./estimate";
import type { RandomSource } from "./seeded-random";
import type { Tally } from "./tally";

/**
 * Where a measure would lie in 95 of 100 samples like this one; or why that cannot be said:
 * - `no-value`: the measure itself is undefined;
 * - `too-few-claims`: fewer than five, so that resampling says next to nothing;
 * - `unstable`: undefined in more than 5 of 100 resamples.
 */
export type Interval =
  | { readonly kind: "defined"; readonly low: number; readonly high: number }
  | { readonly kind: "undefined"; readonly reason: "no-value" | "too-few-claims" | "unstable" };

/** A measure of a sample. */
export type Statistic<Item> = (sample: readonly Tally<Item>[]) => Estimate;

/** Fewer units than this have no interval. */
export const FEWEST_UNITS = 5;

/**
 * 95 % intervals by the percentile bootstrap: units are drawn again, with replacement, as many as there are; the
 * interval runs from the 2.5th to the 97.5th percentile of the measure over the draws. All statistics share the draws.
 * The same source gives the same intervals. 1,000 draws up to 1,000 units, then fewer, not under 200.
 * Source: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), ch. 13.
 */
export function bootstrapIntervals<Item, Name extends string>(
  sample: readonly Tally<Item>[],
  statistics: Readonly<Record<Name, Statistic<Item>>>,
  random: RandomSource,
): Readonly<Record<Name, Interval>> {
  const names = Object.keys(statistics) as Name[];
  const units = sample.reduce((sum, { times }) => sum + times, 0);
  const estimates = Object.fromEntries(names.map((name) => [name, [] as Estimate[]])) as Record<
    Name,
    Estimate[]
  >;
  const draws = units < FEWEST_UNITS ? 0 : drawsFor(units);
  const owners = sample.flatMap(({ times }, at) => Array.from({ length: times }, () => at));
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = resample(sample, owners, random);
    for (const name of names) estimates[name].push(statistics[name](drawn));
  }
  const intervals = names.map(
    (name) => [name, intervalOf(statistics[name](sample), estimates[name])] as const,
  );
  return Object.fromEntries(intervals) as Record<Name, Interval>;
}

const MOST_DRAWS = 1_000;
const FEWEST_DRAWS = 200;
const DRAWN_UNITS = 1_000_000;
const TOLERATED_UNDEFINED = 0.05;

function drawsFor(units: number): number {
  return Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, Math.floor(DRAWN_UNITS / units)));
}

/** `owners` has one place for each unit: where in the sample its like is counted. */
function resample<Item>(
  sample: readonly Tally<Item>[],
  owners: readonly number[],
  random: RandomSource,
): readonly Tally<Item>[] {
  const times = sample.map(() => 0);
  for (let draw = 0; draw < owners.length; draw += 1) {
    const owner = owners[Math.floor(random() * owners.length)] ?? 0;
    times[owner] = (times[owner] ?? 0) + 1;
  }
  return sample.map(({ item }, at) => ({ item, times: times[at] ?? 0 }));
}

function intervalOf(measured: Estimate, estimates: readonly Estimate[]): Interval {
  if (measured.kind === "undefined") return { kind: "undefined", reason: "no-value" };
  if (estimates.length === 0) return { kind: "undefined", reason: "too-few-claims" };
  const values = estimates.flatMap((each) => (each.kind === "defined" ? [each.value] : []));
  if (values.length < estimates.length * (1 - TOLERATED_UNDEFINED)) {
    return { kind: "undefined", reason: "unstable" };
  }
  values.sort((a, b) => a - b);
  return { kind: "defined", low: percentile(values, 0.025), high: percentile(values, 0.975) };
}

/** Between the two nearest of the sorted values, in proportion. */
function percentile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
