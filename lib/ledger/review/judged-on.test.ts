import { describe, expect, it } from "vitest";
import { fareReview, TEXT } from "../testing/fare-review";
import { judgedOn } from "./judged-on";

const VERDICT = { rating: "true", rationale: "The port's figures." };

describe("judgedOn", () => {
  it("tells on which text each verdict was last given and the claim was settled", () => {
    const { review, claimId, reviewer, colleague, editor, ask } = fareReview();
    expect(judgedOn(review.entries).size).toBe(0);
    ask(reviewer, "give-verdict", { claimId, ...VERDICT });
    ask(colleague, "give-verdict", { claimId, ...VERDICT });
    review.revise(`${TEXT} A new line.`, ({ anchor }, revisionId) => ({
      placement: "kept",
      anchor: { ...anchor, revisionId },
    }));
    ask(colleague, "give-verdict", { claimId, ...VERDICT, rating: "false", version: 1 });
    ask(editor, "settle-claim", { claimId, ...VERDICT, version: review.claim(claimId).version });
    expect(judgedOn(review.entries).get(claimId)).toEqual({
      verdicts: new Map([
        [reviewer.id, 1],
        [colleague.id, 2],
      ]),
      ruling: 2,
    });
    ask(editor, "reopen-claim", { claimId, reason: "Not yet." });
    ask(reviewer, "retract-verdict", { claimId, reason: "Not sure." });
    expect(judgedOn(review.entries).get(claimId)).toEqual({
      verdicts: new Map([[colleague.id, 2]]),
      ruling: null,
    });
  });
});
