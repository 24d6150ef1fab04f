import { expect, test } from "vitest";
import { wordsBefore } from "@/components/claim/placement/words-before";
import { ReviewBuilder } from "@/lib/ledger/testing/review-builder";
import { inTray, trayWords } from "./in-tray";

const BEFORE = "The pier opened in 1931. It cost nine pounds. It is long.";
const AFTER = "The pier opened in 1932. It is long.";

function revised() {
  const review = new ReviewBuilder(BEFORE);
  const { reviewer1 } = review.people;
  const year = review.highlight(reviewer1, "in 1931");
  const price = review.highlight(reviewer1, "nine pounds");
  const gone = review.highlight(reviewer1, "cost");
  review.act(reviewer1, "withdraw-claim", { claimId: gone, version: 1 });
  review.revise(AFTER, ({ claimId, anchor }, revisionId) => {
    if (claimId !== year) return { placement: "lost", anchor };
    const [range] = anchor.ranges;
    const ranges = range === undefined ? [] : [{ ...range, exact: "in 1932" }];
    return { placement: "changed", anchor: { revisionId, ranges } };
  });
  return { review, reviewer1, year, price };
}

test("the tray has claims that lost their words and claims whose words changed, none that is withdrawn", () => {
  const { review, reviewer1, year, price } = revised();
  const tray = () => inTray(review.state.claims.values());
  expect(tray().lost.map((claim) => claim.claimId)).toEqual([price]);
  expect(tray().changed.map((claim) => claim.claimId)).toEqual([year]);
  expect(trayWords(tray())).toBe("1 lost · 1 changed");
  review.act(reviewer1, "move-claim", { claimId: price, version: 2, anchor: { quote: { exact: "long" } } });
  review.act(reviewer1, "confirm-anchor", { claimId: year, version: 2 });
  expect(trayWords(tray())).toBeNull();
});

test("what a changed claim stood on before is told until its new words are confirmed", () => {
  const { review, reviewer1, year } = revised();
  const words = (seq = review.state.seq) => wordsBefore(review.entries, year, seq);
  expect(words()).toBe("in 1931");
  review.act(reviewer1, "confirm-anchor", { claimId: year, version: 2 });
  expect(words()).toBe("in 1932");
  expect(words(review.state.seq - 1)).toBe("in 1931");
});
