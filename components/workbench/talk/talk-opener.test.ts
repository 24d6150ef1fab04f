import { expect, test } from "vitest";
import { ReviewBuilder } from "@/lib/ledger/testing/review-builder";
import { countOpenThreads } from "./talk-opener";

test("a thread is open until it is resolved or nothing of it stands", () => {
  const review = new ReviewBuilder("The dam holds 4 million litres.");
  const { reviewer1, reviewer2, editor } = review.people;
  const [first, reply, second] = [review.nextId(), review.nextId(), review.nextId()];
  const open = () => countOpenThreads(review.state.comments);
  expect(open()).toBe(0);
  review.act(reviewer1, "comment", { commentId: first, body: "Who wrote this?" });
  review.act(reviewer2, "comment", { commentId: reply, replyTo: first, body: "The desk." });
  review.act(reviewer2, "comment", { commentId: second, body: "When?" });
  expect(open()).toBe(2);
  review.act(editor, "remove-comment", { commentId: first });
  expect(open()).toBe(2);
  review.act(editor, "remove-comment", { commentId: reply });
  expect(open()).toBe(1);
  review.act(editor, "resolve-thread", { commentId: second });
  expect(open()).toBe(0);
  review.act(editor, "reopen-thread", { commentId: second });
  expect(open()).toBe(1);
});
