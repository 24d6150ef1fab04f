import type { RatingId } from "../../domain/ids";
import type { Rating } from "../../domain/rating";
import type { ReportRating } from "../report";
import { MONTHS } from "../report-date";

/** What a desk's public reports settled (lib/database/reports/read-desk-counts.ts). */
export type CountedClaims = {
  readonly scale: readonly Rating[];
  readonly months: readonly {
    readonly year: number;
    readonly month: number;
    readonly rating: string;
    readonly claims: number;
  }[];
  readonly claimants: readonly {
    readonly rank: number | null;
    readonly claimant: string | null;
    readonly rating: string;
    readonly claims: number;
  }[];
  readonly claimantCount: number;
};

/** A name and how many claims of each rating stand under it, in the order of the year's ratings. */
export type CountRow = { readonly name: string; readonly counts: readonly number[] };

/** The claims that a desk settled in a year, of its public reports. */
export type DeskYear = {
  readonly year: number;
  /** Those that were given in that year, in the order of the scale, and where they stand on it. */
  readonly ratings: readonly ReportRating[];
  readonly scale: readonly ReportRating[];
  /** January to December. */
  readonly months: readonly CountRow[];
  /** Who made most claims first; last all others, and claims whose claimant is not named. */
  readonly claimants: readonly CountRow[];
};

/** The years in which claims were settled, the last first. */
export const yearsOf = ({ months }: CountedClaims): readonly number[] =>
  [...new Set(months.map(({ year }) => year))].toSorted((a, b) => b - a);

/** One year of them. Null where nothing was settled in it. */
export function deskYear(counted: CountedClaims, year: number): DeskYear | null {
  const inYear = counted.months.filter((each) => each.year === year);
  if (inYear.length === 0) return null;
  const scale = scaleOf(counted);
  const ratings = scale.filter(({ id }) => inYear.some(({ rating }) => rating === id));
  const row = (
    name: string,
    claims: readonly { readonly rating: string; readonly claims: number }[],
  ): CountRow => ({
    name,
    counts: ratings.map(({ id }) =>
      claims.filter(({ rating }) => rating === id).reduce((sum, each) => sum + each.claims, 0),
    ),
  });
  const ranks = [...new Set(counted.claimants.map(({ rank }) => rank))];
  return {
    year,
    ratings,
    scale,
    months: MONTHS.map((name, index) =>
      row(
        name,
        inYear.filter(({ month }) => month === index + 1),
      ),
    ),
    claimants: ranks.map((rank) => {
      const claims = counted.claimants.filter((each) => each.rank === rank);
      return row(nameOf(claims[0], ranks, counted.claimantCount), claims);
    }),
  };
}

function nameOf(
  counted: CountedClaims["claimants"][number] | undefined,
  ranks: readonly (number | null)[],
  claimantCount: number,
): string {
  if (counted === undefined || counted.rank === null) return "No claimant named";
  if (counted.claimant !== null) return counted.claimant;
  const others = claimantCount - ranks.filter((rank) => rank !== null).length + 1;
  return others === 1 ? "1 other claimant" : `${others} other claimants`;
}

/** The scale, and after it each rating that was given and is no longer part of it. */
export function scaleOf({ scale, months }: Pick<CountedClaims, "scale" | "months">): readonly ReportRating[] {
  const known = new Set<string>(scale.map(({ id }) => id));
  const lost = new Set(months.map(({ rating }) => rating).filter((id) => !known.has(id)));
  return [...scale, ...[...lost].map(lostRating)].map((rating) => ({ ...rating, meaning: "" }));
}

const lostRating = (id: string): Rating => ({
  id: id as RatingId,
  label: id,
  value: null,
  colour: "#55555f",
  mark: "question",
});
