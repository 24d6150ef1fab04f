import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Claim, ReviewState } from "../../domain/claim";
import { evolve } from "../events/evolve";
import { hideNames } from "../readers/hide-names";
import type { LedgerEntry } from "../shapes/ledger-entry";
import { playHistory, randomSteps } from "../testing/random-history";
import { ReviewBuilder } from "../testing/review-builder";
import { basisOf } from "./basis";

const NEW_AFTER: ReadonlySet<string> = new Set(["verdict-given", "verdict-retracted", "evidence-added"]);
/** A return, and what ends it, are told from the reason that stands. */
const RETURN: ReadonlySet<string> = new Set(["claim-returned", "return-taken-back", "claim-settled"]);

const claimAt = (state: ReviewState | null, { data }: LedgerEntry): Claim | undefined =>
  "claimId" in data && data.claimId !== null ? state?.claims.get(data.claimId) : undefined;

describe("what a ruling rests on", () => {
  test("is one that never was after each verdict, retraction and source, and the same after all else", () => {
    let changes = 0;
    fc.assert(
      fc.property(randomSteps, (steps) => {
        const known = new Set<string>();
        let state: ReviewState | null = null;
        for (const entry of playHistory(steps).entries) {
          const before = claimAt(state, entry);
          state = evolve(state, entry);
          const after = claimAt(state, entry);
          if (before === undefined || after === undefined) continue;
          const basis = `${after.claimId} ${basisOf(after)}`;
          known.add(`${after.claimId} ${basisOf(before)}`);
          if (NEW_AFTER.has(entry.type)) {
            changes += 1;
            expect(known.has(basis)).toBe(false);
          } else if (!RETURN.has(entry.type)) expect(basisOf(after)).toBe(basisOf(before));
        }
      }),
      { numRuns: 40 },
    );
    expect(changes).toBeGreaterThan(50);
  }, 60_000);

  test("is another after a return, and names nobody", () => {
    const review = new ReviewBuilder("Fares rose.");
    const { editor, reviewer1 } = review.people;
    const claimId = review.highlight(reviewer1, "Fares rose");
    review.act(reviewer1, "give-verdict", { claimId, rating: "true", rationale: "" });
    const judged = basisOf(review.claim(claimId));
    review.act(editor, "return-claim", { claimId, reason: "Which year?", version: 1 });
    const returned = basisOf(review.claim(claimId));
    review.act(editor, "return-claim", { claimId, reason: "Which port?", version: 1 });
    expect(new Set([judged, returned, basisOf(review.claim(claimId))]).size).toBe(3);
    const voices = new Map([[claimId, [reviewer1.id]]]);
    expect(basisOf(hideNames(review.claim(claimId), editor.id, voices))).toBe(basisOf(review.claim(claimId)));
  });
});
