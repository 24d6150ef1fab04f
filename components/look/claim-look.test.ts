import { describe, expect, it } from "vitest";
import { DEFAULT_SCALE, LINES } from "@/lib/domain/rating";
import { type Person, ReviewBuilder } from "@/lib/ledger/testing/review-builder";
import { claimLook, highlightLook } from "./claim-look";

function claimWith(...ratings: readonly string[]) {
  const review = new ReviewBuilder("The harbour handled 41,200 containers.");
  const { reviewer1, reviewer2, editor, owner } = review.people;
  const claimId = review.highlight(reviewer1, "41,200 containers");
  const people: readonly Person[] = [reviewer1, reviewer2, editor, owner];
  for (const [at, rating] of ratings.entries()) {
    const person = people[at] ?? owner;
    review.act(person, "give-verdict", { claimId, rating, rationale: "" });
  }
  return { review, claimId, look: () => claimLook(review.claim(claimId), DEFAULT_SCALE) };
}

describe("how a claim looks", () => {
  it("is open, with no line, while nobody judged", () => {
    const look = claimWith().look();
    expect(look).toMatchObject({ status: "open", rating: null, word: "Open" });
    expect(highlightLook(look).line).toBeUndefined();
  });

  it("has the colour, line and word of the verdict that everybody gives", () => {
    const look = claimWith("false", "false").look();
    expect(look).toMatchObject({ status: "judged", word: "False", rating: { id: "false" } });
    expect(highlightLook(look).line).toBe(
      `${LINES["circled-cross"].style} ${LINES["circled-cross"].thickness}`,
    );
  });

  it("says that verdicts differ, and takes the look of most of them", () => {
    expect(claimWith("true", "false", "false").look()).toMatchObject({
      word: "Disputed",
      rating: { id: "false" },
    });
  });

  it("takes the least true of ratings that as many give, whoever gave theirs first", () => {
    expect(claimWith("true", "misleading").look()).toMatchObject({ rating: { id: "misleading" } });
    expect(claimWith("misleading", "true").look()).toMatchObject({ rating: { id: "misleading" } });
    expect(claimWith("opinion", "true").look()).toMatchObject({ rating: { id: "true" } });
    expect(claimWith("opinion", "unverifiable").look()).toMatchObject({ rating: { id: "opinion" } });
  });

  it("follows the ruling against any verdict", () => {
    const { review, claimId, look } = claimWith("true", "true");
    const { version } = review.claim(claimId);
    review.act(review.people.editor, "settle-claim", { claimId, version, rating: "mixed", rationale: "" });
    expect(look()).toMatchObject({ status: "settled", word: "Mixed" });
  });

  it("gives every rating of a scale its own line in the text", () => {
    const lines = DEFAULT_SCALE.map((rating) => highlightLook(claimWith(rating.id).look()).line);
    expect(new Set(lines).size).toBe(DEFAULT_SCALE.length);
  });
});
