/** Something at a place, with a weight. */
export type Weighted = { readonly place: number; readonly weight: number };

/**
 * Of a list, the items (by index, ascending) whose places rise from one to the next and whose weights add up to
 * the most. O(n log n). Places are whole numbers that differ from each other.
 */
export function heaviestRisingChain(items: readonly Weighted[]): readonly number[] {
  const ranks = ranksOf(items);
  const best: (number | undefined)[] = new Array(items.length + 1).fill(undefined);
  const total: number[] = [];
  const previous: (number | undefined)[] = [];
  const heavier = (a: number | undefined, b: number | undefined): number | undefined =>
    a === undefined || (b !== undefined && (total[b] ?? 0) > (total[a] ?? 0)) ? b : a;
  for (const [at, { weight }] of items.entries()) {
    const rank = ranks[at] ?? 1;
    let before: number | undefined;
    for (let node = rank - 1; node > 0; node -= node & -node) before = heavier(before, best[node]);
    previous.push(before);
    total.push(weight + (before === undefined ? 0 : (total[before] ?? 0)));
    for (let node = rank; node <= items.length; node += node & -node) best[node] = heavier(best[node], at);
  }
  const chain: number[] = [];
  const last = total.reduce<number | undefined>((top, _, at) => heavier(top, at), undefined);
  for (let at = last; at !== undefined; at = previous[at]) chain.push(at);
  return chain.reverse();
}

/** The rank of each item's place, from 1: the tree of best chains (after Fenwick, 1994) is kept over ranks. */
function ranksOf(items: readonly Weighted[]): readonly number[] {
  const ranks: number[] = new Array(items.length).fill(1);
  const byPlace = items.map(({ place }, at) => ({ place, at })).sort((a, b) => a.place - b.place);
  for (const [rank, { at }] of byPlace.entries()) ranks[at] = rank + 1;
  return ranks;
}
