import { expect, test } from "vitest";
import { ReviewBuilder } from "@/lib/ledger/testing/review-builder";
import { placeOf } from "./use-linked-place";

test("an address leads to a claim or to a comment on one or on the article, and nowhere when it names neither", () => {
  const review = new ReviewBuilder("The dam holds 4 million litres.");
  const { reviewer1 } = review.people;
  const claimId = review.highlight(reviewer1, "4 million");
  const commentId = review.nextId();
  review.act(reviewer1, "comment", { claimId, commentId, body: "Of what?" });
  expect(placeOf(`#claim-${claimId}`, review.state)).toEqual({ claimId, commentId: null });
  expect(placeOf(`#comment-${commentId}`, review.state)).toEqual({ claimId, commentId });
  const onArticle = review.nextId();
  review.act(reviewer1, "comment", { commentId: onArticle, body: "Who wrote this?" });
  expect(placeOf(`#comment-${onArticle}`, review.state)).toEqual({ claimId: null, commentId: onArticle });
  for (const hash of ["", "#", `#claim-${commentId}`, `#comment-${claimId}`, `#${claimId}`, "#claim-"])
    expect(placeOf(hash, review.state)).toBeNull();
});
