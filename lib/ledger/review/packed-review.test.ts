import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Claim } from "../../domain/claim";
import type { ClaimId } from "../../domain/ids";
import { playHistory, randomSteps } from "../testing/random-history";
import { packReview, unpackReview } from "./packed-review";

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

  it("does not send the words again when a claim's statement is its own words", () => {
    fc.assert(
      fc.property(randomSteps, (steps) => {
        const { state, revision } = playHistory(steps);
        const quoted = { ...state, claims: new Map([...state.claims].map(saidAsQuoted)) };
        const said = { ...state, claims: new Map([...state.claims].map(saidOtherwise)) };
        const packed = packReview(quoted, revision.text);
        expect(unpackReview(packed, revision.text)).toEqual(quoted);
        if (state.claims.size > 0) expect(packed.length).toBeLessThan(packReview(said, revision.text).length);
      }),
      { numRuns: 30 },
    );
  });
});

type Entry = readonly [ClaimId, Claim];

const saidAsQuoted = ([id, claim]: Entry): Entry => [
  id,
  { ...claim, statement: claim.anchor.ranges[0]?.exact ?? null },
];
const saidOtherwise = ([id, claim]: Entry): Entry => [
  id,
  { ...claim, statement: `${claim.anchor.ranges[0]?.exact ?? ""} ${id}` },
];
