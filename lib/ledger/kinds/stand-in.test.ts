import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReviewState } from "../../domain/claim";
import { verifyChain } from "../chain/hash-chain";
import { evolve } from "../events/evolve";
import type { LedgerEntry } from "../shapes/ledger-entry";
import { fromWire, toWire } from "../shapes/wire-entry";
import { playHistory, randomSteps } from "../testing/random-history";
import { standInFor } from "./stand-in";

/** A ledger of which everything that can be removed was, each by an entry that is not of it. */
function emptied(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  return entries.map((entry) => {
    const standIn = standInFor(entry);
    if (!standIn.ok) return entry;
    return { ...entry, data: standIn.value, salt: null, redactedBy: entries.length + 1 } as LedgerEntry;
  });
}

/** What people wrote, in a review: without the article's own words, and what editions printed. */
function writtenIn({ claims, comments }: ReviewState): string {
  const own = [...claims.values()].map(({ anchor: _, suggestions, ...claim }) => ({
    ...claim,
    suggestions: suggestions.map(({ replaces: __, ...suggestion }) => suggestion),
  }));
  return JSON.stringify([own, comments]);
}

/** The review without words: what was chosen. */
const shapeOf = (state: ReviewState) =>
  [...state.claims.values()].map((claim) => ({
    id: claim.claimId,
    version: claim.version,
    isWithdrawn: claim.isWithdrawn,
    anchor: claim.anchor,
    ratings: claim.verdicts.map(({ reviewerId, rating, version }) => [reviewerId, rating, version]),
    ruling: claim.ruling?.rating,
    stances: claim.evidence.map(({ evidenceId, stance, version }) => [evidenceId, stance, version]),
    comments: claim.comments.map(({ commentId, by, removedAt }) => [commentId, by, removedAt]),
    suggestions: claim.suggestions.map(({ suggestionId, outcome }) => [suggestionId, outcome?.end]),
  }));

describe("what stands in place of words that were removed", () => {
  test("holds the chain and folds, at every moment, to the same review without anybody's words", () => {
    fc.assert(
      fc.property(randomSteps, (steps) => {
        const { entries } = playHistory(steps);
        const without = emptied(entries);
        expect(verifyChain(without)).toEqual(verifyChain(entries));
        let [whole, cut]: (ReviewState | null)[] = [null, null];
        for (const [at, entry] of entries.entries()) {
          whole = evolve(whole ?? null, entry);
          cut = evolve(cut ?? null, without[at] ?? expect.unreachable());
          expect(shapeOf(cut)).toEqual(shapeOf(whole));
          for (const words of ["One.", "Two words", "ثلاثة", "4 👍", "Five.", "Because.", "example.org"])
            expect(writtenIn(cut)).not.toContain(words);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("goes out as nothing, with the stand-in beside it, and comes back as it was", () => {
    fc.assert(
      fc.property(randomSteps, (steps) => {
        for (const entry of emptied(playHistory(steps).entries)) {
          const sent = toWire(entry);
          expect(fromWire(JSON.parse(JSON.stringify(sent)))).toEqual(entry);
          if (entry.redactedBy === undefined) expect(sent).toBe(entry);
          else expect(sent).toMatchObject({ data: null, salt: null, standIn: entry.data });
        }
      }),
      { numRuns: 20 },
    );
  });
});
