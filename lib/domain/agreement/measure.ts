import { bootstrapIntervals, type Interval, type Statistic } from "./bootstrap";
import type { Estimate } from "./estimate";
import type { RandomSource } from "./seeded-random";
import type { Tally } from "./tally";

/** A measure of agreement with the interval that its sample allows. */
export type Measure = { readonly estimate: Estimate; readonly interval: Interval };

/** Measures one sample in several ways. */
export function measureAll<Item, Name extends string>(
  sample: readonly Tally<Item>[],
  statistics: Readonly<Record<Name, Statistic<Item>>>,
  random: RandomSource,
): Readonly<Record<Name, Measure>> {
  const intervals = bootstrapIntervals(sample, statistics, random);
  const names = Object.keys(statistics) as Name[];
  const measures = names.map((name) => {
    const measure: Measure = { estimate: statistics[name](sample), interval: intervals[name] };
    return [name, measure] as const;
  });
  return Object.fromEntries(measures) as Record<Name, Measure>;
}
