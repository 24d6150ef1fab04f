import { describe, expect, test } from "vitest";
import type { ActorId, RatingId } from "../ids";
import { DEFAULT_SCALE } from "../rating";
import { bootstrapIntervals } from "./bootstrap";
import { defined, type Estimate } from "./estimate";
import { type Agreement, measureAgreement } from "./measure-agreement";
import { seededRandom } from "./seeded-random";

describe("agreement of two reviewers, worked out by hand", () => {
  // Rows Ada, columns Ben: true–true 3, true–mixed 1, mixed–mixed 1, false–true 1, opinion–true 1.
  const pair = measured([
    "true true",
    "true true",
    "true true",
    "true mixed",
    "mixed mixed",
    "false true",
    "opinion true",
  ]).pairs[0];

  test("percent: 4 of 7", () => {
    expect(numberOf(pair?.percent.estimate)).toBeCloseTo(4 / 7, 12);
  });

  test("κ: observed 4/7, expected (4·5 + 1·2) / 49", () => {
    const expected = (4 * 5 + 1 * 2) / 49;
    expect(numberOf(pair?.kappa.estimate)).toBeCloseTo((4 / 7 - expected) / (1 - expected), 12);
  });

  test("weighted κ leaves the opinion out: six claims, steps false < mixed < true", () => {
    expect(pair?.ordinalClaims).toBe(6);
    // Margins (false, mixed, true): Ada 1 1 4, Ben 0 2 4. Linear: observed (1·1 + 2·1)/6;
    // expected (1·2·1 + 1·4·2 + 1·4·1 + 4·2·1)/36 = 22/36. Quadratic: observed 5/6; expected (2 + 16 + 4 + 8)/36.
    expect(numberOf(pair?.kappaLinear.estimate)).toBeCloseTo(1 - 3 / 6 / (22 / 36), 12);
    expect(numberOf(pair?.kappaQuadratic.estimate)).toBeCloseTo(1 - 5 / 6 / (30 / 36), 12);
  });

  test("the matrix has the ratings given, in the order of the scale", () => {
    expect(pair?.matrix).toEqual({
      ratings: ["true", "mixed", "false", "opinion"],
      counts: [
        [3, 1, 0, 0],
        [0, 1, 0, 0],
        [1, 0, 0, 0],
        [1, 0, 0, 0],
      ],
    });
  });
});

describe("agreement of three reviewers, with verdicts missing, worked out by hand", () => {
  // Pairs that agree: 3/3, 1/3, 1/1, 0/1. The last claim has one verdict and does not count.
  const agreement = measured([
    "true true true",
    "true true false",
    "- false false",
    "true - false",
    "- - true",
  ]);

  test("percent is the mean over claims of the share of pairs that agree", () => {
    expect(agreement).toMatchObject({ claims: 4, verdicts: 10, ordinalClaims: 4 });
    expect(numberOf(agreement.percent.estimate)).toBeCloseTo((1 + 1 / 3 + 1 + 0) / 4, 12);
  });

  test("Fleiss' κ takes each claim's shares: true (1 + 2/3 + 0 + 1/2) / 4", () => {
    const share = (1 + 2 / 3 + 0 + 1 / 2) / 4;
    const expected = share ** 2 + (1 - share) ** 2;
    const observed = (1 + 1 / 3 + 1) / 4;
    expect(numberOf(agreement.fleissKappa.estimate)).toBeCloseTo((observed - expected) / (1 - expected), 12);
  });

  test("α: coincidences true–true 3+1, false–false 2, true–false 2·(1+1); margins 6 and 4", () => {
    const alpha = 1 - (9 * 4) / (2 * 6 * 4);
    expect(numberOf(agreement.alphaNominal.estimate)).toBeCloseTo(alpha, 12);
    expect(numberOf(agreement.alphaOrdinal.estimate)).toBeCloseTo(alpha, 12);
  });
});

describe("what has no value says why", () => {
  test("nothing judged by two", () => {
    for (const agreement of [measured([]), measured(["true", "- false"])]) {
      expect(agreement.percent.estimate).toEqual({ kind: "undefined", reason: "nothing-shared" });
      expect(agreement.alphaOrdinal.estimate).toEqual({ kind: "undefined", reason: "nothing-shared" });
      expect(agreement.pairs).toEqual([]);
    }
  });

  test("one rating throughout: percent is 1, but chance could have done it", () => {
    const agreement = measured(["true true", "true true"]);
    expect(agreement.percent.estimate).toEqual({ kind: "defined", value: 1 });
    for (const { estimate } of [agreement.fleissKappa, agreement.alphaNominal, agreement.alphaOrdinal]) {
      expect(estimate).toEqual({ kind: "undefined", reason: "one-rating" });
    }
    expect(agreement.pairs[0]?.kappa.estimate).toEqual({ kind: "undefined", reason: "one-rating" });
  });

  test("only ratings without a value: measures without order have one, ordinal ones have not", () => {
    const agreement = measured(["opinion unverifiable", "unverifiable unverifiable", "opinion true"]);
    expect(agreement.alphaNominal.estimate.kind).toBe("defined");
    expect(agreement.ordinalClaims).toBe(0);
    expect(agreement.alphaOrdinal.estimate).toEqual({ kind: "undefined", reason: "nothing-shared" });
    expect(agreement.pairs[0]?.kappaLinear.estimate).toEqual({ kind: "undefined", reason: "nothing-shared" });
  });

  test("a near miss counts for less than a far one", () => {
    const near = measured(["true mostly-true", "false false", "mixed mixed", "true true"]);
    const far = measured(["true false", "false false", "mixed mixed", "true true"]);
    expect(numberOf(near.alphaNominal.estimate)).toBeGreaterThan(0);
    expect(numberOf(near.alphaOrdinal.estimate)).toBeGreaterThan(numberOf(far.alphaOrdinal.estimate));
    expect(numberOf(near.pairs[0]?.kappaQuadratic.estimate)).toBeGreaterThan(
      numberOf(near.pairs[0]?.kappaLinear.estimate),
    );
  });
});

describe("intervals", () => {
  const sample = [
    { item: 1, times: 40 },
    { item: 0, times: 60 },
  ];
  const mean = (units: readonly { readonly item: number; readonly times: number }[]): Estimate =>
    defined(units.reduce((sum, { item, times }) => sum + item * times, 0) / 100);

  test("lie where the normal approximation of a share does: 0.4 ± 1.96 √(0.24 / 100)", () => {
    const { share } = bootstrapIntervals(sample, { share: mean }, seededRandom(3));
    if (share.kind === "undefined") throw new Error(share.reason);
    expect(share.low).toBeGreaterThan(0.26);
    expect(share.low).toBeLessThan(0.34);
    expect(share.high).toBeGreaterThan(0.46);
    expect(share.high).toBeLessThan(0.54);
  });

  test("are the same for the same seed, and other for another", () => {
    const at = (seed: number) => bootstrapIntervals(sample, { share: mean }, seededRandom(seed));
    expect(at(3)).toEqual(at(3));
    expect([4, 5, 6, 7].some((seed) => JSON.stringify(at(seed)) !== JSON.stringify(at(3)))).toBe(true);
  });

  test("of fewer than five claims are not given", () => {
    expect(measured(["true true", "false false", "true false", "mixed mixed"]).percent.interval).toEqual({
      kind: "undefined",
      reason: "too-few-claims",
    });
  });

  test("are not given where drawing again often leaves one rating only", () => {
    const lines = ["true true", "true true", "true true", "true true", "false false"];
    const { alphaNominal, percent } = measured(lines);
    expect(alphaNominal.estimate).toEqual({ kind: "defined", value: 1 });
    expect(alphaNominal.interval).toEqual({ kind: "undefined", reason: "unstable" });
    expect(percent.interval).toEqual({ kind: "defined", low: 1, high: 1 });
  });

  test("10,000 claims of three reviewers are measured within a few seconds", { timeout: 20_000 }, () => {
    const random = seededRandom(11);
    const pick = () => DEFAULT_SCALE[Math.floor(random() * DEFAULT_SCALE.length)]?.id ?? "true";
    const agreement = measured(Array.from({ length: 10_000 }, () => `${pick()} ${pick()} ${pick()}`));
    expect(Math.abs(numberOf(agreement.alphaNominal.estimate))).toBeLessThan(0.03);
    expect(agreement.pairs).toHaveLength(3);
  });
});

test("seeded numbers are even over the unit interval, and begin anew with each source", () => {
  const random = seededRandom(1);
  const numbers = Array.from({ length: 10_000 }, random);
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const inside = numbers.filter((each) => each >= tenth / 10 && each < (tenth + 1) / 10).length;
    expect(Math.abs(inside - 1_000)).toBeLessThan(150);
  }
  expect(Array.from({ length: 10_000 }, seededRandom(1))).toEqual(numbers);
  expect(seededRandom(2)()).not.toBe(numbers[0]);
});

/** A line is a claim, its words the ratings of Ada, Ben and Cho; a dash is no verdict. */
function measured(lines: readonly string[]): Agreement {
  const names = ["ada", "ben", "cho"];
  const claims = lines.map((line) => ({
    verdicts: line.split(" ").flatMap((rating, at) => {
      const reviewerId = names[at] as ActorId;
      return rating === "-" ? [] : [{ reviewerId, rating: rating as RatingId }];
    }),
  }));
  return measureAgreement(claims, DEFAULT_SCALE, () => seededRandom(1));
}

function numberOf(estimate: Estimate | undefined): number {
  if (estimate?.kind !== "defined") throw new Error(`No value: ${estimate?.reason}`);
  return estimate.value;
}
