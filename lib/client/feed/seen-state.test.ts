import { expect, test } from "vitest";
import type { CommentId } from "../../domain/ids";
import { ReviewBuilder } from "../../ledger/testing/review-builder";
import { hasUnseen, NOTHING_SEEN, seenWithoutTalk, withEntries, withMark } from "./seen-state";

function desk() {
  const review = new ReviewBuilder("The ferry carried 1,204 people.");
  const { reviewer1, reviewer2 } = review.people;
  const claimId = review.highlight(reviewer1, "1,204 people");
  const began = { ...NOTHING_SEEN, since: 2, seq: 2 };
  review.act(reviewer2, "give-verdict", { claimId, rating: "true", rationale: "" });
  const first = review.nextId() as CommentId;
  review.act(reviewer2, "comment", { claimId, commentId: first, body: "Which day?" });
  const seen = () => withEntries(began, review.entries, reviewer1.id);
  return { review, reviewer1, reviewer2, claimId, first, seen };
}

test("a comment by somebody else is new until its discussion was seen", () => {
  const { review, claimId, first, seen } = desk();
  expect([...seen().comments.keys()]).toEqual([first]);
  expect(withMark(seen(), claimId, review.state.seq).comments.size).toBe(0);
});

test("a claim that is open with its discussion out of view is seen up to the first new comment", () => {
  const { claimId, first, seen } = desk();
  expect(hasUnseen(seen(), claimId, 4)).toBe(true);
  expect(seenWithoutTalk(seen(), claimId, 4)).toBe(3);
  const looked = withMark(seen(), claimId, 3);
  expect(looked.changed.has(claimId)).toBe(true);
  expect([...looked.comments.keys()]).toEqual([first]);
  expect(hasUnseen(looked, claimId, 4)).toBe(false);
});

test("one's own comments are never new, nor is one that was removed, and a mark never goes back", () => {
  const { review, reviewer1, reviewer2, claimId, first, seen } = desk();
  review.act(reviewer1, "comment", { claimId, commentId: review.nextId(), body: "Monday." });
  expect(seen().comments.size).toBe(1);
  review.act(reviewer2, "remove-comment", { claimId, commentId: first });
  expect(seen().comments.size).toBe(0);
  const marked = withMark(seen(), claimId, 6);
  expect(withMark(marked, claimId, 3)).toBe(marked);
});
