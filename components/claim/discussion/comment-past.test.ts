import { expect, test } from "vitest";
import type { CommentId } from "@/lib/domain/ids";
import { ReviewBuilder } from "@/lib/ledger/testing/review-builder";
import { earlierWords, removerOf } from "./comment-past";

test("a comment's past is told by the entries: what it said before, and who removed it", () => {
  const review = new ReviewBuilder("The dam holds 4 million litres.");
  const { reviewer1, editor } = review.people;
  const [commentId, other] = [review.nextId() as CommentId, review.nextId() as CommentId];
  review.act(reviewer1, "comment", { commentId, body: "Who wrote this?" });
  review.act(reviewer1, "comment", { commentId: other, body: "When?" });
  const words = (upTo = review.state.seq) =>
    earlierWords(review.entries, commentId, upTo).map(({ body }) => body);
  expect(words()).toEqual([]);
  review.act(reviewer1, "edit-comment", { commentId, body: "Who paid for this?" });
  const afterOne = review.state.seq;
  review.act(reviewer1, "edit-comment", { commentId, body: "Who owns this?" });
  expect(words()).toEqual(["Who wrote this?", "Who paid for this?"]);
  expect(words(afterOne)).toEqual(["Who wrote this?"]);
  expect(removerOf(review.entries, commentId)).toBeNull();
  review.act(editor, "remove-comment", { commentId });
  expect(removerOf(review.entries, commentId)).toBe(editor.id);
  expect(removerOf(review.entries, other)).toBeNull();
});
