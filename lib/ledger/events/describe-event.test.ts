import { expect, test } from "vitest";
import type { ReviewState } from "../../domain/claim";
import { findRating } from "../../domain/rating";
import { writeMention } from "../../text/mentions";
import { ReviewBuilder } from "../testing/review-builder";
import { describeEvent } from "./describe-event";
import { evolve } from "./evolve";

/** The sentences of a whole ledger, with the people's real names. */
function sentencesOf(review: ReviewBuilder): readonly string[] {
  const people = Object.values(review.people);
  const names = {
    actor: (id: string) => people.find((each) => each.id === id)?.name ?? id,
    rating: (id: string) => findRating(review.scale, id)?.label ?? id,
  };
  let state: ReviewState | null = null;
  return review.entries.map((entry) => {
    const sentence = describeEvent(entry, state, names);
    state = evolve(state, entry);
    return sentence;
  });
}

test("a review reads as who did what, from what to what", () => {
  const review = new ReviewBuilder("The pier opened in 1931. It cost nine pounds.");
  const { reviewer1, reviewer2, editor } = review.people;
  const claimId = review.highlight(reviewer1, "opened in 1931");
  const evidenceId = review.nextId();
  const source = { claimId, evidenceId, url: "https://example.org/pier" };
  review.act(reviewer1, "describe-claim", { claimId, version: 1, statement: "The pier opened in 1931." });
  review.act(reviewer2, "describe-claim", { claimId, version: 2, statement: null, kind: "factual" });
  review.act(reviewer1, "give-verdict", { claimId, rating: "mixed", rationale: "", confidence: "low" });
  review.act(reviewer1, "give-verdict", { claimId, rating: "false", rationale: "" });
  review.act(reviewer1, "give-verdict", { claimId, rating: "false", rationale: "It was 1932." });
  review.act(reviewer2, "add-evidence", { ...source, stance: "refutes", title: "Harbour book" });
  review.act(reviewer2, "revise-evidence", {
    claimId,
    evidenceId,
    version: 1,
    stance: "context",
    note: "p. 4",
  });
  review.act(editor, "assign-claim", { claimId, userId: reviewer1.id });
  review.act(editor, "assign-claim", { claimId, userId: reviewer2.id });
  review.act(editor, "settle-claim", { claimId, rating: "false", rationale: "", version: 3 });
  review.act(editor, "reopen-claim", { claimId, reason: "A reader wrote." });
  review.act(editor, "return-claim", { claimId, reason: "Which pier?", version: 5 });
  review.act(reviewer1, "retract-verdict", { claimId, reason: "See the log" });
  review.act(reviewer1, "withdraw-claim", { claimId, version: 5 });

  expect(sentencesOf(review)).toEqual([
    "Editor added the article “A built article”.",
    "Reviewer 1 marked “opened in 1931” as a claim.",
    "Reviewer 1 set the statement to “The pier opened in 1931.”.",
    "Reviewer 2 cleared the statement, which was “The pier opened in 1931.”; set the kind to “factual”.",
    "Reviewer 1 gave the verdict Mixed, with low confidence.",
    "Reviewer 1 changed the verdict from Mixed to False.",
    "Reviewer 1 changed the rationale of the verdict False.",
    "Reviewer 2 added evidence that refutes the claim: “Harbour book”.",
    "Reviewer 2 changed the evidence “Harbour book”: the stance from “refutes” to “context”; the note from nothing to “p. 4”.",
    "Editor assigned the claim to Reviewer 1.",
    "Editor passed the claim from Reviewer 1 to Reviewer 2.",
    "Editor settled the claim as False.",
    "Editor reopened the claim, which was settled as False: “A reader wrote.”.",
    "Editor returned the claim to its reviewers: “Which pier?”.",
    "Reviewer 1 retracted the verdict False: “See the log”.",
    "Reviewer 1 withdrew the claim.",
  ]);
});

test("a comment that mentions people is quoted with their names", () => {
  const review = new ReviewBuilder("The pier opened in 1931.");
  const { reviewer1, reviewer2 } = review.people;
  const commentId = review.nextId();
  review.act(reviewer1, "comment", { commentId, body: `${writeMention(reviewer2.id)} which pier?` });
  review.act(reviewer1, "edit-comment", { commentId, body: `${writeMention(reviewer2.id)}, which one?` });
  review.act(reviewer1, "resolve-thread", { commentId });
  expect(sentencesOf(review).slice(1)).toEqual([
    "Reviewer 1 commented on the article: “@Reviewer 2 which pier?”.",
    "Reviewer 1 changed a comment from “@Reviewer 2 which pier?” to “@Reviewer 2, which one?”.",
    "Reviewer 1 resolved the thread “@Reviewer 2, which one?”.",
  ]);
});

test("comments say where they stand and whose they were", () => {
  const review = new ReviewBuilder("The pier opened in 1931.");
  const { reviewer1, reviewer2, editor } = review.people;
  const [first, second] = [review.nextId(), review.nextId()];
  review.act(reviewer1, "comment", { commentId: first, body: "Which pier?" });
  review.act(reviewer2, "comment", { commentId: second, body: "The\nold one", replyTo: first });
  review.act(reviewer2, "edit-comment", { commentId: second, body: "The old one, I think" });
  review.act(reviewer2, "resolve-thread", { commentId: second });
  review.act(editor, "remove-comment", { commentId: second });

  expect(sentencesOf(review).slice(1)).toEqual([
    "Reviewer 1 commented on the article: “Which pier?”.",
    "Reviewer 2 replied to Reviewer 1 on the article: “The old one”.",
    "Reviewer 2 changed a comment from “The old one” to “The old one, I think”.",
    "Reviewer 2 resolved the thread “Which pier?”.",
    "Editor removed Reviewer 2’s comment on the article.",
  ]);
});
