import { expect, test } from "vitest";
import { ReviewBuilder } from "../ledger/testing/review-builder";
import { claimStatus } from "./claim";

test("a claim's status follows what people did, the strongest first", () => {
  const review = new ReviewBuilder("The mill burned down in 1888.");
  const { reviewer1, reviewer2, editor } = review.people;
  const claimId = review.highlight(reviewer1, "in 1888");
  const status = () => claimStatus(review.claim(claimId));
  expect(status()).toBe("open");
  review.act(editor, "assign-claim", { claimId, userId: reviewer1.id });
  expect(status()).toBe("checking");
  review.act(reviewer1, "give-verdict", { claimId, rating: "true", rationale: "" });
  expect(status()).toBe("judged");
  review.act(reviewer2, "give-verdict", { claimId, rating: "false", rationale: "" });
  expect(status()).toBe("disputed");
  review.act(editor, "settle-claim", { claimId, rating: "true", rationale: "", version: 1 });
  expect(status()).toBe("settled");
  review.act(editor, "reopen-claim", { claimId, reason: "New." });
  review.act(reviewer1, "withdraw-claim", { claimId, version: 3 });
  expect(status()).toBe("withdrawn");
});
