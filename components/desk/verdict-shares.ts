import type { Rating, RatingScale } from "@/lib/domain/rating";

/** How often each rating was given, in the order of the scale; ratings that nobody gave are left out. */
export type VerdictShare = { readonly rating: Rating; readonly count: number };

export function verdictShares(
  counts: Readonly<Record<string, number>>,
  scale: RatingScale,
): readonly VerdictShare[] {
  return scale.map((rating) => ({ rating, count: counts[rating.id] ?? 0 })).filter(({ count }) => count > 0);
}

/** The shares in words: "2 True, 1 Mixed". */
export function describeShares(shares: readonly VerdictShare[]): string {
  return shares.map(({ rating, count }) => `${count} ${rating.label}`).join(", ");
}
