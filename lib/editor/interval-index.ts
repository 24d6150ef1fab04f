/** A stretch [start, end) of the canonical text (UTF-16) that belongs to a claim. A claim may have several. */
export type Interval = { readonly claimId: string; readonly start: number; readonly end: number };

/** An immutable set of intervals that answers what lies in a window or under a point. */
export type IntervalIndex<T extends Interval> = {
  readonly size: number;
  /** Every interval, in text order: by start, then the longer first, then by claim. */
  readonly all: readonly T[];
  /** The intervals that share at least one unit with [from, to), in text order. */
  readonly overlapping: (from: number, to: number) => readonly T[];
  /** The intervals that cover the unit at `offset`, the shortest (innermost) first. */
  readonly at: (offset: number) => readonly T[];
  /** The index with these intervals in place of whatever their claims had before. */
  readonly put: (intervals: readonly T[]) => IntervalIndex<T>;
  /** The index without a claim's intervals. */
  readonly remove: (claimId: string) => IntervalIndex<T>;
};

/**
 * Indexes intervals: a sorted array read as a balanced tree, with the furthest end below each node beside it.
 * A query takes O(log n + hits). A change copies the array, which at 10,000 intervals takes under a
 * millisecond and keeps the index a plain value. Empty intervals are left out.
 */
export function intervalIndex<T extends Interval>(intervals: readonly T[]): IntervalIndex<T> {
  return indexSorted(intervals.filter(({ start, end }) => start < end).sort(inTextOrder));
}

/** Sorts intervals in text order: by start, then the longer first, then by claim. */
export function inTextOrder(a: Interval, b: Interval): number {
  return a.start - b.start || b.end - a.end || compareIds(a.claimId, b.claimId);
}

/** Sorts intervals from the innermost (shortest) outward; of two equally long the later one is inner. */
export function fromInnermost(a: Interval, b: Interval): number {
  return a.end - a.start - (b.end - b.start) || -inTextOrder(a, b);
}

function indexSorted<T extends Interval>(all: readonly T[]): IntervalIndex<T> {
  const reach = new Float64Array(all.length);
  furthestEnds(all, reach, 0, all.length);
  const overlapping = (from: number, to: number): readonly T[] => {
    const hits: T[] = [];
    if (from < to) collectOverlapping({ all, reach, from, to, hits }, 0, all.length);
    return hits;
  };
  return {
    size: all.length,
    all,
    overlapping,
    at: (offset) => [...overlapping(offset, offset + 1)].sort(fromInnermost),
    put: (intervals) => indexSorted(replaceClaims(all, intervals)),
    remove: (claimId) => indexSorted(withoutClaim(all, claimId)),
  };
}

function furthestEnds(all: readonly Interval[], reach: Float64Array, low: number, high: number): number {
  if (low >= high) return Number.NEGATIVE_INFINITY;
  const middle = (low + high) >>> 1;
  const own = all[middle]?.end ?? Number.NEGATIVE_INFINITY;
  const furthest = Math.max(
    own,
    furthestEnds(all, reach, low, middle),
    furthestEnds(all, reach, middle + 1, high),
  );
  reach[middle] = furthest;
  return furthest;
}

type Search<T> = {
  readonly all: readonly T[];
  readonly reach: Float64Array;
  readonly from: number;
  readonly to: number;
  readonly hits: T[];
};

function collectOverlapping<T extends Interval>(search: Search<T>, low: number, high: number): void {
  if (low >= high) return;
  const middle = (low + high) >>> 1;
  const interval = search.all[middle];
  if (interval === undefined || (search.reach[middle] ?? 0) <= search.from) return;
  collectOverlapping(search, low, middle);
  if (interval.start >= search.to) return;
  if (interval.end > search.from) search.hits.push(interval);
  collectOverlapping(search, middle + 1, high);
}

function replaceClaims<T extends Interval>(all: readonly T[], intervals: readonly T[]): readonly T[] {
  const replaced = [...new Set(intervals.map(({ claimId }) => claimId))]
    .reduce<readonly T[]>(withoutClaim, all)
    .slice();
  for (const interval of intervals) {
    if (interval.start < interval.end) replaced.splice(placeOf(replaced, interval), 0, interval);
  }
  return replaced;
}

/** A plain loop that calls nothing until it finds something, which counts at 10,000 intervals. */
function withoutClaim<T extends Interval>(all: readonly T[], claimId: string): readonly T[] {
  for (let at = 0; at < all.length; at++) {
    if (all[at]?.claimId === claimId) {
      return all.slice(0, at).concat(all.slice(at + 1).filter((interval) => interval.claimId !== claimId));
    }
  }
  return all;
}

/** Where an interval belongs among sorted ones: behind those that are equal to it. */
function placeOf(all: readonly Interval[], interval: Interval): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = all[middle];
    if (other !== undefined && inTextOrder(other, interval) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
