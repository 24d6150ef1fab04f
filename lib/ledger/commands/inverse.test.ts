import { expect, test } from "vitest";
import { replay } from "../events/evolve";
import type { CommandDraft } from "../shapes/command-draft";
import { ReviewBuilder } from "../testing/review-builder";
import { inverseCommand } from "./inverse";

const TEXT = "The pier opened in 1931. It cost nine pounds.";

/** What would take the entry back that stood last when `mark` was read. */
function undo(review: ReviewBuilder, mark: number, newId?: string): CommandDraft | null {
  const [entry] = review.entries.slice(mark - 1, mark);
  if (entry === undefined) throw new Error(`There is no entry ${mark}.`);
  return inverseCommand(entry, replay(review.entries.slice(0, mark - 1)), review.state, newId);
}

test("a changed verdict goes back to what it was, a first one is retracted", () => {
  const review = new ReviewBuilder(TEXT);
  const { reviewer1, reviewer2 } = review.people;
  const claimId = review.highlight(reviewer1, "1931");
  review.act(reviewer1, "give-verdict", { claimId, rating: "mixed", rationale: "Hm.", confidence: "low" });
  expect(undo(review, 3)).toEqual({ type: "retract-verdict", claimId, reason: "Undone." });
  review.act(reviewer1, "give-verdict", { claimId, rating: "false", rationale: "No." });
  review.act(reviewer2, "give-verdict", { claimId, rating: "true", rationale: "" });
  const old = { rating: "mixed", rationale: "Hm.", confidence: "low" };
  expect(undo(review, 4)).toEqual({ type: "give-verdict", claimId, ...old, version: 2 });
});

test("what somebody else changed since is left alone", () => {
  const review = new ReviewBuilder(TEXT);
  const { reviewer1, reviewer2 } = review.people;
  const claimId = review.highlight(reviewer1, "1931");
  review.act(reviewer1, "describe-claim", { claimId, version: 1, statement: "Opened 1931" });
  review.act(reviewer2, "describe-claim", { claimId, version: 2, kind: "factual" });
  expect(undo(review, 3)).toEqual({ type: "describe-claim", claimId, version: 3, statement: null });
  review.act(reviewer2, "describe-claim", { claimId, version: 3, statement: "Opened in 1931" });
  expect(undo(review, 3)).toBeNull();
});

test("evidence that was removed comes back under a fresh id", () => {
  const review = new ReviewBuilder(TEXT);
  const { reviewer1 } = review.people;
  const claimId = review.highlight(reviewer1, "1931");
  const [evidenceId, newId] = [review.nextId(), review.nextId()];
  const url = "https://example.org/pier";
  review.act(reviewer1, "add-evidence", { claimId, evidenceId, url, stance: "refutes", title: "Log" });
  review.act(reviewer1, "remove-evidence", { claimId, evidenceId, version: 1, reason: "Wrong pier" });
  expect(undo(review, 4)).toBeNull();
  const again = { type: "add-evidence", claimId, evidenceId: newId, url, stance: "refutes", title: "Log" };
  expect(undo(review, 4, newId)).toMatchObject(again);
});

test("a moved claim goes back, unless the text was changed since", () => {
  const review = new ReviewBuilder(TEXT);
  const { reviewer1 } = review.people;
  const claimId = review.highlight(reviewer1, "1931");
  review.act(reviewer1, "move-claim", { claimId, version: 1, anchor: { quote: { exact: "in 1931" } } });
  const ranges = [{ start: 19, end: 23 }];
  const anchor = { revisionId: review.revision.id, ranges };
  expect(undo(review, 3)).toEqual({ type: "move-claim", claimId, version: 2, anchor });
  review.revise(TEXT, (claim, revisionId) => ({
    placement: "kept",
    anchor: { ...claim.anchor, revisionId },
  }));
  expect(undo(review, 3)).toBeNull();
});

test("a lost claim that was placed goes back into the tray with the words it had, and out of it again", () => {
  const review = new ReviewBuilder(TEXT);
  const { reviewer1 } = review.people;
  const claimId = review.highlight(reviewer1, "opened in 1931");
  const { anchor } = review.claim(claimId);
  review.revise("The pier was opened by the mayor.", ({ anchor }) => ({ placement: "lost", anchor }));
  const mark = review.head.seq;
  const exact = "was opened";
  review.act(reviewer1, "move-claim", { claimId, version: 2, anchor: { quote: { exact } } });
  const back = undo(review, mark + 1);
  const ranges = anchor.ranges.map(({ start, end }) => ({ start, end }));
  const place = { revisionId: anchor.revisionId, ranges };
  expect(back).toEqual({ type: "unplace-claim", claimId, version: 3, anchor: place });
  review.act(reviewer1, "unplace-claim", { claimId, version: 3, anchor: place });
  expect(review.claim(claimId)).toMatchObject({ placement: "lost", anchor });
  const again = { revisionId: review.revision.id, ranges: [{ start: 9, end: 19 }] };
  expect(undo(review, mark + 2)).toEqual({ type: "move-claim", claimId, version: 4, anchor: again });
});

test("a confirmed place is doubted again, and confirmed once more; so is a move away from changed words", () => {
  const review = new ReviewBuilder(TEXT);
  const { reviewer1 } = review.people;
  const claimId = review.highlight(reviewer1, "in 1931");
  const [range] = review.claim(claimId).anchor.ranges;
  if (range === undefined) throw new Error("A claim has words.");
  review.revise(TEXT.replace("1931", "1932"), (_, revisionId) => ({
    placement: "changed",
    anchor: { revisionId, ranges: [{ ...range, exact: "in 1932" }] },
  }));
  const [mark, changed] = [review.head.seq, review.claim(claimId)];
  const anchor = { revisionId: review.revision.id, ranges: [{ start: range.start, end: range.end }] };
  review.act(reviewer1, "confirm-anchor", { claimId, version: 2 });
  expect(undo(review, mark + 1)).toEqual({ type: "doubt-anchor", claimId, version: 3, anchor });
  review.act(reviewer1, "doubt-anchor", { claimId, version: 3, anchor });
  expect(review.claim(claimId)).toMatchObject({ placement: "changed", anchor: changed.anchor });
  expect(undo(review, mark + 2)).toEqual({ type: "confirm-anchor", claimId, version: 4 });
  expect(undo(review, mark + 1)).toBeNull();

  review.act(reviewer1, "move-claim", { claimId, version: 4, anchor: { quote: { exact: "nine pounds" } } });
  expect(undo(review, mark + 3)).toEqual({ type: "doubt-anchor", claimId, version: 5, anchor });
  review.act(reviewer1, "doubt-anchor", { claimId, version: 5, anchor });
  expect(review.claim(claimId)).toMatchObject({ placement: "changed", anchor: changed.anchor });
  const pounds = TEXT.indexOf("nine pounds");
  const elsewhere = { revisionId: review.revision.id, ranges: [{ start: pounds, end: pounds + 11 }] };
  expect(undo(review, mark + 4)).toEqual({ type: "move-claim", claimId, version: 6, anchor: elsewhere });
});

test("a comment that its author removed is said again, in its thread; not by an editor who removed it", () => {
  const review = new ReviewBuilder(TEXT);
  const { reviewer1, reviewer2, editor } = review.people;
  const [first, reply, other, newId] = [review.nextId(), review.nextId(), review.nextId(), review.nextId()];
  review.act(reviewer1, "comment", { commentId: first, body: "Which pier?" });
  review.act(reviewer2, "comment", { commentId: reply, replyTo: first, body: "The north one." });
  review.act(reviewer2, "comment", { commentId: other, body: "Who says so?" });
  const body = "Which pier?";
  review.act(reviewer1, "remove-comment", { commentId: first });
  expect(undo(review, 5)).toBeNull();
  expect(undo(review, 5, newId)).toEqual({ type: "comment", commentId: newId, replyTo: first, body });
  review.act(reviewer1, "comment", { commentId: newId, replyTo: first, body });
  review.act(reviewer2, "remove-comment", { commentId: reply });
  expect(undo(review, 7, review.nextId())).toMatchObject({ replyTo: first, body: "The north one." });
  review.act(editor, "remove-comment", { commentId: other });
  expect(undo(review, 8, review.nextId())).toBeNull();
});

test("a comment that was brought in is said again with where it came from", () => {
  const review = new ReviewBuilder(TEXT);
  const { reviewer1 } = review.people;
  const [commentId, newId] = [review.nextId(), review.nextId()];
  const origin = { tool: "Hypothesis", author: "Ada", at: "2021-05-12", address: null };
  review.act(reviewer1, "comment", { commentId, body: "Which pier?", origin });
  review.act(reviewer1, "remove-comment", { commentId });
  expect(undo(review, 3, newId)).toEqual({ type: "comment", commentId: newId, body: "Which pier?", origin });
});

test("on a settled claim only the settling can be undone", () => {
  const review = new ReviewBuilder(TEXT);
  const { reviewer1, editor } = review.people;
  const claimId = review.highlight(reviewer1, "1931");
  review.act(editor, "settle-claim", { claimId, rating: "true", rationale: "", version: 1 });
  expect(undo(review, 2)).toBeNull();
  expect(undo(review, 3)).toEqual({ type: "reopen-claim", claimId, reason: "Undone." });
});

test("a return is taken back, and what was taken back is returned again, until somebody answered it", () => {
  const review = new ReviewBuilder(TEXT);
  const { reviewer1, editor } = review.people;
  const claimId = review.highlight(reviewer1, "1931");
  const [first, second] = ["Which pier?", "Which month?"];
  review.act(editor, "return-claim", { claimId, reason: first, version: 1 });
  expect(undo(review, 3)).toEqual({ type: "take-back-return", claimId });
  review.act(editor, "return-claim", { claimId, reason: second, version: 1 });
  expect(undo(review, 3)).toBeNull();
  expect(undo(review, 4)).toEqual({ type: "return-claim", claimId, reason: first, version: 1 });
  review.act(editor, "take-back-return", { claimId });
  expect(review.claim(claimId).returned).toBeNull();
  expect(undo(review, 5)).toEqual({ type: "return-claim", claimId, reason: second, version: 1 });
  review.act(editor, "return-claim", { claimId, reason: first, version: 1 });
  review.act(reviewer1, "give-verdict", { claimId, rating: "true", rationale: "" });
  expect(undo(review, 6)).toBeNull();
});
