import { stack } from "d3-shape";

/** A stretch of a bar; null where nothing is counted. */
export type Span = { readonly start: number; readonly size: number } | null;

type Room = {
  /** The length of the whole bar, in the unit of the spans. */
  readonly room: number;
  readonly gap: number;
  /** Where there is room for that, no stretch is shorter: 1 of 10,000 is seen. */
  readonly least: number;
};

/** One stretch a count, each after the one before, as long as its share of the bar. */
export function stackedSpans(counts: readonly number[], { room, gap, least }: Room): readonly Span[] {
  const drawn = counts.filter((count) => count > 0).length;
  if (drawn === 0) return counts.map(() => null);
  const between = drawn === 1 ? 0 : Math.min(gap, room / (4 * drawn));
  const sizes = fittedSizes(counts, room - between * (drawn - 1), least);
  const steps = sizes.map((size) => (size === 0 ? 0 : size + between));
  return stack<readonly number[], number>()
    .keys(steps.map((_, index) => index))
    .value((row, index) => row[index] ?? 0)([steps])
    .map(([bounds], index) => {
      const size = sizes[index] ?? 0;
      return size === 0 ? null : { start: bounds?.[0] ?? 0, size };
    });
}

/** Sizes that fill the room: what would be shorter than `least` gets that, the others share what is left. */
function fittedSizes(counts: readonly number[], room: number, least: number): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const small = Math.min(least, room / (2 * counts.length));
  const isSmall = (count: number) => (room * count) / total < small;
  const smallOnes = counts.filter((count) => count > 0 && isSmall(count));
  const left = room - small * smallOnes.length;
  const leftTotal = total - smallOnes.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => {
    if (count === 0) return 0;
    return isSmall(count) ? small : (left * count) / leftTotal;
  });
}
