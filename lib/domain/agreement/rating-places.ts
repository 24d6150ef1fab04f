import type { RatingId } from "../ids";
import { findRating, type RatingScale } from "../rating";
import type { JudgedClaim } from "./judged-claim";

/** Where ratings stand among the categories that a measure compares; null for one that the measure leaves out. */
export type RatingPlaces = { readonly size: number; readonly placeOf: (rating: RatingId) => number | null };

/** For measures without order: every rating is a category of its own, in the order of the scale. */
export function nominalPlaces(ratings: readonly RatingId[]): RatingPlaces {
  const places = new Map(ratings.map((rating, at) => [rating, at] as const));
  return { size: places.size, placeOf: (rating) => places.get(rating) ?? null };
}

/**
 * For measures with order: the different values of the given ratings, lowest first. Ratings of one value are one
 * step. A rating without a value (Opinion, Unverifiable) is no step: such a verdict counts as not given.
 */
export function ordinalPlaces(ratings: readonly RatingId[], scale: RatingScale): RatingPlaces {
  const stepValue = (rating: RatingId) => findRating(scale, rating)?.value ?? null;
  const values = [...new Set(ratings.map(stepValue))].filter((value) => value !== null).sort((a, b) => a - b);
  return {
    size: values.length,
    placeOf: (rating) => {
      const value = stepValue(rating);
      return value === null ? null : values.indexOf(value);
    },
  };
}

/** The ratings given, in the order of the scale; what the scale does not know stands last. */
export function ratingsGiven(claims: readonly JudgedClaim[], scale: RatingScale): readonly RatingId[] {
  const given = new Set(claims.flatMap(({ verdicts }) => verdicts.map(({ rating }) => rating)));
  const known = scale.map(({ id }) => id).filter((id) => given.delete(id));
  return [...known, ...[...given].sort()];
}
