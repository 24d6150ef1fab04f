import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Verdict } from "../../domain/claim";
import { playHistory, randomSteps } from "../testing/random-history";
import { presentReview, reviewToState } from "./present-review";
import { claimSchema, type FieldsOf, reviewSchema } from "./review-schema";

test("a review that was presented is read as it was, whatever people did, with no field more or less", () => {
  const head = { seq: 1, hash: "0".repeat(64) };
  fc.assert(
    fc.property(randomSteps, (steps) => {
      const { state } = playHistory(steps);
      const review = presentReview(state, head);
      expect(reviewSchema.parse(JSON.parse(JSON.stringify(review)))).toEqual(review);
      expect(reviewToState(review)).toEqual(state);
      for (const claim of review.claims)
        expect(Object.keys(claim).sort()).toEqual(Object.keys(claimSchema.shape).sort());
    }),
    { numRuns: 20 },
  );
}, 60_000);

describe("does not compile", () => {
  const verdict = claimSchema.shape.verdicts.element.shape;

  test("with a field that is missing", () => {
    const { confidence: _, ...less } = verdict;
    // @ts-expect-error the confidence is not there
    const fields: FieldsOf<Verdict> = less;
    expect(fields).not.toHaveProperty("confidence");
  });

  test("with a field that a thing may lack, where it is missing", () => {
    // @ts-expect-error what it may be called is not there
    const fields: FieldsOf<Verdict & { readonly title?: string }> = verdict;
    expect(fields).not.toHaveProperty("title");
  });

  test("with a field that the thing does not have", () => {
    // @ts-expect-error no verdict is called anything
    const fields = { ...verdict, title: verdict.rationale } satisfies FieldsOf<Verdict>;
    expect(fields).toHaveProperty("title");
  });
});
