import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packReview, unpackReview } from "./packed-review";
import { playHistory, randomSteps } from "./random-history";

describe("packReview", () => {
  it("loses nothing, whatever people did and whatever the text is now", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(randomSteps, (steps) => {
        const { state, revision } = playHistory(steps);
        expect(unpackReview(packReview(state, revision.text), revision.text)).toEqual(state);
      }),
      { numRuns: 30 },
    );
  });
});
