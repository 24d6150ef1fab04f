import { scaleBand, scaleLinear } from "d3-scale";
import type { CountRow, DeskYear } from "./desk-year";
import type { PictureNumbers } from "./picture-table";
import { ratingTextures, type Textures } from "./rating-texture";
import { stackedSpans } from "./stacked-spans";
import {
  beginAnchor,
  fittedName,
  leftOf,
  length,
  type PictureFrame,
  percent,
  svgPicture,
  svgText,
} from "./svg-picture";

const TOP = 18;
const COLUMN_HEIGHT = 150;
const MONTH_HEIGHT = 20;
/** In pixels: one claim beside ten thousand is still seen. */
const LEAST = 2;

/** A column a month, as high as claims were settled in it, of a stretch a rating. */
export function monthsPicture({ year, months, ratings, scale }: DeskYear, frame: PictureFrame): string {
  const textures = ratingTextures(ratings, scale, frame.id);
  const bands = scaleBand<number>()
    .domain(months.keys())
    .range([0, 100])
    .paddingInner(0.35)
    .paddingOuter(0.15);
  const heights = heightScale(months);
  const columns = months.map((month, index) => {
    const place = { start: bands(index) ?? 0, size: bands.bandwidth() };
    return column(month, { heights, textures, left: leftOf(place, frame), width: place.size });
  });
  const base = TOP + COLUMN_HEIGHT;
  return svgPicture(
    {
      title: `Claims settled in ${year}, by month and rating`,
      description: inWords(months.filter((month) => totalOf(month) > 0)),
      look: "year",
      width: 640,
      height: base + MONTH_HEIGHT,
      shapes: `${textures.definitions}<line x1="0" x2="100%" y1="${base}" y2="${base}" stroke="#d5d0c4"/>${columns.join("")}`,
    },
    frame,
  );
}

type Heights = (claims: number) => number;

const heightScale = (rows: readonly CountRow[]): Heights => {
  const linear = scaleLinear()
    .domain([0, Math.max(1, ...rows.map(totalOf))])
    .range([0, COLUMN_HEIGHT]);
  return (claims) => (claims === 0 ? 0 : Math.max(LEAST, linear(claims)));
};

function column(
  month: CountRow,
  {
    heights,
    textures,
    left,
    width,
  }: {
    readonly heights: Heights;
    readonly textures: Textures;
    readonly left: number;
    readonly width: number;
  },
): string {
  const base = TOP + COLUMN_HEIGHT;
  const middle = percent(left + width / 2);
  const name = `<text class="quiet" x="${middle}" y="${base + 14}" fill="#5c5952" font-size="11" text-anchor="middle">${month.name.slice(0, 3)}</text>`;
  const total = totalOf(month);
  if (total === 0) return name;
  const height = heights(total);
  const stretches = stackedSpans(month.counts, { room: height, gap: 1, least: LEAST }).map((span, index) =>
    span === null
      ? ""
      : `<rect x="${percent(left)}" y="${length(base - span.start - span.size)}" width="${percent(width)}" height="${length(span.size)}" fill="${textures.fillOf(index)}"/>`,
  );
  return `${stretches.join("")}<text x="${middle}" y="${length(base - height - 5)}" fill="#1c1b19" font-size="11" text-anchor="middle">${shortNumber(total)}</text>${name}`;
}

const ROW_HEIGHT = 38;
const NAME_AT = 13;
const BAR_AT = 19;
const BAR_HEIGHT = 12;
/** In percent: what is left has room for the number. */
const LONGEST_BAR = 84;
/** In Latin letters: what a phone has room for. */
const LONGEST_NAME = 40;

/** A bar a claimant, as long as they made claims that were settled, of a stretch a rating. */
export function claimantsPicture({ year, claimants, ratings, scale }: DeskYear, frame: PictureFrame): string {
  const textures = ratingTextures(ratings, scale, frame.id);
  const lengths = scaleLinear()
    .domain([0, Math.max(1, ...claimants.map(totalOf))])
    .range([0, LONGEST_BAR]);
  const bars = claimants.map((claimant, index) =>
    claimantBar(claimant, { top: index * ROW_HEIGHT, room: lengths(totalOf(claimant)), textures, frame }),
  );
  return svgPicture(
    {
      title: `Claims settled in ${year}, by claimant and rating`,
      description: inWords(claimants),
      look: "year",
      width: 640,
      height: claimants.length * ROW_HEIGHT,
      shapes: textures.definitions + bars.join(""),
    },
    frame,
  );
}

function claimantBar(
  claimant: CountRow,
  {
    top,
    room,
    textures,
    frame,
  }: {
    readonly top: number;
    readonly room: number;
    readonly textures: Textures;
    readonly frame: PictureFrame;
  },
): string {
  const spans = stackedSpans(claimant.counts, { room: Math.max(1, room), gap: 0.3, least: 0.6 });
  const stretches = spans.map((span, index) =>
    span === null
      ? ""
      : `<rect x="${percent(leftOf(span, frame))}" y="${top + BAR_AT}" width="${percent(span.size)}" height="${BAR_HEIGHT}" fill="${textures.fillOf(index)}"/>`,
  );
  const at = (start: number) => percent(leftOf({ start, size: 0 }, frame));
  return `<text x="${at(0)}" y="${top + NAME_AT}" fill="#1c1b19" ${beginAnchor(frame)}>${svgText(fittedName(claimant.name, LONGEST_NAME))}</text>${stretches.join("")}<text class="quiet" x="${at(Math.max(1, room) + 1.5)}" y="${top + BAR_AT + 10}" fill="#5c5952" ${beginAnchor(frame)}>${shortNumber(totalOf(claimant))}</text>`;
}

/** The numbers of months, or of claimants, with their sums. */
export function yearNumbers(first: string, rows: readonly CountRow[], { ratings }: DeskYear): PictureNumbers {
  const sums = ratings.map((_, index) => rows.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0));
  const all = [...rows, { name: "In all", counts: sums }];
  return {
    heads: [first, ...ratings.map(({ label }) => label), "Claims"],
    rows: all.map((row) => [row.name, ...row.counts, totalOf(row)]),
  };
}

export const totalOf = ({ counts }: CountRow): number => counts.reduce((sum, count) => sum + count, 0);

const inWords = (rows: readonly CountRow[]): string =>
  rows.map((row) => `${fittedName(row.name, LONGEST_NAME)}: ${totalOf(row)}`).join(", ");

/** Ten thousand is 10K: a column of a phone has no room for more. */
const shortNumber = (count: number): string =>
  count < 10_000 ? String(count) : new Intl.NumberFormat("en", { notation: "compact" }).format(count);
