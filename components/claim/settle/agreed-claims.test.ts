import { expect, test } from "vitest";
import type { ClaimId } from "@/lib/domain/ids";
import { DEFAULT_SETTINGS } from "@/lib/domain/workspace-settings";
import { ReviewBuilder } from "@/lib/ledger/testing/review-builder";
import { agreedClaims } from "./agreed-claims";

const WORDS = ["one", "two", "three", "four", "five"];

/** A review with a claim a word, judged as each line says: ratings of the two reviewers. */
function judged(lines: readonly string[]): { review: ReviewBuilder; claimIds: readonly ClaimId[] } {
  const review = new ReviewBuilder(WORDS.join(" "));
  const { reviewer1, reviewer2 } = review.people;
  const claimIds = lines.map((line, at) => {
    const claimId = review.highlight(reviewer1, WORDS[at] ?? "");
    for (const [who, rating] of line.split(" ").entries()) {
      if (rating !== "-")
        review.act(who === 0 ? reviewer1 : reviewer2, "give-verdict", { claimId, rating, rationale: "" });
    }
    return claimId;
  });
  return { review, claimIds };
}

const idsOf = (review: ReviewBuilder) =>
  agreedClaims(review.state, DEFAULT_SETTINGS).map(({ claim }) => claim.claimId);

test("are those that two people or more judged alike, in text order", () => {
  const { review, claimIds } = judged(["true true", "true false", "true -", "mixed mixed"]);
  expect(idsOf(review)).toEqual([claimIds[0], claimIds[3]]);
});

test("are no longer among them once settled, withdrawn or returned", () => {
  const { review, claimIds } = judged(["true true", "true true", "true true", "true true"]);
  const { editor } = review.people;
  const [first, second, third, fourth] = claimIds;
  if (first === undefined || second === undefined || third === undefined) throw new Error("No claims.");
  review.act(editor, "settle-claim", { claimId: first, rating: "true", rationale: "", version: 1 });
  review.act(editor, "withdraw-claim", { claimId: second, version: 1 });
  review.act(editor, "return-claim", { claimId: third, reason: "Which one?", version: 1 });
  expect(idsOf(review)).toEqual([fourth]);
});

test("need as many verdicts as the article's mode requires", () => {
  const { review } = judged(["true true"]);
  review.act(review.people.editor, "set-review-mode", { mode: "independent", requiredVerdicts: 3 });
  expect(idsOf(review)).toEqual([]);
});
