import type { Verdict } from "@/lib/domain/claim";
import type { RatingId } from "@/lib/domain/ids";
import { findRating, type RatingScale } from "@/lib/domain/rating";

/** How verdicts on one claim differ. */
export type VerdictComparison = {
  /** The ratings given, those given most first. */
  readonly counts: readonly { readonly rating: RatingId; readonly count: number }[];
  /** The rating that more verdicts give than any other; null when no single one leads. */
  readonly leading: RatingId | null;
  /** How far the furthest two are apart on the scale, in values; null where fewer than two have a value. */
  readonly spread: number | null;
};

/** Compares the verdicts of one claim. */
export function compareVerdicts(verdicts: readonly Verdict[], scale: RatingScale): VerdictComparison {
  const tally = new Map<RatingId, number>();
  for (const { rating } of verdicts) tally.set(rating, (tally.get(rating) ?? 0) + 1);
  const counts = [...tally]
    .map(([rating, count]) => ({ rating, count }))
    .sort((a, b) => b.count - a.count || placeIn(scale, a.rating) - placeIn(scale, b.rating));
  const [first, second] = counts;
  const leading = first !== undefined && first.count > (second?.count ?? 0) ? first.rating : null;
  const values = verdicts
    .map(({ rating }) => findRating(scale, rating)?.value ?? null)
    .filter((value) => value !== null);
  const spread = values.length < 2 ? null : Math.max(...values) - Math.min(...values);
  return { counts, leading, spread };
}

/** "2 False, 1 Mixed", with the labels of the scale. */
export function describeCounts({ counts }: VerdictComparison, scale: RatingScale): string {
  return counts
    .map(({ rating, count }) => `${count} ${findRating(scale, rating)?.label ?? rating}`)
    .join(", ");
}

function placeIn(scale: RatingScale, rating: RatingId): number {
  return scale.findIndex((each) => each.id === rating);
}
