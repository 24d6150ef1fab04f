import { fromInnermost, type Interval, type IntervalIndex } from "./interval-index";

/** A stretch of text that one and the same set of intervals covers, the innermost of them first. */
export type Segment<T extends Interval> = {
  readonly start: number;
  readonly end: number;
  readonly covering: readonly T[];
};

/**
 * Cuts overlapping intervals into disjoint segments in text order. The segments that name an interval make up
 * exactly its text; text that no interval covers is in none.
 */
export function cutSegments<T extends Interval>(intervals: readonly T[]): readonly Segment<T>[] {
  const starting = [...intervals].sort((a, b) => a.start - b.start);
  const cuts = [...new Set(intervals.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const segments: Segment<T>[] = [];
  let covering: readonly T[] = [];
  let next = 0;
  for (const [at, start] of cuts.entries()) {
    const began: T[] = [];
    for (let one = starting[next]; one !== undefined && one.start <= start; one = starting[next]) {
      began.push(one);
      next++;
    }
    covering = [...covering, ...began].filter((one) => one.end > start).sort(fromInnermost);
    const end = cuts[at + 1];
    if (end !== undefined && covering.length > 0) segments.push({ start, end, covering });
  }
  return segments;
}

/** The segments cut down to [from, to); what lies outside is dropped. */
export function clipSegments<T extends Interval>(
  segments: readonly Segment<T>[],
  from: number,
  to: number,
): readonly Segment<T>[] {
  return segments
    .map((segment) => ({ ...segment, start: Math.max(segment.start, from), end: Math.min(segment.end, to) }))
    .filter(({ start, end }) => start < end);
}

/** The segments of an index inside [from, to). */
export function segmentsWithin<T extends Interval>(
  index: IntervalIndex<T>,
  from: number,
  to: number,
): readonly Segment<T>[] {
  return clipSegments(cutSegments(index.overlapping(from, to)), from, to);
}
