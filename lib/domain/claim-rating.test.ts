import { describe, expect, it } from "vitest";
import { leaningRating, standingRating } from "./claim-rating";
import type { RatingId } from "./ids";
import { DEFAULT_SCALE } from "./rating";

const judged = (ratings: readonly string[], ruling?: string) => ({
  ruling: ruling === undefined ? null : { rating: ruling as RatingId },
  verdicts: ratings.map((rating) => ({ rating: rating as RatingId })),
});

describe("the rating of a claim", () => {
  it("is its ruling's against any verdict, else the one that all verdicts give", () => {
    for (const claim of [judged(["true", "true"], "mixed"), judged(["mixed", "mixed"]), judged(["mixed"])]) {
      expect(standingRating(claim)).toBe("mixed");
      expect(leaningRating(claim, DEFAULT_SCALE)).toBe("mixed");
    }
  });

  it("is none while nobody judged", () => {
    expect(standingRating(judged([]))).toBeNull();
    expect(leaningRating(judged([]), DEFAULT_SCALE)).toBeNull();
  });

  it("is none to readers where verdicts differ, and leans to most of them for those who check", () => {
    expect(standingRating(judged(["true", "false", "false"]))).toBeNull();
    expect(leaningRating(judged(["true", "false", "false"]), DEFAULT_SCALE)).toBe("false");
    expect(leaningRating(judged(["true", "misleading"]), DEFAULT_SCALE)).toBe("misleading");
    expect(leaningRating(judged(["opinion", "true"]), DEFAULT_SCALE)).toBe("true");
  });
});
