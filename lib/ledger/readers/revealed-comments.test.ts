import { expect, test } from "vitest";
import type { ClaimId, CommentId } from "../../domain/ids";
import { type Person, ReviewBuilder } from "../testing/review-builder";
import { readerView } from "./reader-view";
import { revealedComments } from "./revealed-comments";

const TEXT = "The ferry carried 1,204 people. The fare rose by 4.1 per cent.";

function independentDesk() {
  const review = new ReviewBuilder(TEXT);
  const { editor } = review.people;
  review.act(editor, "set-review-mode", { mode: "independent", requiredVerdicts: 2 });
  const claimId = review.highlight(editor, "1,204 people");
  const say = (person: Person, on: ClaimId = claimId): CommentId => {
    const commentId = review.nextId() as CommentId;
    review.act(person, "comment", { claimId: on, commentId, body: "Look here." });
    return commentId;
  };
  const judge = (person: Person) =>
    review.act(person, "give-verdict", { claimId, rating: "true", rationale: "" });
  const revealedTo = ({ id: actor, role }: Person) => {
    const viewer = { actor, role };
    return revealedComments(readerView(review.state, viewer).entries(review.entries), viewer);
  };
  return { review, claimId, say, judge, revealedTo, ...review.people };
}

test("what others said before one judged is revealed by one's own verdict, what they say after it is not", () => {
  const { review, claimId, say, judge, revealedTo, reviewer1, reviewer2, editor } = independentDesk();
  const before = say(reviewer2);
  say(reviewer1);
  expect(revealedTo(reviewer1).size).toBe(0);
  judge(reviewer1);
  const { seq } = review.head;
  say(reviewer2);
  judge(reviewer1);
  expect(revealedTo(reviewer1)).toEqual(new Map([[before, { subject: claimId, seq }]]));
  expect(revealedTo(editor).size).toBe(0);
});

test("a comment that was removed before or after is nothing to look at", () => {
  const { review, claimId, say, judge, revealedTo, reviewer1, reviewer2 } = independentDesk();
  const [early, late] = [say(reviewer2), say(reviewer2)];
  review.act(reviewer2, "remove-comment", { claimId, commentId: early });
  judge(reviewer1);
  expect([...revealedTo(reviewer1).keys()]).toEqual([late]);
  review.act(reviewer2, "remove-comment", { claimId, commentId: late });
  expect(revealedTo(reviewer1).size).toBe(0);
});

test("a settling, an open mode, and for who cannot judge enough verdicts reveal it too", () => {
  const { review, claimId, say, judge, revealedTo, reviewer1, reviewer2, editor, viewer } = independentDesk();
  say(reviewer2);
  for (const person of [reviewer2, editor]) judge(person);
  expect([...revealedTo(viewer).values()]).toEqual([{ subject: claimId, seq: review.head.seq }]);
  const { version } = review.claim(claimId);
  review.act(editor, "settle-claim", { claimId, rating: "true", rationale: "", version });
  expect([...revealedTo(reviewer1).values()]).toEqual([{ subject: claimId, seq: review.head.seq }]);

  const other = review.highlight(editor, "4.1 per cent");
  const commentId = say(reviewer2, other);
  review.act(editor, "set-review-mode", { mode: "open" });
  expect(revealedTo(reviewer1).get(commentId)).toEqual({ subject: other, seq: review.head.seq });
});

test("nothing is ever revealed in an open review", () => {
  const review = new ReviewBuilder(TEXT);
  const { reviewer1, reviewer2 } = review.people;
  const claimId = review.highlight(reviewer2, "1,204 people");
  review.act(reviewer2, "comment", { claimId, commentId: review.nextId(), body: "Look here." });
  review.act(reviewer1, "give-verdict", { claimId, rating: "true", rationale: "" });
  expect(revealedComments(review.entries, { actor: reviewer1.id, role: "reviewer" }).size).toBe(0);
});
