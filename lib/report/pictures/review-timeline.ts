import { scaleSqrt, scaleUtc } from "d3-scale";
import { symbol, symbolDiamond } from "d3-shape";
import type { Words } from "../../words/words";
import { writtenDate } from "../report-date";
import { type PictureNumbers, pictureTable } from "./picture-table";
import { type ReviewSteps, STEP_KINDS, type StepCounts, type StepKind } from "./review-steps";
import { beginAnchor, leftOf, length, type PictureFrame, percent, svgPicture, svgText } from "./svg-picture";

/** Colours where the picture stands alone; each lane is told by its name and its place too. */
const LOOKS: Readonly<Record<StepKind, string>> = {
  marked: 'fill="#fbfaf7" stroke="#5c5952" stroke-width="1.5"',
  verdict: 'fill="#5c5952"',
  ruling: 'fill="#27496d"',
  edition: 'fill="#1c1b19"',
};

const LANE_HEIGHT = 46;
const LABEL_AT = 12;
const DOTS_AT = 31;
const AXIS_HEIGHT = 24;
/** In percent: what is drawn at the ends still stands inside on a phone. */
const MARGIN = 4;
const SMALLEST_DOT = 3;
const LARGEST_DOT = 10;
const NARROWEST = 280;

/** A review in time: a lane for each kind of step that there was, a dot for each stretch of time, larger for more. */
export function reviewTimeline(steps: ReviewSteps, frame: PictureFrame): string {
  const lanes = lanesOf(steps);
  const across = scaleUtc()
    .domain([steps.from, steps.to])
    .range([MARGIN, 100 - MARGIN]);
  const placeOf = (at: Date) => percent(leftOf({ start: across(at), size: 0 }, frame));
  const height = lanes.length * LANE_HEIGHT + AXIS_HEIGHT;
  const bottom = lanes.length * LANE_HEIGHT;
  const drawn = lanes.map((kind, index) => lane(kind, index * LANE_HEIGHT, steps, placeOf, frame));
  return svgPicture(
    {
      title: frame.words.say("picture.review"),
      description: stepsInWords(steps, frame.words),
      look: "timeline",
      width: 640,
      height,
      shapes: `<defs><path id="${frame.id}-sign" d="${symbol(symbolDiamond, 90)()}"/></defs>${axis(steps, { across, placeOf, bottom, words: frame.words })}${drawn.join("")}`,
    },
    frame,
  );
}

/** The same numbers, a row for each stretch of time. */
export const reviewTable = (steps: ReviewSteps, words: Words): string =>
  pictureTable({ caption: words.say("picture.review"), ...stepNumbers(steps, words) }, words);

export function stepNumbers(steps: ReviewSteps, { say }: Words): PictureNumbers {
  const lanes = lanesOf(steps);
  const row = (name: string, counts: StepCounts) => [name, ...lanes.map((kind) => counts[kind])] as const;
  return {
    heads: [say("picture.when"), ...lanes.map((kind) => say(`picture.${kind}`))],
    rows: [
      ...steps.stretches.map(({ name, counts }) => row(name, counts)),
      row(say("picture.inAll"), steps.totals),
    ],
  };
}

/** The kinds of steps that there were. */
export const lanesOf = ({ totals }: ReviewSteps): readonly StepKind[] =>
  STEP_KINDS.filter((kind) => totals[kind] > 0);

/** As in "From 2 May 2026 to 9 May 2026; Claims marked: 9, Editions published: 1." */
export function stepsInWords(steps: ReviewSteps, words: Words): string {
  const { say, number, list } = words;
  const day = (at: Date) => writtenDate(at.toISOString().slice(0, 10), words);
  const [first, last] = [day(steps.from), day(new Date(steps.to.getTime() - 1))];
  const counts = list(
    lanesOf(steps).map(
      (kind) => `${say("punctuation.label", { name: say(`picture.${kind}`) })} ${number(steps.totals[kind])}`,
    ),
  );
  return first === last
    ? say("picture.onDay", { day: first, counts })
    : say("picture.fromTo", { first, last, counts });
}

function lane(
  kind: StepKind,
  top: number,
  { stretches, totals, from, to }: ReviewSteps,
  placeOf: (at: Date) => string,
  frame: PictureFrame,
): string {
  const { id, words } = frame;
  const { direction, say, number } = words;
  const begin = direction === "ltr" ? "0" : "100%";
  const largest = Math.max(...stretches.map(({ counts }) => counts[kind]));
  const radius = scaleSqrt()
    .domain([1, Math.max(2, largest)])
    .range([SMALLEST_DOT, largestDot(stretches, from, to)]);
  const dots = stretches.map(({ start, end, counts }) => {
    if (counts[kind] === 0) return "";
    const middle = placeOf(new Date((start.getTime() + end.getTime()) / 2));
    const y = top + DOTS_AT;
    if (kind === "edition") return `<use href="#${id}-sign" x="${middle}" y="${y}"/>`;
    return `<circle cx="${middle}" cy="${y}" r="${length(radius(counts[kind]))}"/>`;
  });
  return `<line class="lane" x1="0" x2="100%" y1="${top + DOTS_AT}" y2="${top + DOTS_AT}" stroke="#e7e3da"/><text class="over" x="${begin}" y="${top + LABEL_AT}" fill="#1c1b19" ${beginAnchor(frame)}>${svgText(say(`picture.${kind}`))} <tspan class="quiet" fill="#5c5952">${number(totals[kind])}</tspan></text><g class="dots-${kind}" ${LOOKS[kind]}>${dots.join("")}</g>`;
}

/** Such that dots of two stretches side by side hardly touch on a phone. */
function largestDot(stretches: ReviewSteps["stretches"], from: Date, to: Date): number {
  const shortest = Math.min(...stretches.map(({ start, end }) => end.getTime() - start.getTime()));
  const room = (shortest / (to.getTime() - from.getTime())) * (1 - (2 * MARGIN) / 100) * NARROWEST;
  return Math.max(SMALLEST_DOT + 1, Math.min(LARGEST_DOT, room / 2));
}

type Axis = {
  readonly across: Across;
  readonly placeOf: (at: Date) => string;
  readonly bottom: number;
  readonly words: Words;
};

type Across = { readonly ticks: (count: number) => Date[]; (at: Date): number };

/** Lines at round times with their dates, as many as have room on a phone. */
function axis({ from, to, stretches }: ReviewSteps, { across, placeOf, bottom, words }: Axis): string {
  const label = shortDate(to.getTime() - from.getTime(), words);
  const alone = stretches.length === 1 ? stretches[0] : undefined;
  if (alone !== undefined)
    return `<text class="quiet" x="50%" y="${bottom + LABEL_AT}" fill="#5c5952" text-anchor="middle">${svgText(inDirection(alone.name, words))}</text>`;
  let last = { place: Number.NEGATIVE_INFINITY, date: "" };
  const ticks = across.ticks(5).map((at) => {
    const [place, date] = [across(at), label(at)];
    if (place - last.place < ROOM_OF_DATE || date === last.date || place < EDGE || place > 100 - EDGE)
      return "";
    last = { place, date };
    return `<line x1="${placeOf(at)}" x2="${placeOf(at)}" y1="0" y2="${bottom}"/><text class="quiet" x="${placeOf(at)}" y="${bottom + LABEL_AT}" fill="#5c5952" stroke="none" text-anchor="middle">${svgText(inDirection(date, words))}</text>`;
  });
  return `<g class="ticks" stroke="#e7e3da">${ticks.join("")}</g>`;
}

/** A date that begins with a number keeps its order among words from right to left (U+200F, right-to-left mark). */
const inDirection = (date: string, { direction }: Words): string =>
  direction === "rtl" ? `\u200f${date}\u200f` : date;

/** In percent. */
const ROOM_OF_DATE = 24;
const EDGE = 12;

const DAY = 86_400_000;

/** As short as the length of the review lets it be. */
function shortDate(span: number, { language, locale }: Words): (at: Date) => string {
  const { format } = new Intl.DateTimeFormat(language === "en" ? "en-GB" : locale, {
    timeZone: "UTC",
    ...(span > 10 * 366 * DAY ? {} : { month: "short" }),
    ...(span > 200 * DAY ? {} : { day: "numeric" }),
    ...(span > 2 * DAY ? { year: "numeric" } : { hour: "2-digit", minute: "2-digit" }),
  });
  return format;
}
