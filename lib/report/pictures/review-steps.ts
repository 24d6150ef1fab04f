import { extent, rollup } from "d3-array";
import {
  type CountableTimeInterval,
  type TimeInterval,
  utcDay,
  utcHour,
  utcMinute,
  utcMonday,
  utcMonth,
  utcYear,
} from "d3-time";
import type { Words } from "../../words/words";
import type { Report } from "../report";
import { writtenDate, writtenMonth } from "../report-date";
import { wordsOf } from "../report-words";
import { standingClaims } from "../ruling-shares";

/** What happens in a review, in the order in which it usually does. */
export const STEP_KINDS = ["marked", "verdict", "ruling", "edition"] as const;
export type StepKind = (typeof STEP_KINDS)[number];
export type StepCounts = Readonly<Record<StepKind, number>>;

/** What happened from `start` to `end`, which is no part of it. */
export type Stretch = {
  readonly start: Date;
  readonly end: Date;
  /** For people, as in "November 2026". */
  readonly name: string;
  readonly counts: StepCounts;
};

/** A review in stretches of time that are equally long on a calendar; those in which nothing happened are left out. */
export type ReviewSteps = {
  readonly from: Date;
  readonly to: Date;
  readonly stretches: readonly Stretch[];
  readonly totals: StepCounts;
};

/**
 * When the claims that a report counts were marked, their verdicts given or last changed, their rulings made, and its
 * editions published: what stands in the report, and nothing else. Null where no claim has a ruling.
 */
export function reviewSteps(report: Report): ReviewSteps | null {
  const steps = stepsOf(report);
  const [first, last] = extent(steps, ({ at }) => at);
  if (!steps.some(({ kind }) => kind === "ruling") || first === undefined) return null;
  const words = wordsOf(report);
  const span = last.getTime() - first.getTime();
  const totals = countsOf(steps);
  for (const unit of UNITS.filter(({ ms }) => span / ms < MOST_STRETCHES)) {
    const stretches = stretchesOf(steps, unit, words);
    const [from, to] = [stretches[0]?.start, stretches.at(-1)?.end];
    if (from !== undefined && to !== undefined && marksIn(stretches) <= MOST_MARKS)
      return { from, to, stretches, totals };
  }
  throw new Error(`There is no unit of time for ${first.toISOString()} to ${last.toISOString()}.`);
}

/** More could not be told apart on a phone, and would make the page heavy. */
const MOST_STRETCHES = 40;
export const MOST_MARKS = 60;

type Step = { readonly kind: StepKind; readonly at: Date };

function stepsOf(report: Report): readonly Step[] {
  const steps = standingClaims(report).flatMap(({ highlightedAt, verdicts, ruling }) => [
    step("marked", highlightedAt),
    ...verdicts.map(({ at }) => step("verdict", at)),
    ...(ruling === null ? [] : [step("ruling", ruling.at)]),
  ]);
  return [...steps, ...editionTimes(report).map((at) => step("edition", at))];
}

/** Each edition once: of this one, of those that corrected, and of the first. */
function editionTimes({ edition }: Report): readonly string[] {
  if (edition === null) return [];
  const { publishedAt, corrections, firstPublishedAt } = edition;
  const times = [publishedAt, ...corrections.map((each) => each.publishedAt)];
  return [...new Set(firstPublishedAt === undefined ? times : [...times, firstPublishedAt])];
}

const step = (kind: StepKind, at: string): Step => ({ kind, at: new Date(at) });

type Unit = {
  readonly interval: TimeInterval;
  /** How long it is, about. */
  readonly ms: number;
  readonly name: (start: Date, end: Date, words: Words) => string;
};

function stretchesOf(steps: readonly Step[], { interval, name }: Unit, words: Words): readonly Stretch[] {
  const counted = rollup(steps, countsOf, ({ at }) => interval.floor(at).getTime());
  return [...counted]
    .toSorted(([a], [b]) => a - b)
    .map(([time, counts]) => {
      const start = new Date(time);
      const end = interval.offset(start, 1);
      return { start, end, name: name(start, end, words), counts };
    });
}

function countsOf(steps: readonly Step[]): StepCounts {
  const counts = { marked: 0, verdict: 0, ruling: 0, edition: 0 };
  for (const { kind } of steps) counts[kind] += 1;
  return counts;
}

const marksIn = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { counts }) => sum + STEP_KINDS.filter((kind) => counts[kind] > 0).length, 0);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const dayOf = (at: Date, words: Words) => writtenDate(at.toISOString().slice(0, 10), words);
const untilOf = (end: Date) => new Date(end.getTime() - 1);

const clock = (interval: CountableTimeInterval, each: number, ms: number): Unit => ({
  interval: every(interval, each),
  ms: each * ms,
  name: (start, _end, words) => writtenDate(start.toISOString(), words),
});
const years = (each: number): Unit => ({
  interval: every(utcYear, each),
  ms: each * 365 * DAY,
  name: (start, end, { say }) => {
    const [first, last] = [start.getUTCFullYear(), untilOf(end).getUTCFullYear()];
    return first === last ? String(first) : say("picture.span", { first: String(first), last: String(last) });
  },
});

function every(interval: CountableTimeInterval, each: number): TimeInterval {
  const found = interval.every(each);
  if (found === null) throw new Error(`There is no time of every ${each}.`);
  return found;
}

/** From short to long; the last is longer than any review. */
const UNITS: readonly Unit[] = [
  ...[1, 5, 15].map((each) => clock(utcMinute, each, MINUTE)),
  ...[1, 3, 6].map((each) => clock(utcHour, each, HOUR)),
  { interval: utcDay, ms: DAY, name: (start, _end, words) => dayOf(start, words) },
  {
    interval: utcMonday,
    ms: 7 * DAY,
    name: (start, _end, words) => words.say("picture.weekOf", { day: dayOf(start, words) }),
  },
  {
    interval: utcMonth,
    ms: 28 * DAY,
    name: (start, _end, words) => writtenMonth(start.toISOString(), words),
  },
  {
    interval: every(utcMonth, 3),
    ms: 90 * DAY,
    name: (start, end, words) =>
      words.say("picture.span", { first: dayOf(start, words), last: dayOf(untilOf(end), words) }),
  },
  ...[1, 5, 10, 100, 1_000].map(years),
];
