import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Claim, ReviewState } from "../../domain/claim";
import { replay } from "../events/evolve";
import { playHistory, randomSteps } from "../testing/random-history";
import { ReviewBuilder } from "../testing/review-builder";
import { changesBetween } from "./changes-between";

function built() {
  const builder = new ReviewBuilder("One two three four.");
  const { reviewer1, editor } = builder.people;
  const [one, two] = [builder.highlight(reviewer1, "One"), builder.highlight(reviewer1, "two")];
  const settle = (claimId: string, rating: string, rationale = "So.") => {
    const claim = [...builder.state.claims.values()].find((each) => each.claimId === claimId);
    if (claim?.ruling) builder.act(editor, "reopen-claim", { claimId, reason: "Again." });
    const version = (claim?.version ?? 0) + (claim?.ruling ? 1 : 0);
    builder.act(editor, "settle-claim", { claimId, rating, rationale, version });
  };
  return { builder, reviewer1, editor, one, two, settle };
}

describe("what changed between two moments of a review", () => {
  it("is the new claims and those that are gone, in text order", () => {
    const { builder, reviewer1, two, settle } = built();
    const before = builder.state;
    const three = builder.highlight(reviewer1, "three");
    settle(three, "true");
    builder.act(reviewer1, "withdraw-claim", { claimId: two, version: 1 });
    expect(changesBetween(before, builder.state).claims).toEqual([
      { claimId: two, quote: "two", changes: [{ kind: "withdrawn" }] },
      { claimId: three, quote: "three", changes: [{ kind: "added", rating: "true" }] },
    ]);
  });

  it("is rulings from what to what, and the same ruling for other reasons", () => {
    const { builder, one, two, settle } = built();
    settle(one, "true");
    const before = builder.state;
    settle(one, "false");
    settle(two, "mixed");
    const between = builder.state;
    settle(two, "mixed", "For another reason.");
    expect(changesBetween(before, between).claims.map(({ changes }) => changes)).toEqual([
      [{ kind: "ruled", from: "true", to: "false" }],
      [{ kind: "ruled", from: null, to: "mixed" }],
    ]);
    expect(changesBetween(between, builder.state).claims).toMatchObject([
      { changes: [{ kind: "reasoned" }] },
    ]);
  });

  it("is evidence and words of a claim, and a new text", () => {
    const { builder, reviewer1, one } = built();
    const before = builder.state;
    const url = "https://example.org/";
    builder.act(reviewer1, "add-evidence", {
      claimId: one,
      evidenceId: builder.nextId(),
      url,
      stance: "refutes",
    });
    builder.act(reviewer1, "describe-claim", { claimId: one, statement: "One is first.", version: 1 });
    builder.revise("One two three four. More.", ({ anchor }, revisionId) => ({
      placement: "kept",
      anchor: { ...anchor, revisionId },
    }));
    expect(changesBetween(before, builder.state)).toMatchObject({
      revision: 2,
      claims: [{ changes: [{ kind: "described" }, { kind: "evidence", added: 1, removed: 0, revised: 0 }] }],
    });
  });

  it("leaves out what was taken back and what only the desk sees", () => {
    const { builder, reviewer1, one, settle } = built();
    settle(one, "true");
    const before = builder.state;
    settle(one, "false");
    settle(one, "true");
    builder.act(reviewer1, "comment", { commentId: builder.nextId(), body: "Between us." });
    builder.publish(builder.people.editor, "");
    expect(changesBetween(before, builder.state)).toEqual({ revision: null, claims: [] });
  });

  it("leads from what stood before to what stands after, whatever people do", () => {
    fc.assert(
      fc.property(randomSteps, fc.nat(), (steps, cut) => {
        const { entries, state } = playHistory(steps);
        const before = replay(entries.slice(0, 1 + (cut % entries.length)));
        expect(changesBetween(before, before).claims).toEqual([]);
        expect(applied(before, state)).toEqual(standing(state));
      }),
      { numRuns: 60 },
    );
  });
});

/** Each claim that stands, with its ruling's rating and how much evidence it has. */
function standing({ claims }: ReviewState): ReadonlyMap<string, readonly [string | null, number]> {
  const there = [...claims.values()].filter((claim) => !claim.isWithdrawn);
  return new Map(there.map((claim) => [claim.claimId, outcome(claim)] as const).toSorted());
}

const outcome = (claim: Claim) => [claim.ruling?.rating ?? null, claim.evidence.length] as const;

function applied(before: ReviewState, after: ReviewState) {
  const result = new Map(standing(before));
  for (const { claimId, changes } of changesBetween(before, after).claims) {
    for (const change of changes) {
      const [rating, count] = result.get(claimId) ?? [null, 0];
      if (change.kind === "withdrawn") result.delete(claimId);
      if (change.kind === "added")
        result.set(claimId, [change.rating, after.claims.get(claimId)?.evidence.length ?? 0]);
      if (change.kind === "ruled") {
        expect(change.from).toBe(rating);
        result.set(claimId, [change.to, count]);
      }
      if (change.kind === "evidence") result.set(claimId, [rating, count + change.added - change.removed]);
    }
  }
  return new Map([...result].toSorted());
}
