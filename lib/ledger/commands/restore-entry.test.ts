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
});
