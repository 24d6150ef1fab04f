/** How often somebody may do a thing: `most` at once, and `perSecond` in the long run. */
export type Allowance = { readonly most: number; readonly perSecond: number };

/** What is left of an allowance, and when that was, in milliseconds. */
export type Purse = { readonly left: number; readonly at: number };

/** What is left after doing it once more at `now`; null when one must wait. An absent purse is a full one. */
export function spend({ most, perSecond }: Allowance, purse: Purse | undefined, now: number): Purse | null {
  const earned = purse === undefined ? most : (Math.max(0, now - purse.at) / 1_000) * perSecond;
  const left = Math.min(most, (purse?.left ?? 0) + earned) - 1;
  return left < 0 ? null : { left, at: now };
}
