/**
 * Why a measure has no value:
 * - `nothing-shared`: no claim was judged by two people, so there is nothing to compare;
 * - `one-rating`: everybody gave one and the same rating, so chance alone would explain all of it (0/0).
 */
export type UndefinedReason = "nothing-shared" | "one-rating";

/** A measure of agreement: a finite number, or the reason why there is none. Never NaN, and never 0 in its place. */
export type Estimate =
  | { readonly kind: "defined"; readonly value: number }
  | { readonly kind: "undefined"; readonly reason: UndefinedReason };

/** An estimate with a value. */
export const defined = (value: number): Estimate => ({ kind: "defined", value });

/** An estimate without a value. */
export const notDefined = (reason: UndefinedReason): Estimate => ({ kind: "undefined", reason });

/**
 * Agreement corrected for chance, (observed − expected) / (1 − expected), from the two disagreements:
 * 1 − observed / expected. Undefined when chance leaves nothing to disagree on.
 */
export function beyondChance(observedDisagreement: number, expectedDisagreement: number): Estimate {
  if (expectedDisagreement <= ROUNDING) return notDefined("one-rating");
  return defined(1 - observedDisagreement / expectedDisagreement);
}

/** Shares that add up to 1 do so to within a few units of the last place; real disagreement is far above it. */
const ROUNDING = 1e-12;
