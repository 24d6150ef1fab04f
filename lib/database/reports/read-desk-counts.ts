import type { Failure } from "../../domain/failure";
import type { ReportId } from "../../domain/ids";
import type { RatingScale } from "../../domain/rating";
import type { Result } from "../../domain/result";
import { readScale } from "../access";
import { database } from "../client";
import { attemptRead } from "../unavailable";
import { LISTED } from "./read-public-reports";

/**
 * How many claims the public reports of a desk settled, of each the newest edition that stands: what is unlisted, for
 * members or withdrawn never counts. A claim counts in the month of its ruling, in UTC.
 */
export type DeskCounts = {
  /** The desk's scale of today; a rating that it lost since is named by its id alone. */
  readonly scale: RatingScale;
  /** Of every year; `month` is 1 for January. */
  readonly months: readonly {
    readonly year: number;
    readonly month: number;
    readonly rating: string;
    readonly claims: number;
  }[];
  readonly claimants: readonly ClaimantCount[];
  /** How many claimants there are, named ones only. */
  readonly claimantCount: number;
};

/** `rank`: 1 for who made most claims, MOST_CLAIMANTS + 1 for all who come after; null: nobody is named. */
export type ClaimantCount = {
  readonly rank: number | null;
  readonly claimant: string | null;
  readonly rating: string;
  readonly claims: number;
};

export const MOST_CLAIMANTS = 12;

/** `year`: of the claimants; null: the last in which a claim was settled. */
export async function readDeskCounts(
  slug: string,
  year: number | null,
): Promise<Result<DeskCounts, Failure>> {
  return attemptRead(async () => {
    const [scale, months] = await Promise.all([scaleOfDesk(slug), readMonths(slug)]);
    const chosen = year ?? Math.max(...months.map((each) => each.year));
    const rows = months.some((each) => each.year === chosen) ? await readClaimants(slug, chosen) : [];
    return {
      scale,
      months,
      claimants: rows.map(({ total: _, ...row }) => row),
      claimantCount: rows[0]?.total ?? 0,
    };
  });
}

/** How many claims of each of these editions have which ruling; a null rating: none. */
export async function readTallies(
  reports: readonly ReportId[],
): Promise<
  Result<
    readonly { readonly reportId: ReportId; readonly rating: string | null; readonly claims: number }[],
    Failure
  >
> {
  return attemptRead(
    () => database().$queryRaw`
      SELECT report_id AS "reportId", rating, sum(claims)::int AS claims FROM report_tally
      WHERE report_id = ANY(${reports}::uuid[])
      GROUP BY report_id, rating`,
  );
}

async function scaleOfDesk(slug: string): Promise<RatingScale> {
  const workspace = await database().workspace.findUniqueOrThrow({
    where: { slug },
    select: { ratings: true },
  });
  return readScale(workspace.ratings);
}

const readMonths = (slug: string) => database().$queryRaw<DeskCounts["months"]>`
  SELECT EXTRACT(year FROM month)::int AS year, EXTRACT(month FROM month)::int AS month, rating, sum(claims)::int AS claims
  FROM ${LISTED} JOIN report_tally ON report_tally.report_id = newest.id
  WHERE workspace.slug = ${slug} AND rating IS NOT NULL
  GROUP BY report_tally.month, rating
  ORDER BY report_tally.month, rating`;

/** Claimants whose names differ in nothing but capitals are one, under the spelling of most claims. */
const readClaimants = (slug: string, year: number) => database().$queryRaw<
  readonly (ClaimantCount & { readonly total: number })[]
>`
  WITH said AS (
    SELECT lower(claimant) AS name, claimant, rating, sum(claims) AS claims
    FROM ${LISTED} JOIN report_tally ON report_tally.report_id = newest.id
    WHERE workspace.slug = ${slug} AND rating IS NOT NULL
      AND month >= make_date(${year}::int, 1, 1) AND month < make_date(${year}::int + 1, 1, 1)
    GROUP BY claimant, rating
  ), ranked AS (
    SELECT name, (array_agg(claimant ORDER BY claims DESC, claimant))[1] AS claimant,
      row_number() OVER (ORDER BY sum(claims) DESC, name) AS place
    FROM said WHERE name IS NOT NULL GROUP BY name
  )
  SELECT (CASE WHEN place > ${MOST_CLAIMANTS}::int THEN ${MOST_CLAIMANTS}::int + 1 ELSE place END)::int AS rank,
    CASE WHEN place <= ${MOST_CLAIMANTS}::int THEN ranked.claimant END AS claimant, rating, sum(claims)::int AS claims,
    (SELECT count(*)::int FROM ranked) AS total
  FROM said LEFT JOIN ranked USING (name)
  GROUP BY 1, 2, 3
  ORDER BY 1 NULLS LAST, 3`;
