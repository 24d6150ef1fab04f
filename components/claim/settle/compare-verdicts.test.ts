import { expect, test } from "vitest";
import type { Verdict } from "@/lib/domain/claim";
import type { ActorId, RatingId } from "@/lib/domain/ids";
import { DEFAULT_SCALE } from "@/lib/domain/rating";
import { compareVerdicts, describeCounts } from "./compare-verdicts";

const verdicts = (...ratings: readonly string[]): readonly Verdict[] =>
  ratings.map((rating, at) => ({
    reviewerId: `person-${at}` as ActorId,
    rating: rating as RatingId,
    rationale: "",
    confidence: null,
    version: 1,
    at: "2026-01-05T09:00:00.000Z",
  }));

const compared = (...ratings: readonly string[]) => compareVerdicts(verdicts(...ratings), DEFAULT_SCALE);

test("the rating given most leads; of equals none does", () => {
  expect(compared("mixed", "false", "false").leading).toBe("false");
  expect(compared("mixed", "false").leading).toBeNull();
  expect(compared().leading).toBeNull();
});

test("counts stand with the most first, then in the order of the scale", () => {
  expect(describeCounts(compared("false", "mixed", "true", "mixed"), DEFAULT_SCALE)).toBe(
    "2 Mixed, 1 True, 1 False",
  );
});

test("the spread is the distance of the furthest two that have a value", () => {
  expect(compared("true", "mixed", "opinion").spread).toBe(2);
  expect(compared("opinion", "true").spread).toBeNull();
});
