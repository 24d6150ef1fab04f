import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClaimId } from "../../domain/ids";
import { replay } from "../events/evolve";
import { playHistory, randomSteps } from "../testing/random-history";
import { ReviewBuilder } from "../testing/review-builder";
import { compareMoments } from "./compare-moments";

function built() {
  const builder = new ReviewBuilder("One two three four.");
  const { reviewer1 } = builder.people;
  const [one, two] = [builder.highlight(reviewer1, "One"), builder.highlight(reviewer1, "two")];
  return { builder, reviewer1, one, two, before: builder.state };
}

describe("two moments of a review, side by side", () => {
  it("have every claim of the later one in text order: added, withdrawn, changed or the same", () => {
    const { builder, reviewer1, one, two, before } = built();
    const three = builder.highlight(reviewer1, "three");
    builder.act(reviewer1, "withdraw-claim", { claimId: two, version: 1 });
    builder.act(reviewer1, "give-verdict", { claimId: one, rating: "false", rationale: "No." });
    const four = builder.highlight(reviewer1, "four");
    const { claims } = compareMoments(before, builder.state);
    expect(claims.map(({ claimId, kind, parts }) => [claimId, kind, parts])).toEqual([
      [one, "changed", ["verdicts"]],
      [two, "withdrawn", ["standing"]],
      [three, "added", []],
      [four, "added", []],
    ]);
    expect(claims[0]).toMatchObject({ before: { verdicts: [] }, after: { verdicts: [{ rating: "false" }] } });
    expect(claims[2]?.before).toBeNull();
  });

  it("tell a claim that came and went in between as withdrawn, and one that is back as added", () => {
    const { builder, reviewer1, two } = built();
    builder.act(reviewer1, "withdraw-claim", { claimId: two, version: 1 });
    const before = builder.state;
    builder.act(reviewer1, "restore-claim", { claimId: two, version: 2 });
    const three = builder.highlight(reviewer1, "three");
    builder.act(reviewer1, "withdraw-claim", { claimId: three, version: 1 });
    const kinds = compareMoments(before, builder.state).claims.map(({ claimId, kind }) => [claimId, kind]);
    expect(kinds).toContainEqual([two, "added"]);
    expect(kinds).toContainEqual([three, "withdrawn"]);
  });

  it("are the same where what was changed was changed back, though its version grew", () => {
    const { builder, reviewer1, one, before } = built();
    builder.act(reviewer1, "describe-claim", { claimId: one, statement: "One is first.", version: 1 });
    builder.act(reviewer1, "describe-claim", { claimId: one, statement: null, version: 2 });
    const [claim] = compareMoments(before, builder.state).claims;
    expect(claim).toMatchObject({ kind: "same", parts: [], before: { version: 1 }, after: { version: 3 } });
  });

  it("tell evidence that came, went and was revised, with what it was", () => {
    const { builder, reviewer1, one, two } = built();
    const add = (claimId: ClaimId, url: string): string => {
      const evidenceId = builder.nextId();
      builder.act(reviewer1, "add-evidence", { claimId, evidenceId, url, stance: "refutes" });
      return evidenceId;
    };
    const [gone, revised] = [add(one, "https://a.example/"), add(one, "https://b.example/")];
    const before = builder.state;
    const version = 1;
    builder.act(reviewer1, "remove-evidence", { claimId: one, evidenceId: gone, reason: "Dead.", version });
    builder.act(reviewer1, "revise-evidence", {
      claimId: one,
      evidenceId: revised,
      note: "Page 3.",
      version,
    });
    const added = add(two, "https://c.example/");
    expect(compareMoments(before, builder.state).evidence).toMatchObject([
      { claimId: one, kind: "removed", before: { evidenceId: gone }, after: null },
      { claimId: one, kind: "revised", before: { note: null }, after: { note: "Page 3." } },
      { claimId: two, kind: "added", before: null, after: { evidenceId: added } },
    ]);
  });

  it("tell which texts they stand on, and that a claim's words are others by now", () => {
    const { builder, before, one } = built();
    builder.revise("1 two three four.", ({ anchor, claimId }, revisionId) => {
      const ranges = anchor.ranges.map((range) =>
        claimId === one ? { ...range, end: 1, exact: "1" } : range,
      );
      return { placement: claimId === one ? "changed" : "kept", anchor: { revisionId, ranges } };
    });
    const { text, claims } = compareMoments(before, builder.state);
    expect(text).toEqual({
      before: { revisionId: before.revisionId, number: 1 },
      after: { revisionId: builder.revision.id, number: 2 },
    });
    expect(claims.map(({ kind, parts }) => [kind, parts])).toEqual([
      ["changed", ["words", "placement"]],
      ["same", []],
    ]);
  });

  it("count up, whatever people do: a moment is like itself, and evidence leads from one to the other", () => {
    fc.assert(
      fc.property(randomSteps, fc.nat(), (steps, cut) => {
        const { entries, state } = playHistory(steps);
        const before = replay(entries.slice(0, 1 + (cut % entries.length)));
        const same = compareMoments(before, replay(entries.slice(0, before.seq)));
        expect([...new Set(same.claims.map(({ kind }) => kind))]).toEqual(
          before.claims.size === 0 ? [] : ["same"],
        );
        expect(same.evidence).toEqual([]);
        const { claims, evidence } = compareMoments(before, state);
        expect(claims.map(({ claimId }) => claimId).toSorted()).toEqual([...state.claims.keys()].toSorted());
        for (const { claimId, before: was, after } of claims) {
          const there = new Set(was?.evidence.map(({ evidenceId }) => evidenceId));
          for (const each of evidence) {
            if (each.claimId !== claimId) continue;
            if (each.kind === "removed") there.delete(each.before.evidenceId);
            if (each.kind === "added") there.add(each.after.evidenceId);
          }
          expect([...there].toSorted()).toEqual(after.evidence.map((each) => each.evidenceId).toSorted());
        }
      }),
      { numRuns: 60 },
    );
  });
});
