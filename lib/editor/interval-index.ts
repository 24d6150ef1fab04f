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
  /** A claim's intervals, in text order; none if it has none here. */
  readonly of: (claimId: string) => readonly T[];
  /** The index with these intervals in place of whatever their claims had before. */
  readonly put: (intervals: readonly T[]) => IntervalIndex<T>;
  /** The index without a claim's intervals. */
  readonly remove: (claimId: string) => IntervalIndex<T>;
};

/**
 * Indexes intervals: sorted ones in chunks, each with the furthest end in it beside it. A query looks only into
 * chunks that reach its window. A change copies one chunk and the list of chunks, which at 10,000 intervals takes
 * some ten microseconds and keeps the index a plain value. Empty intervals are left out.
 *
 * The first question for a window is answered by looking at every interval once: what a person sees first need not wait
 * until all are sorted. They are for whatever is asked next.
 */
export function intervalIndex<T extends Interval>(intervals: readonly T[]): IntervalIndex<T> {
  const filled = intervals.filter(({ start, end }) => start < end);
  let isAsked = false;
  let sorted: IntervalIndex<T> | null = null;
  const index = (): IntervalIndex<T> => {
    sorted ??= indexChunks(cutChunks(filled.toSorted(inTextOrder)));
    return sorted;
  };
  return {
    size: filled.length,
    get all() {
      return index().all;
    },
    overlapping: (from, to) => {
      if (isAsked || sorted !== null) return index().overlapping(from, to);
      isAsked = true;
      return from < to ? filled.filter((one) => one.start < to && one.end > from).sort(inTextOrder) : [];
    },
    at: (offset) => index().at(offset),
    of: (claimId) => index().of(claimId),
    put: (more) => index().put(more),
    remove: (claimId) => index().remove(claimId),
  };
}

/** Sorts intervals in text order: by start, then the longer first, then by claim. */
export function inTextOrder(a: Interval, b: Interval): number {
  return a.start - b.start || b.end - a.end || compareIds(a.claimId, b.claimId);
}

/** Sorts intervals from the innermost (shortest) outward; of two equally long the later one is inner. */
export function fromInnermost(a: Interval, b: Interval): number {
  return a.end - a.start - (b.end - b.start) || -inTextOrder(a, b);
}

/** At least one interval, sorted; the furthest end among them; and whether a claim has one here. */
type Chunk<T> = {
  readonly intervals: readonly T[];
  readonly reach: number;
  readonly holds: (claimId: string) => boolean;
};

/** A chunk that has grown to twice this is cut in two. */
const CHUNK_SIZE = 128;

function indexChunks<T extends Interval>(chunks: readonly Chunk<T>[]): IntervalIndex<T> {
  const overlapping = (from: number, to: number): readonly T[] => collectOverlapping(chunks, from, to);
  return {
    size: chunks.reduce((size, { intervals }) => size + intervals.length, 0),
    get all() {
      return chunks.flatMap(({ intervals }) => intervals);
    },
    overlapping,
    at: (offset) => [...overlapping(offset, offset + 1)].sort(fromInnermost),
    of: (claimId) => collectClaim(chunks, claimId),
    put: (intervals) => {
      const claimIds = new Set(intervals.map(({ claimId }) => claimId));
      const others = [...claimIds].reduce<readonly Chunk<T>[]>(withoutClaim, chunks);
      return indexChunks(intervals.filter(({ start, end }) => start < end).reduce(withInterval, others));
    },
    remove: (claimId) => indexChunks(withoutClaim(chunks, claimId)),
  };
}

function cutChunks<T extends Interval>(sorted: readonly T[]): readonly Chunk<T>[] {
  const chunks: Chunk<T>[] = [];
  for (let at = 0; at < sorted.length; at += CHUNK_SIZE) {
    chunks.push(chunkOf(sorted.slice(at, at + CHUNK_SIZE)));
  }
  return chunks;
}

function chunkOf<T extends Interval>(intervals: readonly T[]): Chunk<T> {
  let reach = 0;
  for (const { end } of intervals) reach = Math.max(reach, end);
  return { intervals, reach, holds: claimLookup(intervals) };
}

/** Made when it is first asked, for most articles are read and not changed. */
function claimLookup(intervals: readonly Interval[]): (claimId: string) => boolean {
  let claimIds: ReadonlySet<string> | null = null;
  return (claimId) => {
    claimIds ??= new Set(intervals.map((interval) => interval.claimId));
    return claimIds.has(claimId);
  };
}

function collectOverlapping<T extends Interval>(
  chunks: readonly Chunk<T>[],
  from: number,
  to: number,
): readonly T[] {
  const hits: T[] = [];
  if (from >= to) return hits;
  for (const { intervals, reach } of chunks) {
    if ((intervals[0]?.start ?? to) >= to) break;
    if (reach <= from) continue;
    for (const interval of intervals) {
      if (interval.start >= to) break;
      if (interval.end > from) hits.push(interval);
    }
  }
  return hits;
}

function collectClaim<T extends Interval>(chunks: readonly Chunk<T>[], claimId: string): readonly T[] {
  const found: T[] = [];
  for (const { intervals, holds } of chunks) {
    if (holds(claimId)) found.push(...intervals.filter((interval) => interval.claimId === claimId));
  }
  return found;
}

/** Every chunk without the claim; those that did not hold it are the same values as before. */
function withoutClaim<T extends Interval>(chunks: readonly Chunk<T>[], claimId: string): readonly Chunk<T>[] {
  if (!chunks.some(({ holds }) => holds(claimId))) return chunks;
  return chunks.flatMap((chunk) => {
    if (!chunk.holds(claimId)) return [chunk];
    const kept = chunk.intervals.filter((interval) => interval.claimId !== claimId);
    return kept.length === 0 ? [] : [chunkOf(kept)];
  });
}

function withInterval<T extends Interval>(chunks: readonly Chunk<T>[], interval: T): readonly Chunk<T>[] {
  const at = Math.max(
    0,
    chunks.findLastIndex(({ intervals }) => isBefore(intervals[0], interval)),
  );
  const before = chunks[at]?.intervals ?? [];
  const place = before.findLastIndex((each) => isBefore(each, interval)) + 1;
  const intervals = before.toSpliced(place, 0, interval);
  const isFull = intervals.length >= 2 * CHUNK_SIZE;
  return chunks.toSpliced(at, 1, ...(isFull ? cutChunks(intervals) : [chunkOf(intervals)]));
}

/** Whether `one` is there and does not belong behind `other`. */
function isBefore(one: Interval | undefined, other: Interval): boolean {
  return one !== undefined && inTextOrder(one, other) <= 0;
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
