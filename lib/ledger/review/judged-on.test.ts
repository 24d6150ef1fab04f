import { describe, expect, it } from "vitest";
import type { ActorId } from "../../domain/ids";
import { fareReview, TEXT } from "../testing/fare-review";
import { judgedEarlier, judgedOn } from "./judged-on";

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
        [reviewer.id, { text: 1, seq: 3 }],
        [colleague.id, { text: 2, seq: 6 }],
      ]),
      ruling: { text: 2, seq: 7 },
    });
    ask(editor, "reopen-claim", { claimId, reason: "Not yet." });
    ask(reviewer, "retract-verdict", { claimId, reason: "Not sure." });
    expect(judgedOn(review.entries).get(claimId)).toEqual({
      verdicts: new Map([[colleague.id, { text: 2, seq: 6 }]]),
      ruling: null,
    });
  });
});

describe("judgedEarlier", () => {
  const on = (...texts: readonly number[]) =>
    new Map(texts.map((text, at) => [`reviewer ${at}` as ActorId, { text, seq: 10 + at }]));

  it("tells of verdicts on an earlier text, whether of all", () => {
    expect(judgedEarlier({ verdicts: on(2, 2), ruling: null }, 3)).toEqual({
      what: "all verdicts",
      text: 2,
      seq: 10,
    });
    expect(judgedEarlier({ verdicts: on(3, 1), ruling: null }, 3)).toEqual({
      what: "some verdicts",
      text: 1,
      seq: 11,
    });
    expect(judgedEarlier({ verdicts: on(3, 3), ruling: null }, 3)).toBeNull();
    expect(judgedEarlier({ verdicts: on(), ruling: null }, 3)).toBeNull();
  });

  it("goes by the ruling where there is one, for it was made of the verdicts", () => {
    expect(judgedEarlier({ verdicts: on(1), ruling: { text: 2, seq: 9 } }, 2)).toBeNull();
    expect(judgedEarlier({ verdicts: on(1), ruling: { text: 2, seq: 9 } }, 3)).toEqual({
      what: "ruling",
      text: 2,
      seq: 9,
    });
  });
});
