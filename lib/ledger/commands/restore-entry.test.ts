import { describe, expect, it } from "vitest";
import { replay } from "../events/evolve";
import { withholdEntries } from "../readers/withhold";
import { type Person, ReviewBuilder } from "../testing/review-builder";
import { restoreCommand } from "./restore-entry";

function built() {
  const review = new ReviewBuilder("One two three four.");
  const { reviewer1, reviewer2 } = review.people;
  const claimId = review.highlight(reviewer1, "One", { statement: "One is first." });
  const version = () => review.claim(claimId).version;
  const offered = (seq: number, person: Person = reviewer1) => {
    const entry = review.entries[seq - 1];
    if (entry === undefined) throw new Error(`There is no entry ${seq}.`);
    const before = () => replay(review.entries.slice(0, seq - 1));
    return restoreCommand(entry, before, review.state, person.id, review.nextId());
  };
  const restore = (seq: number, person: Person = reviewer1) => {
    const found = offered(seq, person);
    if (found === null) throw new Error(`Entry ${seq} offers nothing.`);
    const decision = review.attempt(person, { commandId: review.nextId(), ...found.command } as never);
    if (!decision.ok) throw new Error(JSON.stringify(decision.failure));
    return found.what;
  };
  return { review, reviewer1, reviewer2, claimId, version, offered, restore };
}

describe("what an entry of the past brings back, as a new event", () => {
  it("is a withdrawn claim, as long as it is withdrawn", () => {
    const { review, reviewer1, claimId, version, offered, restore } = built();
    review.act(reviewer1, "withdraw-claim", { claimId, version: version() });
    expect(offered(2)).toBeNull();
    expect(restore(3)).toBe("claim");
    expect(review.claim(claimId).isWithdrawn).toBe(false);
    expect(offered(3)).toBeNull();
    expect(review.entries.map(({ type }) => type).at(-1)).toBe("claim-restored");
  });

  it("is an earlier wording, though others changed it since, and only the fields that are others now", () => {
    const { review, reviewer1, reviewer2, claimId, version, offered, restore } = built();
    review.act(reviewer2, "describe-claim", {
      claimId,
      statement: "One is last.",
      claimant: "Bo",
      version: version(),
    });
    review.act(reviewer1, "describe-claim", { claimId, statement: "One is odd.", version: version() });
    expect(offered(4)).toBeNull();
    expect(offered(3)).toMatchObject({ command: { statement: "One is last." } });
    expect(offered(3)?.command).not.toHaveProperty("claimant");
    expect(restore(2, reviewer2)).toBe("wording");
    expect(review.claim(claimId)).toMatchObject({ statement: "One is first.", claimant: "Bo" });
  });

  it("is one's own verdict with its words, never somebody else's", () => {
    const { review, reviewer1, reviewer2, claimId, offered, restore } = built();
    review.act(reviewer1, "give-verdict", { claimId, rating: "true", rationale: "Yes." });
    review.act(reviewer1, "give-verdict", { claimId, rating: "true", rationale: "Rather not." });
    expect(offered(3, reviewer2)).toBeNull();
    expect(offered(4)).toBeNull();
    expect(restore(3)).toBe("verdict");
    expect(review.claim(claimId).verdicts).toMatchObject([{ rationale: "Yes.", version: 3 }]);
    review.act(reviewer1, "retract-verdict", { claimId, reason: "Unsure." });
    expect(restore(4)).toBe("verdict");
    expect(review.claim(claimId).verdicts).toMatchObject([{ rationale: "Rather not." }]);
  });

  it("is removed evidence under a new id, once", () => {
    const { review, reviewer1, reviewer2, claimId, offered, restore } = built();
    const evidenceId = review.nextId();
    const source = { url: "https://a.example/", stance: "refutes", excerpt: "No." } as const;
    review.act(reviewer1, "add-evidence", { claimId, evidenceId, ...source });
    review.act(reviewer1, "remove-evidence", { claimId, evidenceId, reason: "Dead.", version: 1 });
    expect(restore(4, reviewer2)).toBe("evidence");
    expect(review.claim(claimId).evidence).toMatchObject([{ ...source, addedBy: reviewer2.id }]);
    expect(review.claim(claimId).evidence[0]?.evidenceId).not.toBe(evidenceId);
    expect(offered(4)).toBeNull();
  });

  it("is nothing while the claim is settled, and of nothing that is withheld", () => {
    const { review, reviewer1, reviewer2, claimId, version, offered } = built();
    const evidenceId = review.nextId();
    review.act(reviewer1, "add-evidence", {
      claimId,
      evidenceId,
      url: "https://a.example/",
      stance: "refutes",
    });
    review.act(reviewer1, "remove-evidence", { claimId, evidenceId, reason: "Dead.", version: 1 });
    const { editor } = review.people;
    review.act(editor, "set-review-mode", { mode: "independent", requiredVerdicts: 1, hidesNames: false });
    const reader = { actor: reviewer2.id, role: "reviewer" } as const;
    for (const entry of withholdEntries(review.entries, reader, review.state)) {
      const before = () => replay(review.entries.slice(0, entry.seq - 1));
      expect(
        restoreCommand(entry, before, review.state, reviewer2.id, review.nextId()),
        entry.type,
      ).toBeNull();
    }
    review.act(editor, "set-review-mode", { mode: "open", requiredVerdicts: 1, hidesNames: false });
    expect(offered(4)).not.toBeNull();
    review.act(editor, "settle-claim", { claimId, rating: "true", rationale: "So.", version: version() });
    expect(offered(4)).toBeNull();
  });

  it("is an earlier ruling with its rationale, where the claim is open", () => {
    const { review, claimId, version, offered, restore } = built();
    const { editor } = review.people;
    const settle = (rating: string, rationale: string) =>
      review.act(editor, "settle-claim", { claimId, rating, rationale, version: version() });
    settle("true", "It is first.");
    expect(offered(3, editor)).toBeNull();
    review.act(editor, "reopen-claim", { claimId, reason: "New sources." });
    settle("false", "It is second.");
    expect(offered(3, editor)).toBeNull();
    review.act(editor, "reopen-claim", { claimId, reason: "Again." });
    expect(restore(3, editor)).toBe("ruling");
    expect(review.claim(claimId).ruling).toMatchObject({ rating: "true", rationale: "It is first." });
    // Nothing later is lost: the ruling that stood in between is still told, and comes back in its turn.
    review.act(editor, "reopen-claim", { claimId, reason: "Once more." });
    expect(restore(5, editor)).toBe("ruling");
    expect(review.claim(claimId).ruling).toMatchObject({ rationale: "It is second." });
    review.act(editor, "reopen-claim", { claimId, reason: "Gone." });
    review.act(editor, "withdraw-claim", { claimId, version: version() });
    expect(offered(3, editor)).toBeNull();
  });

  it("is the earlier words of one's own comment, also on the article and on a settled claim", () => {
    const { review, reviewer1, reviewer2, claimId, version, offered, restore } = built();
    for (const place of [{ claimId }, {}]) {
      const commentId = review.nextId();
      review.act(reviewer1, "comment", { ...place, commentId, body: "Says who?" });
      const first = review.entries.length;
      expect(offered(first)).toBeNull();
      review.act(reviewer1, "edit-comment", { ...place, commentId, body: "Never mind." });
      expect(offered(first, reviewer2)).toBeNull();
      expect(offered(first + 1)).toBeNull();
      const { editor } = review.people;
      if ("claimId" in place)
        review.act(editor, "settle-claim", { claimId, rating: "true", rationale: "So.", version: version() });
      expect(restore(first)).toBe("comment");
      expect(restore(first + 1)).toBe("comment");
      expect(restore(first)).toBe("comment");
      const there = "claimId" in place ? review.claim(claimId).comments : review.state.comments;
      expect(there).toMatchObject([{ body: "Says who?" }]);
    }
  });

  it("is a comment that one removed oneself, as a new one, once", () => {
    const { review, reviewer1, claimId, offered, restore } = built();
    const { editor } = review.people;
    const commentId = review.nextId();
    review.act(reviewer1, "comment", { claimId, commentId, body: "Says who?" });
    review.act(reviewer1, "remove-comment", { claimId, commentId });
    expect(offered(3)).toBeNull();
    expect(offered(4, editor)).toBeNull();
    expect(restore(4)).toBe("comment");
    expect(offered(4)).toBeNull();
    const again = review.claim(claimId).comments.at(-1);
    expect(again).toMatchObject({ body: "Says who?", removedAt: null });
    // What an editor removed is not put back by a button.
    review.act(editor, "remove-comment", { claimId, commentId: again?.commentId ?? "" });
    expect(offered(review.entries.length)).toBeNull();
  });
});
