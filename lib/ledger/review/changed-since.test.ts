import { describe, expect, it } from "vitest";
import { ReviewBuilder } from "../testing/review-builder";
import { changedSince, type Seen } from "./changed-since";

function desk() {
  const review = new ReviewBuilder("The ferry carried 1,204 people. The fare rose by 4.1 per cent.");
  const { reviewer1, reviewer2 } = review.people;
  const mine = review.highlight(reviewer1, "1,204 people");
  const theirs = review.highlight(reviewer2, "4.1 per cent");
  review.act(reviewer2, "give-verdict", { claimId: mine, rating: "true", rationale: "" });
  review.act(reviewer2, "comment", { commentId: review.nextId(), body: "A long text." });
  const changed = (seen: Seen) => changedSince(review.entries, seen, reviewer1.id);
  return { review, mine, theirs, changed, ...review.people };
}

describe("what changed since one looked", () => {
  it("is what others did after the mark, by claim, with its last seq; the article stands for its comments", () => {
    const { changed, mine, theirs, review } = desk();
    expect(changed({ since: 1, marks: new Map() })).toEqual(
      new Map<string, number>([
        [theirs, 3],
        [mine, 4],
        [review.articleId, 5],
      ]),
    );
    expect(changed({ since: 1, marks: new Map([[theirs, 3]]) }).has(theirs)).toBe(false);
    expect(changed({ since: 4, marks: new Map() })).toEqual(new Map([[review.articleId, 5]]));
  });

  it("is nothing before the person began to look, and nothing that they did themselves", () => {
    const { changed, review, reviewer2 } = desk();
    expect(changed({ since: null, marks: new Map() }).size).toBe(0);
    expect(changedSince(review.entries, { since: 2, marks: new Map() }, reviewer2.id).size).toBe(0);
  });

  it("does not tell of what is withheld", () => {
    const { review, reviewer1 } = desk();
    const entries = review.entries.map((entry) => ({
      ...entry,
      data: null,
      salt: null,
      withheld: true as const,
    }));
    expect(changedSince(entries, { since: 1, marks: new Map() }, reviewer1.id).size).toBe(0);
  });
});
