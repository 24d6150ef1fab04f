import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReviewState } from "../../domain/claim";
import type { ClaimId } from "../../domain/ids";
import { verifyChain } from "../chain/hash-chain";
import { describeEvent } from "../events/describe-event";
import { evolve, replay } from "../events/evolve";
import { isWithheldEntry } from "../shapes/shown-entry";
import { playHistory, randomSteps } from "../testing/random-history";
import { type Person, ReviewBuilder } from "../testing/review-builder";
import { withheldClaims, withholdEntries, withholdReview } from "./withhold";

const RUNS = { numRuns: 40 };
const viewerOf = (person: Person) => ({ actor: person.id, role: person.role });

/** A history that ends in an independent review, so that there is something to withhold. */
function independentHistory(steps: Parameters<typeof playHistory>[0], requiredVerdicts: number) {
  const builder = playHistory(steps);
  builder.act(builder.people.editor, "set-review-mode", { mode: "open" });
  builder.act(builder.people.editor, "set-review-mode", { mode: "independent", requiredVerdicts });
  return builder;
}

describe("whatever people did before and during an independent review", { timeout: 60_000 }, () => {
  const law = (
    check: (builder: ReviewBuilder, person: Person, seen: { readonly withheld: number }) => void,
  ): void => {
    let withheld = 0;
    fc.assert(
      fc.property(randomSteps, fc.integer({ min: 1, max: 3 }), (steps, required) => {
        const builder = independentHistory(steps, required);
        for (const person of Object.values(builder.people)) {
          check(builder, person, { withheld });
          withheld += withheldClaims(builder.state, viewerOf(person)).size;
        }
      }),
      RUNS,
    );
    expect(withheld).toBeGreaterThan(0);
  };

  test("folding the entries that one sees gives the review that one sees, at every moment without failing", () => {
    law((builder, person) => {
      const shown = withholdEntries(builder.entries, viewerOf(person), builder.state);
      expect(replay(shown)).toEqual(withholdReview(builder.state, viewerOf(person)));
      let state: ReviewState | null = null;
      for (const entry of shown) state = evolve(state, entry);
      expect(state).toEqual(replay(shown));
    });
  });

  test("what is withheld can be told from what is shown", () => {
    law((builder, person) => {
      const viewer = viewerOf(person);
      const shown = withholdReview(builder.state, viewer);
      expect(withheldClaims(shown, viewer)).toEqual(withheldClaims(builder.state, viewer));
      expect(withholdReview(shown, viewer)).toEqual(shown);
    });
  });

  test("nothing that others judged or said is left on a withheld claim, and nothing of one's own is missing", () => {
    law((builder, person) => {
      const viewer = viewerOf(person);
      const shown = withholdReview(builder.state, viewer);
      for (const claimId of withheldClaims(builder.state, viewer)) {
        const [claim, whole] = [claimIn(shown, claimId), claimIn(builder.state, claimId)];
        expect(claim.ruling).toBeNull();
        expect(claim.verdicts).toEqual(whole.verdicts.filter((each) => each.reviewerId === person.id));
        expect(claim.comments).toEqual(whole.comments.filter((each) => each.by === person.id));
        for (const each of claim.evidence.filter(({ addedBy }) => addedBy !== person.id)) {
          expect(each).toMatchObject({ stance: null, note: null });
        }
      }
    });
  });

  test("the chain of the shown entries verifies, and a changed one breaks it", () => {
    law((builder, person) => {
      const shown = withholdEntries(builder.entries, viewerOf(person), builder.state);
      expect(verifyChain(JSON.parse(JSON.stringify(shown)))).toEqual({ ok: true, head: builder.head });
      const hidden = shown.find(isWithheldEntry);
      if (hidden === undefined) return;
      const forged = shown.map((entry) =>
        entry === hidden
          ? { ...hidden, actor: builder.people.owner.id, at: "2020-01-01T00:00:00.000Z" }
          : entry,
      );
      expect(verifyChain(forged)).toMatchObject({ ok: false, seq: hidden.seq });
    });
  });

  test("no withheld entry carries a salt, and each has a sentence", () => {
    const names = { actor: (id: string) => `Person ${id.slice(-2)}`, rating: (id: string) => id };
    law((builder, person) => {
      const shown = withholdEntries(builder.entries, viewerOf(person), builder.state);
      for (const entry of shown.filter(isWithheldEntry)) {
        expect(entry.salt).toBeNull();
        expect(describeEvent(entry, null, names)).toMatch(/^Person .+ is withheld for now\.$/u);
      }
    });
  });
});

describe("in an independent review", () => {
  const begin = (requiredVerdicts = 2) => {
    const review = new ReviewBuilder("Fares rose by 4 per cent. The ferry is late.");
    const { editor, reviewer1 } = review.people;
    review.act(editor, "set-review-mode", { mode: "independent", requiredVerdicts });
    const claimId = review.highlight(reviewer1, "Fares rose");
    return { review, claimId, ...review.people };
  };
  const judge = (review: ReviewBuilder, person: Person, claimId: ClaimId) =>
    review.act(person, "give-verdict", { claimId, rating: "false", rationale: "No." });
  const isWithheld = (review: ReviewBuilder, person: Person, claimId: ClaimId) =>
    withheldClaims(review.state, viewerOf(person)).has(claimId);

  test("one's own verdict reveals the claim for good, also when it is retracted", () => {
    const { review, claimId, reviewer1, reviewer2 } = begin();
    judge(review, reviewer2, claimId);
    expect(isWithheld(review, reviewer1, claimId)).toBe(true);
    judge(review, reviewer1, claimId);
    expect(isWithheld(review, reviewer1, claimId)).toBe(false);
    review.act(reviewer1, "retract-verdict", { claimId, reason: "Not sure." });
    expect(isWithheld(review, reviewer1, claimId)).toBe(false);
  });

  test("a ruling reveals the claim to everyone for good, also when it is reopened", () => {
    const { review, claimId, reviewer1, reviewer2, editor, viewer } = begin(1);
    judge(review, reviewer2, claimId);
    const { version } = review.claim(claimId);
    review.act(editor, "settle-claim", { claimId, rating: "false", rationale: "", version });
    review.act(editor, "reopen-claim", { claimId, reason: "More came in." });
    expect(isWithheld(review, reviewer1, claimId)).toBe(false);
    expect(isWithheld(review, viewer, claimId)).toBe(false);
  });

  test("who cannot judge sees the verdicts once all that are required are there; who can judge does not", () => {
    const { review, claimId, reviewer1, reviewer2, editor, owner, viewer } = begin();
    judge(review, reviewer2, claimId);
    expect(isWithheld(review, viewer, claimId)).toBe(true);
    judge(review, editor, claimId);
    expect(isWithheld(review, viewer, claimId)).toBe(false);
    expect(isWithheld(review, reviewer1, claimId)).toBe(true);
    expect(isWithheld(review, owner, claimId)).toBe(false);
  });

  test("others' evidence is shown as a source, without what they make of it", () => {
    const { review, claimId, reviewer1, reviewer2 } = begin();
    const source = { url: "https://port.example/fares", title: "Fares", note: "It settles it." };
    review.act(reviewer2, "add-evidence", {
      claimId,
      evidenceId: review.nextId(),
      stance: "refutes",
      ...source,
    });
    const shown = claimIn(withholdReview(review.state, viewerOf(reviewer1)), claimId);
    expect(shown.evidence).toMatchObject([{ url: source.url, title: "Fares", stance: null, note: null }]);
  });

  test("no entry tells in whatever words what others make of a claim, and each says who did something when", () => {
    const { review, claimId, reviewer1, reviewer2, editor } = begin();
    const [kept, gone, commentId] = [review.nextId(), review.nextId(), review.nextId()];
    const url = "https://port.example/fares";
    const secret = (what: string) => `Secret ${what}.`;
    for (const evidenceId of [kept, gone])
      review.act(reviewer2, "add-evidence", {
        claimId,
        evidenceId,
        url,
        stance: "refutes",
        note: secret("note"),
      });
    const { version } = evidenceIn(review.state, claimId, kept);
    review.act(reviewer2, "revise-evidence", {
      claimId,
      evidenceId: kept,
      version,
      stance: "supports",
      note: secret("later note"),
    });
    const { version: goneVersion } = evidenceIn(review.state, claimId, gone);
    const removal = { claimId, evidenceId: gone, version: goneVersion, reason: secret("removal") };
    review.act(reviewer2, "remove-evidence", removal);
    review.act(reviewer2, "give-verdict", { claimId, rating: "false", rationale: secret("rationale") });
    review.act(reviewer2, "retract-verdict", { claimId, reason: secret("retraction") });
    review.act(reviewer2, "comment", { claimId, commentId, body: secret("comment") });
    const seen = review.claim(claimId).version;
    review.act(editor, "return-claim", { claimId, reason: secret("return"), version: seen });
    const shown = withholdEntries(review.entries, viewerOf(reviewer1), review.state);
    expect(JSON.stringify(review.entries).match(/Secret|refutes|"supports"/g)?.length).toBeGreaterThan(9);
    expect(JSON.stringify(shown)).not.toMatch(/Secret|refutes|"supports"/);
    const told = ({ seq, at, actor, type }: (typeof shown)[number]) => ({ seq, at, actor, type });
    expect(shown.map(told)).toEqual(review.entries.map(told));
  });
});

function evidenceIn(state: ReviewState, claimId: ClaimId, evidenceId: string) {
  const found = claimIn(state, claimId).evidence.find((each) => each.evidenceId === evidenceId);
  if (found === undefined) throw new Error(`There is no evidence ${evidenceId}.`);
  return found;
}

function claimIn(state: ReviewState, claimId: ClaimId) {
  const claim = state.claims.get(claimId);
  if (claim === undefined) throw new Error(`There is no claim ${claimId}.`);
  return claim;
}
