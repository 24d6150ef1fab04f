import type { RatingId } from "./ids";
import { findRating, type RatingScale } from "./rating";

/** What is needed of a claim, of the review's or a report's, to say which rating it has. */
export type Judged = {
  readonly ruling: { readonly rating: RatingId } | null;
  readonly verdicts: readonly { readonly rating: RatingId }[];
};

/**
 * The rating that a claim stands for: its ruling's, or the one that all its verdicts give. Null where they differ or nobody
 * judged: a desk says nothing to readers that its reviewers are not agreed on.
 */
export function standingRating({ ruling, verdicts }: Judged): RatingId | null {
  if (ruling !== null) return ruling.rating;
  const [first, ...others] = new Set(verdicts.map(({ rating }) => rating));
  return others.length === 0 ? (first ?? null) : null;
}

/**
 * The rating that a claim leans to, for those who check it: as above, and where verdicts differ the one that most of them
 * give; of equals the least true, so that no doubt looks like a yes.
 */
export function leaningRating(claim: Judged, scale: RatingScale): RatingId | null {
  const standing = standingRating(claim);
  if (standing !== null) return standing;
  const worth = (id: RatingId) => findRating(scale, id)?.value ?? Number.POSITIVE_INFINITY;
  const [least = null] = leadingRatings(claim).toSorted((a, b) =>
    worth(a) < worth(b) ? -1 : worth(a) > worth(b) ? 1 : 0,
  );
  return least;
}

/** The rating that most verdicts give; several where as many give another one. */
export function leadingRatings({ verdicts }: Pick<Judged, "verdicts">): readonly RatingId[] {
  const counts = new Map<RatingId, number>();
  for (const { rating } of verdicts) counts.set(rating, (counts.get(rating) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts].filter(([, count]) => count === most).map(([rating]) => rating);
}
