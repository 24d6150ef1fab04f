import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Purse, spend } from "./allowance";

const ALLOWANCE = { most: 20, perSecond: 10 };

/** How many of these moments are allowed. */
function allowed(moments: readonly number[]): number {
  let purse: Purse | undefined;
  return moments.filter((now) => {
    const after = spend(ALLOWANCE, purse, now);
    purse = after ?? purse;
    return after !== null;
  }).length;
}

describe("an allowance", () => {
  it("is spent by a burst and comes back with time", () => {
    expect(allowed(Array.from({ length: 30 }, () => 0))).toBe(20);
    expect(allowed([...Array.from({ length: 30 }, () => 0), 100, 101, 200])).toBe(22);
  });

  it("never allows more than the burst and what was earned since, and never refuses what is within it", () => {
    const moments = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(moments, (some) => {
        const sorted = some.toSorted((a, b) => a - b);
        const seconds = ((sorted.at(-1) ?? 0) - (sorted[0] ?? 0)) / 1_000;
        expect(allowed(sorted)).toBeLessThanOrEqual(20 + seconds * 10 + 0.001);
        expect(allowed(sorted)).toBeGreaterThanOrEqual(Math.min(sorted.length, 20));
      }),
    );
  });
});
