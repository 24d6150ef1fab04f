import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActorId } from "../../domain/ids";
import { DEFAULT_SCALE, findRating } from "../../domain/rating";
import { describeEvent } from "../events/describe-event";
import { replay } from "../events/evolve";
import { withholdEntries } from "../readers/withhold";
import { playHistory, randomSteps } from "../testing/random-history";
import { ReviewBuilder } from "../testing/review-builder";
import { recordHistory, stateAt } from "./record-history";
import { GROUP_OF, toldParts } from "./tell-entry";

const NAMES = { actor: (id: string) => `Person ${id.slice(-2)}`, rating: ratingLabel };

function ratingLabel(id: string): string {
  return findRating(DEFAULT_SCALE, id as never)?.label ?? id;
}

function built() {
  const review = new ReviewBuilder("The harbour handled 41,200 containers.");
  const { reviewer1, editor } = review.people;
  const claimId = review.highlight(reviewer1, "41,200 containers");
  const lines = () => recordHistory(review.entries, NAMES).lines;
  const last = () => lines().at(-1);
  return { review, reviewer1, editor, claimId, lines, last };
}

describe("a history that is told", () => {
  it("has one line for every entry, of its claim as it was called then", () => {
    const { review, reviewer1, claimId, lines } = built();
    review.act(reviewer1, "describe-claim", { claimId, statement: "It grew.", version: 1 });
    expect(lines().map(({ seq, claimId: of, claim, group }) => [seq, of, claim, group])).toEqual([
      [1, null, null, "text"],
      [2, claimId, "41,200 containers", "claims"],
      [3, claimId, "It grew.", "claims"],
    ]);
  });

  it("says in whole what an event does, with the words that it changed below", () => {
    const { review, reviewer1, claimId, last } = built();
    review.act(reviewer1, "give-verdict", { claimId, rating: "mixed", rationale: "So far." });
    expect(last()).toMatchObject({ words: [{ name: null, before: null, after: "So far." }] });
    review.act(reviewer1, "give-verdict", { claimId, rating: "false", rationale: "Now I know." });
    expect(last()?.sentence).toMatch(/changed the verdict from Mixed to False\.$/);
    expect(last()).toMatchObject({ words: [{ before: "So far.", after: "Now I know." }] });
    review.act(reviewer1, "describe-claim", {
      claimId,
      statement: "It grew.",
      claimant: "The port",
      version: 1,
    });
    expect(last()?.sentence).toMatch(/ changed the statement and the claimant of the claim\.$/);
    review.act(reviewer1, "describe-claim", { claimId, claimant: null, version: 2 });
    expect(last()).toMatchObject({ words: [{ name: "claimant", before: "The port", after: "" }] });
  });

  it("says what a ruling was before the claim was opened again, and with which words", () => {
    const { review, editor, claimId, lines } = built();
    const settle = (rating: string, rationale: string) =>
      review.act(editor, "settle-claim", {
        claimId,
        rating,
        rationale,
        version: review.claim(claimId).version,
      });
    settle("true", "It rose at every count.");
    review.act(editor, "reopen-claim", { claimId, reason: "Counted twice." });
    settle("mixed", "It rose at most counts.");
    const last = lines().at(-1);
    expect(last?.sentence).toMatch(/ settled the claim as Mixed, was True\.$/);
    expect(last?.words).toEqual([
      { name: null, before: "It rose at every count.", after: "It rose at most counts." },
    ]);
  });

  it("names the claim where the sentence speaks of it, else at its end, and marks ratings", () => {
    const { review, reviewer1, editor, claimId, last, lines } = built();
    const shown = (line = last()) =>
      toldParts(line ?? { told: "" }, line?.claim ?? null).map((part) =>
        part.kind === "rating" ? `<${part.rating}>` : part.kind === "claim" ? `[${part.text}]` : part.text,
      );
    const who = NAMES.actor(reviewer1.id);
    expect(shown(lines()[1]).join("")).toBe(`${who} marked “41,200 containers” as [a claim].`);
    review.act(reviewer1, "give-verdict", { claimId, rating: "false", rationale: "No." });
    expect(shown().join("")).toBe(`${who} gave the verdict <false> on [41,200 containers].`);
    const version = 1;
    review.act(editor, "settle-claim", { claimId, rating: "false", rationale: "No.", version });
    expect(shown().join("")).toBe(`${NAMES.actor(editor.id)} settled [41,200 containers] as <false>.`);
    expect(last()?.sentence).toBe(`${NAMES.actor(editor.id)} settled the claim as False.`);
  });

  it("says of what is withheld only that it is, whatever was written", () => {
    const { review, reviewer1, editor, claimId } = built();
    const mode = { mode: "independent", requiredVerdicts: 2, hidesNames: false } as const;
    review.act(editor, "set-review-mode", mode);
    review.act(reviewer1, "give-verdict", { claimId, rating: "false", rationale: "A secret." });
    const reader = { actor: review.people.reviewer2.id, role: "reviewer" } as const;
    const shown = withholdEntries(review.entries, reader, review.state);
    const record = recordHistory(shown, NAMES);
    expect(record.lines.at(-1)).toMatchObject({ isWithheld: true, claimId: null, claim: null, words: [] });
    expect(JSON.stringify(record.lines)).not.toMatch(/secret|False/);
    expect(stateAt(record, 4).claims.get(claimId)?.verdicts).toEqual([]);
  });

  it("has a group and the same sentence as everywhere, and stands at every moment, whatever people do", () => {
    fc.assert(
      fc.property(randomSteps, fc.nat(), (steps, cut) => {
        const { entries } = playHistory(steps);
        const part = recordHistory(entries.slice(0, 1 + (cut % entries.length)), NAMES);
        const record = recordHistory(entries, NAMES, part);
        expect(record).toEqual(recordHistory(entries, NAMES));
        for (const { seq, sentence, type, group } of record.lines) {
          expect(group).toBe(GROUP_OF[type]);
          const said = describeEvent(
            entries[seq - 1] as never,
            seq === 1 ? null : stateAt(record, seq - 1),
            NAMES,
          );
          if (!IN_SHORT.has(type)) expect(sentence).toBe(said);
          expect(stateAt(record, seq)).toEqual(replay(entries.slice(0, seq)));
        }
      }),
      { numRuns: 40 },
    );
  });

  it("stands at moments far from the beginning, and leaves what it gave untouched as it grows", () => {
    const { review, reviewer1, claimId } = built();
    for (let at = 0; at < 600; at++)
      review.act(reviewer1, "comment", { claimId, commentId: review.nextId(), body: `Note ${at}.` });
    const early = recordHistory(review.entries.slice(0, 500), NAMES);
    const then = stateAt(early, 500);
    const record = recordHistory(review.entries, NAMES, early);
    expect(record.checkpoints.map(({ seq }) => seq)).toEqual([256, 512]);
    for (const seq of [1, 255, 256, 257, 511, 512, 513, 602]) {
      expect(stateAt(record, seq)).toEqual(replay(review.entries.slice(0, seq)));
    }
    expect(then.claims.get(claimId)?.comments).toHaveLength(498);
    expect(early.lines).toHaveLength(500);
  });

  it("is told anew where the entries are others", () => {
    const { review, lines } = built();
    const other = review.entries.map((entry) => ({ ...entry, actor: "someone" as ActorId }));
    const again = recordHistory(other, NAMES, recordHistory(review.entries, NAMES));
    expect(again.lines[0]?.actor).toBe("someone");
    expect(again.lines).toHaveLength(lines().length);
  });
});

/** What is said by the words below. */
const IN_SHORT = new Set(["claim-described", "evidence-revised", "comment-edited", "claim-settled"]);
