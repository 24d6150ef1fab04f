import type { FieldError } from "../../domain/failure";
import type { RatingId } from "../../domain/ids";
import { findRating, type RatingScale } from "../../domain/rating";

const FURTHEST_ZONE_MS = 14 * 60 * 60 * 1000;

/**
 * Complains of a date (YYYY-MM-DD) that no place on earth has reached at `at`: clocks run up to 14 hours ahead
 * of UTC. A date not given is no complaint.
 */
export function futureDay(path: string, day: string | null | undefined, at: string): readonly FieldError[] {
  if (day === null || day === undefined) return [];
  const latest = new Date(Date.parse(at) + FURTHEST_ZONE_MS).toISOString().slice(0, 10);
  return day > latest ? [{ path, message: `${day} is in the future.` }] : [];
}

/** Complains of a rating that the scale does not have. */
export function unknownRating(scale: RatingScale, rating: RatingId): readonly FieldError[] {
  if (findRating(scale, rating) !== undefined) return [];
  const known = scale.map((each) => each.id).join(", ");
  return [{ path: "rating", message: `There is no rating “${rating}” here. Choose one of: ${known}.` }];
}

/** Text as given, or null when nothing was said. */
export function saidText(value: string | null | undefined): string | null {
  return value === null || value === undefined || value.trim() === "" ? null : value;
}

/** The given fields of `input` whose values differ from those in `present`; blank text counts as null. */
export function changedFields<Fields extends Record<string, unknown>, Key extends keyof Fields & string>(
  present: Fields,
  input: { readonly [K in Key]?: Fields[K] | undefined },
  keys: readonly Key[],
): { [K in Key]?: Fields[K] } {
  const changed: { [K in Key]?: Fields[K] } = {};
  for (const key of keys) {
    const value = input[key];
    if (value !== undefined && value !== present[key]) changed[key] = value;
  }
  return changed;
}
