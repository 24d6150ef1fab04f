import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ActorId, ClaimId } from "../../domain/ids";
import { writeMention } from "../../text/mentions";
import { verifyChain } from "../chain/hash-chain";
import { replay } from "../events/evolve";
import { HIDES_ACTOR, voicesOf } from "../testing/nameless.expected";
import { playHistory, randomSteps } from "../testing/random-history";
import { ReviewBuilder } from "../testing/review-builder";
import { NAMELESS_TYPES, namelessClaims } from "./hide-names";
import { pseudonymName } from "./pseudonym";
import { readerView } from "./reader-view";

const RUNS = { numRuns: 40 };

describe("with names hidden", () => {
  test("whatever people did, the entries fold to the review, the chain links, and no hidden name is left", () => {
    let hidden = 0;
    fc.assert(
      fc.property(randomSteps, (steps) => {
        const builder = playHistory(steps);
        const { editor } = builder.people;
        builder.act(editor, "set-review-mode", { mode: "open" });
        builder.act(editor, "set-review-mode", { mode: "independent", hidesNames: true });
        const viewer = { actor: editor.id, role: editor.role };
        const view = readerView(builder.state, viewer, voicesOf(builder));
        const shown = view.entries(builder.entries);
        expect(replay(shown)).toEqual(view.review(builder.state));
        expect(verifyChain(shown)).toEqual({ ok: true, head: builder.head });
        const { claims } = view.review(builder.state);
        for (const claimId of namelessClaims(builder.state, viewer)) {
          const claim = claims.get(claimId);
          const { verdicts = [], evidence = [], comments = [] } = claim ?? {};
          const ids = [
            ...verdicts.map((each) => each.reviewerId),
            ...Object.keys(claim?.retractedVersions ?? {}),
            ...evidence.map((each) => each.addedBy),
            ...comments.flatMap((each) => [each.by, each.resolved?.by ?? each.by]),
          ].filter((id) => id !== editor.id);
          hidden += ids.length;
          for (const id of ids) expect(pseudonymName(id)).toMatch(/^Reviewer [A-Z]$/u);
        }
        const hiding = namelessClaims(builder.state, viewer);
        for (const [index, entry] of shown.entries()) {
          const { type, actor, data } = builder.entries[index] ?? expect.unreachable();
          const isOnHiding = "claimId" in data && data.claimId !== null && hiding.has(data.claimId);
          const isHidden = HIDES_ACTOR[type] && isOnHiding && actor !== editor.id;
          expect([type, "pseudonymous" in entry]).toEqual([type, isHidden]);
          if (!("pseudonymous" in entry)) continue;
          expect([entry.salt, entry.dataHash]).toEqual([null, null]);
          expect(pseudonymName(entry.actor)).toMatch(/^Reviewer [A-Z]$/u);
        }
      }),
      RUNS,
    );
    expect(hidden).toBeGreaterThan(0);
  }, 60_000);

  test("a person keeps their letter on a claim, whoever comes later, and it is another id elsewhere", () => {
    const review = new ReviewBuilder("Fares rose. The ferry is late.");
    const { editor, reviewer1, reviewer2 } = review.people;
    review.act(editor, "set-review-mode", { mode: "independent", hidesNames: true });
    const [one, other] = [review.highlight(editor, "Fares rose"), review.highlight(editor, "is late")];
    const idsOn = (claimId: ClaimId) => {
      const view = readerView(review.state, { actor: editor.id, role: "editor" }, voicesOf(review));
      return view.claim(review.claim(claimId)).verdicts.map((each) => each.reviewerId);
    };
    const judge = (person: typeof reviewer1, claimId: ClaimId) =>
      review.act(person, "give-verdict", { claimId, rating: "false", rationale: "" });
    judge(reviewer2, one);
    const [first] = idsOn(one);
    judge(reviewer1, one);
    review.act(reviewer2, "retract-verdict", { claimId: one, reason: "Not sure." });
    judge(reviewer2, one);
    judge(reviewer2, other);
    expect(idsOn(one).map(pseudonymName)).toEqual(["Reviewer B", "Reviewer A"]);
    expect(idsOn(one)[1]).toBe(first);
    expect(idsOn(other)).not.toContain(first);
    expect(idsOn(other).map(pseudonymName)).toEqual(["Reviewer A"]);
  });

  test("whom a comment calls is told no more than who wrote it, in the review and in its entries", () => {
    const review = new ReviewBuilder("Fares rose.");
    const { editor, reviewer1, reviewer2 } = review.people;
    review.act(editor, "set-review-mode", { mode: "independent", hidesNames: true });
    const claimId = review.highlight(editor, "Fares rose");
    const commentId = review.nextId();
    const call = (words: string) => `${words}, ${writeMention(reviewer2.id)}?`;
    review.act(reviewer1, "comment", { claimId, commentId, body: call("Which year") });
    review.act(reviewer1, "edit-comment", { claimId, commentId, body: call("Which fares") });
    const view = readerView(review.state, { actor: editor.id, role: "editor" }, voicesOf(review));
    const [written, edited] = view.entries(review.entries).slice(-2);
    const [comment] = view.claim(review.claim(claimId)).comments;
    for (const shown of [written, edited, comment]) expect(JSON.stringify(shown)).not.toContain(reviewer2.id);
    expect(JSON.stringify(review.entries.slice(-2)).split(reviewer2.id)).toHaveLength(3);
    expect(comment?.body).toMatch(/^Which fares, .+\?$/);
  });

  test("names come back when the claim is settled, and are never hidden from those who do not settle", () => {
    const review = new ReviewBuilder("Fares rose.");
    const { editor, reviewer1 } = review.people;
    review.act(editor, "set-review-mode", { mode: "independent", requiredVerdicts: 1, hidesNames: true });
    const claimId = review.highlight(editor, "Fares rose");
    review.act(reviewer1, "give-verdict", { claimId, rating: "false", rationale: "" });
    const reviewers = (actor: ActorId, role: "editor" | "reviewer") =>
      readerView(review.state, { actor, role }, voicesOf(review)).claim(review.claim(claimId)).verdicts;
    expect(pseudonymName(reviewers(editor.id, "editor")[0]?.reviewerId ?? "")).toBe("Reviewer A");
    expect(reviewers(reviewer1.id, "reviewer")[0]?.reviewerId).toBe(reviewer1.id);
    review.act(editor, "settle-claim", { claimId, rating: "false", rationale: "", version: 1 });
    expect(reviewers(editor.id, "editor")[0]?.reviewerId).toBe(reviewer1.id);
  });
});

test("the list that queries of the database use is the law's", () => {
  const hiding = Object.entries(HIDES_ACTOR).flatMap(([type, isHidden]) => (isHidden ? [type] : []));
  expect([...NAMELESS_TYPES].sort()).toEqual(hiding.sort());
});
