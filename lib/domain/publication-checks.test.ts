import { describe, expect, it } from "vitest";
import { ReviewBuilder } from "../ledger/testing/review-builder";
import { publicationChecks } from "./publication-checks";

function reviewed() {
  const builder = new ReviewBuilder("One two three four.");
  const { editor, reviewer1, reviewer2 } = builder.people;
  const [bare, whole, open] = ["One", "two", "three"].map((word) => builder.highlight(reviewer1, word));
  if (bare === undefined || whole === undefined || open === undefined) return expect.unreachable();
  const settle = (claimId: typeof bare, rationale: string) => {
    const { version } = builder.claim(claimId);
    builder.act(editor, "settle-claim", { claimId, rating: "true", rationale, version });
  };
  settle(bare, " ");
  for (const person of [reviewer1, reviewer2])
    builder.act(person, "give-verdict", { claimId: whole, rating: "true", rationale: "Seen." });
  const evidence = { url: "https://source.example/", stance: "supports" as const };
  builder.act(reviewer1, "add-evidence", { claimId: whole, evidenceId: builder.nextId(), ...evidence });
  settle(whole, "Seen.");
  return { builder, bare, whole, open };
}

describe("what to look at before publishing", () => {
  it("names rulings without evidence, without reasons and of one reader, and leaves whole and open claims alone", () => {
    const { builder, bare } = reviewed();
    const claimIds = [bare];
    expect(publicationChecks(builder.state.claims.values())).toEqual([
      { kind: "without-evidence", claimIds },
      { kind: "without-rationale", claimIds },
      { kind: "one-reader", claimIds },
    ]);
  });

  it("names words that a newer text changed or lost, but not of withdrawn claims", () => {
    const { builder, bare, whole, open } = reviewed();
    builder.revise("A new text.", (claim, revisionId) => ({
      placement: claim.claimId === whole ? "changed" : "lost",
      anchor: { ...claim.anchor, revisionId },
    }));
    builder.act(builder.people.editor, "withdraw-claim", { claimId: open, version: 2 });
    const kinds = ["changed-words", "lost-words"];
    const checks = publicationChecks(builder.state.claims.values()).filter(({ kind }) =>
      kinds.includes(kind),
    );
    expect(checks).toEqual([
      { kind: "changed-words", claimIds: [whole] },
      { kind: "lost-words", claimIds: [bare] },
    ]);
  });
});
