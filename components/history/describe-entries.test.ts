import { describe, expect, it } from "vitest";
import { ReviewBuilder } from "@/lib/ledger/testing/review-builder";
import { describeEntries } from "./describe-entries";

function history() {
  const review = new ReviewBuilder("The harbour handled 41,200 containers.");
  const { reviewer1 } = review.people;
  const claimId = review.highlight(reviewer1, "41,200 containers");
  review.act(reviewer1, "give-verdict", { claimId, rating: "mixed", rationale: "So far." });
  review.act(reviewer1, "give-verdict", { claimId, rating: "false", rationale: "Now I know." });
  const nameOf = (id: string) =>
    Object.values(review.people).find((each) => each.id === id)?.name ?? "Someone";
  const ratingOf = (id: string) => review.scale.find((each) => each.id === id)?.label ?? id;
  return { review, claimId, lines: describeEntries(review.entries, { actor: nameOf, rating: ratingOf }) };
}

describe("history as sentences", () => {
  it("has one line for every entry, in order", () => {
    const { review, lines } = history();
    expect(lines.map((line) => line.seq)).toEqual(review.entries.map((entry) => entry.seq));
  });

  it("says from what to what, which needs the entries before", () => {
    const { lines } = history();
    expect(lines.at(-1)?.sentence).toMatch(/Reviewer 1 .*Mixed.*False/);
  });

  it("tells which claim a line is about, and none for the article's own", () => {
    const { claimId, lines } = history();
    expect(lines.map((line) => line.claimId)).toEqual([null, claimId, claimId, claimId]);
    const words = "41,200 containers";
    expect(lines.map((line) => line.claim)).toEqual([null, words, words, words]);
  });

  it("calls a claim as it was called then", () => {
    const { review, claimId } = history();
    review.act(review.people.reviewer1, "describe-claim", { claimId, statement: "It grew.", version: 1 });
    const names = { actor: () => "Someone", rating: (id: string) => id };
    expect(describeEntries(review.entries, names).map((line) => line.claim)).toEqual([
      null,
      ...["41,200 containers", "41,200 containers", "41,200 containers", "It grew."],
    ]);
  });
});
