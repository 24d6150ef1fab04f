import type { HistoryLine } from "./record-history";
import type { HistoryGroup } from "./tell-entry";

/** How many entries of each group one bar stands for. */
export type ActivityBar = Readonly<Partial<Record<HistoryGroup, number>>>;

/** When an article was worked on, laid out from 0 (its first entry) to 1 (its last). */
export type Activity = {
  /** Of the same width, side by side. */
  readonly bars: readonly ActivityBar[];
  /** The entries of the fullest bar. */
  readonly most: number;
  /** Where each day with entries begins, YYYY-MM-DD, in order. */
  readonly days: readonly { readonly day: string; readonly place: number; readonly counts: ActivityBar }[];
};

type Timed = Pick<HistoryLine, "at" | "group">;

const BARS = 60;
/** No pause takes more of the width than this: a month in which nothing happened says nothing. */
const WIDEST_PAUSE = 1 / 12;

/**
 * Where each line lies, from 0 to 1, never before the one before it. Time runs evenly but for long pauses, which are cut
 * short; lines of one moment lie in one place.
 */
export function placeLines(lines: readonly Pick<Timed, "at">[]): Float64Array {
  const times = lines.map(({ at }) => Date.parse(at));
  const pauses = times.map((time, at) => Math.max(0, time - (times[at - 1] ?? time)));
  let whole = pauses.reduce((sum, pause) => sum + pause, 0);
  let longest = whole;
  // Each pause that is cut makes the whole shorter, and so the cut; a few rounds are as near as a screen shows.
  for (let round = 0; round < 8; round++) {
    longest = whole * WIDEST_PAUSE;
    whole = pauses.reduce((sum, pause) => sum + Math.min(pause, longest), 0);
  }
  const places = new Float64Array(lines.length);
  let place = 0;
  for (const [at, pause] of pauses.entries()) {
    place += Math.min(pause, longest);
    places[at] = whole === 0 ? 0 : Math.min(1, place / whole);
  }
  return places;
}

/** Counts what happened when. */
export function layActivity(lines: readonly Timed[], places: Float64Array): Activity {
  const bars = Array.from({ length: BARS }, (): Partial<Record<HistoryGroup, number>> => ({}));
  const days: { day: string; place: number; counts: Partial<Record<HistoryGroup, number>> }[] = [];
  for (const [at, line] of lines.entries()) {
    const place = places[at] ?? 0;
    const bar = bars[Math.min(BARS - 1, Math.floor(place * BARS))];
    if (bar !== undefined) bar[line.group] = (bar[line.group] ?? 0) + 1;
    const day = line.at.slice(0, 10);
    if (days.at(-1)?.day !== day) days.push({ day, place, counts: {} });
    const counts = days.at(-1)?.counts;
    if (counts !== undefined) counts[line.group] = (counts[line.group] ?? 0) + 1;
  }
  return { bars, days, most: Math.max(1, ...bars.map(countOf)) };
}

/** All entries that a bar stands for. */
export const countOf = (bar: ActivityBar): number =>
  Object.values(bar).reduce((sum, count) => sum + count, 0);

/** The seq of the last entry that lies at a place or before it, 1 at least. */
export function seqAtPlace(places: Float64Array, place: number): number {
  let [low, high] = [0, places.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((places[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
