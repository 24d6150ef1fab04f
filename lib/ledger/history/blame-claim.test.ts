import { describe, expect, it } from "vitest";
import { withholdEntries } from "../readers/withhold";
import { ReviewBuilder } from "../testing/review-builder";
import { blameClaim } from "./blame-claim";

function built() {
  const review = new ReviewBuilder("One two three four.");
  const { reviewer1, editor } = review.people;
  const claimId = review.highlight(reviewer1, "One two", { statement: "It is three." });
  review.act(editor, "describe-claim", { claimId, statement: "It is four.", claimant: "Ann", version: 1 });
  review.act(reviewer1, "give-verdict", { claimId, rating: "true", rationale: "Yes." });
  review.act(reviewer1, "give-verdict", { claimId, rating: "false", rationale: "No." });
  const blamed = (entries: Parameters<typeof blameClaim>[0] = review.entries) => {
    const fields = blameClaim(entries, claimId).map(({ field, reviewer, settings }) => {
      const said = settings.map(({ value, by, seq }) => [value, by, seq]);
      return [reviewer === null ? field : `${field} of ${reviewer}`, said] as const;
    });
    return Object.fromEntries(fields);
  };
  return { review, reviewer1, editor, claimId, blamed };
}

describe("who set each field of a claim", () => {
  it("is told with when and what it held before, newest first", () => {
    const { reviewer1, editor, blamed } = built();
    expect(blamed()).toEqual({
      words: [["One two", reviewer1.id, 2]],
      statement: [
        ["It is four.", editor.id, 3],
        ["It is three.", reviewer1.id, 2],
      ],
      standing: [["in the review", reviewer1.id, 2]],
      claimant: [["Ann", editor.id, 3]],
      [`verdict of ${reviewer1.id}`]: [
        ["false", reviewer1.id, 5],
        ["true", reviewer1.id, 4],
      ],
    });
  });

  it("tells a ruling, its end, a withdrawal, and words on a newer text, but not a text that kept them", () => {
    const { review, reviewer1, editor, claimId, blamed } = built();
    const settle = { claimId, rating: "false", rationale: "So.", version: 2 };
    review.act(editor, "settle-claim", settle);
    review.act(editor, "reopen-claim", { claimId, reason: "Wait." });
    review.revise("One two three four!", ({ anchor }, revisionId) => ({
      placement: "kept",
      anchor: { ...anchor, revisionId },
    }));
    review.revise("One three four!", ({ anchor }, revisionId) => ({
      placement: "changed",
      anchor: {
        revisionId,
        ranges: anchor.ranges.map((range) => ({ ...range, end: 9, exact: "One three" })),
      },
    }));
    review.act(reviewer1, "withdraw-claim", { claimId, version: review.claim(claimId).version });
    expect(blamed()).toMatchObject({
      ruling: [
        [null, editor.id, 7],
        ["false", editor.id, 6],
      ],
      words: [
        ["One three", editor.id, 9],
        ["One two", reviewer1.id, 2],
      ],
      standing: [
        ["withdrawn", reviewer1.id, 10],
        ["in the review", reviewer1.id, 2],
      ],
    });
  });

  it("tells nobody of judgements that are withheld from them", () => {
    const { review, reviewer1, editor, blamed } = built();
    review.act(editor, "set-review-mode", { mode: "independent", requiredVerdicts: 2, hidesNames: false });
    const reader = { actor: review.people.reviewer2.id, role: "reviewer" } as const;
    const shown = blamed(withholdEntries(review.entries, reader, review.state));
    expect(Object.keys(shown)).not.toContain(`verdict of ${reviewer1.id}`);
    expect(shown).toHaveProperty("statement");
  });
});
