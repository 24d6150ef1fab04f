import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ActorId, RatingId } from "../ids";
import { DEFAULT_SCALE } from "../rating";
import type { JudgedClaim } from "./judged-claim";
import type { Measure } from "./measure";
import { type Agreement, measureAgreement } from "./measure-agreement";
import { seededRandom } from "./seeded-random";

const RUNS = { numRuns: 20 };
const reviewers = ["ada", "ben", "cho", "dov"].map((name) => name as ActorId);
const ratings = DEFAULT_SCALE.map(({ id }) => id);
const measured = (claims: readonly JudgedClaim[]) =>
  measureAgreement(claims, DEFAULT_SCALE, () => seededRandom(7));

const claimArbitrary: fc.Arbitrary<JudgedClaim> = fc
  .tuple(fc.subarray(reviewers), fc.infiniteStream(fc.constantFrom(...ratings)))
  .map(([given, stream]) => ({
    verdicts: given.map((reviewerId) => ({ reviewerId, rating: stream.next().value as RatingId })),
  }));
const claimsArbitrary = fc.array(claimArbitrary, { maxLength: 16 });

describe("measures of agreement, whatever was judged", { timeout: 60_000 }, () => {
  test("lie between −1 and 1, percent between 0 and 1, and are a number or a reason, never NaN", () => {
    fc.assert(
      fc.property(claimsArbitrary, (claims) => {
        for (const [name, { estimate, interval }] of measuresOf(measured(claims))) {
          if (estimate.kind === "undefined") {
            expect(interval).toEqual({ kind: "undefined", reason: "no-value" });
            continue;
          }
          const least = name.endsWith("percent") ? 0 : -1;
          const inBounds = (value: number) => value >= least - 1e-9 && value <= 1 + 1e-9;
          expect([name, estimate.value, inBounds(estimate.value)]).toEqual([name, estimate.value, true]);
          if (interval.kind === "undefined") continue;
          expect(interval.low).toBeLessThanOrEqual(interval.high);
          expect(inBounds(interval.low) && inBounds(interval.high)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test("do not depend on the order of claims, nor of verdicts on a claim", () => {
    fc.assert(
      fc.property(claimsArbitrary, fc.infiniteStream(fc.nat()), (claims, keys) => {
        const turned = claims.map(({ verdicts }) => ({ verdicts: shuffled(verdicts, keys) }));
        expect(measured(shuffled(turned, keys))).toEqual(measured(claims));
      }),
      RUNS,
    );
  });

  test("do not depend on who the reviewers are: names exchanged, the same figures", () => {
    fc.assert(
      fc.property(claimsArbitrary, (claims) => {
        const renamed = claims.map(({ verdicts }) => ({
          verdicts: verdicts.map((each) => ({ ...each, reviewerId: mirrored(each.reviewerId) })),
        }));
        const { pairs: _, ...before } = measured(claims);
        const { pairs: __, ...after } = measured(renamed);
        expect(after).toEqual(before);
      }),
      RUNS,
    );
  });

  test("of a pair are the same from either side, and its matrix is turned over", () => {
    fc.assert(
      fc.property(claimsArbitrary, (claims) => {
        const swapped = claims.map(({ verdicts }) => ({
          verdicts: verdicts.map((each) => ({ ...each, reviewerId: mirrored(each.reviewerId) })),
        }));
        const before = new Map(measured(claims).pairs.map((pair) => [pair.reviewers.join(), pair]));
        for (const pair of measured(swapped).pairs) {
          const [first, second] = pair.reviewers.map(mirrored);
          const twin = before.get(`${second},${first}`);
          expect(twin?.matrix.ratings).toEqual(pair.matrix.ratings);
          expect(twin?.matrix.counts).toEqual(transposed(pair.matrix.counts));
          for (const name of ["percent", "kappa", "kappaLinear", "kappaQuadratic"] as const) {
            expect(closeTo(twin?.[name], pair[name])).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  test("are exactly 1 where all agree and more than one rating was given", () => {
    const agreed = fc.array(fc.constantFrom(...ratings.slice(0, 5)), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(
        agreed.filter((each) => new Set(each).size > 1),
        (given) => {
          const claims = given.map((rating) => ({
            verdicts: reviewers.map((reviewerId) => ({ reviewerId, rating })),
          }));
          for (const [, { estimate }] of measuresOf(measured(claims))) {
            expect(estimate).toEqual({ kind: "defined", value: 1 });
          }
        },
      ),
      RUNS,
    );
  });

  test("leave out claims that fewer than two judged", () => {
    fc.assert(
      fc.property(claimsArbitrary, fc.constantFrom(...ratings), (claims, rating) => {
        const alone: JudgedClaim = { verdicts: [{ reviewerId: "ada" as ActorId, rating }] };
        expect(measured([alone, ...claims, { verdicts: [] }, alone])).toEqual(measured(claims));
      }),
      RUNS,
    );
  });

  test("count every shared claim of a pair once in its matrix", () => {
    fc.assert(
      fc.property(claimsArbitrary, (claims) => {
        for (const { matrix, claims: shared } of measured(claims).pairs) {
          expect(matrix.counts.flat().reduce((sum, count) => sum + count, 0)).toBe(shared);
        }
      }),
      RUNS,
    );
  });
});

function measuresOf(agreement: Agreement): readonly (readonly [string, Measure])[] {
  const { percent, fleissKappa, alphaNominal, alphaOrdinal, pairs } = agreement;
  const all = Object.entries({ percent, fleissKappa, alphaNominal, alphaOrdinal });
  const ofPairs = pairs.flatMap(({ percent: share, kappa, kappaLinear, kappaQuadratic }) =>
    Object.entries({ "pair percent": share, kappa, kappaLinear, kappaQuadratic }),
  );
  return [...all, ...ofPairs];
}

function shuffled<T>(items: readonly T[], keys: fc.Stream<number>): readonly T[] {
  return items
    .map((item) => ({ item, key: keys.next().value ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** The last reviewer for the first, and so on: every pair then stands the other way round. */
function mirrored(id: ActorId): ActorId {
  return reviewers[reviewers.length - 1 - reviewers.indexOf(id)] ?? id;
}

function transposed(table: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return table.map((_, at) => table.map((row) => row[at] ?? 0));
}

function closeTo(one: Measure | undefined, other: Measure): boolean {
  if (one === undefined || one.estimate.kind !== other.estimate.kind) return false;
  if (one.estimate.kind === "undefined" || other.estimate.kind === "undefined") return true;
  return Math.abs(one.estimate.value - other.estimate.value) < 1e-12;
}
