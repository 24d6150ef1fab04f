/**
 * How often each category was given to one unit, by place of the category. Who gave it is left out: the measures
 * for many raters do not ask.
 */
export type CategoryCounts = readonly number[];

/** Like things counted together, so that 10,000 claims judged in 50 ways cost as much as 50. */
export type Tally<Item> = { readonly item: Item; readonly times: number };

/** Counts like items together. Their order does not depend on the order given, so neither does any sum over them. */
export function tally<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Tally<Item>[] {
  const found = new Map<string, { item: Item; times: number }>();
  for (const item of items) {
    const key = keyOf(item);
    const known = found.get(key);
    if (known === undefined) found.set(key, { item, times: 1 });
    else known.times += 1;
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

/** How many ratings a unit got. */
export function ratingsOf(counts: CategoryCounts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The units that can agree or disagree: two ratings or more. */
export function comparable(units: readonly Tally<CategoryCounts>[]): readonly Tally<CategoryCounts>[] {
  return units.filter(({ item, times }) => times > 0 && ratingsOf(item) > 1);
}
