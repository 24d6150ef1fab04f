import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Claim, Comment, ReviewState } from "../../domain/claim";
import type { Role } from "../../domain/role";
import { verifyChain } from "../chain/hash-chain";
import { decide } from "../commands/decide";
import { inverseCommand } from "../commands/inverse";
import { presentReview, reviewToState } from "../review/present-review";
import { reviewSchema } from "../review/review-schema";
import { commandSchema } from "../shapes/command";
import { eventSchema } from "../shapes/event";
import type { LedgerEntry } from "../shapes/ledger-entry";
import { playHistory, randomSteps } from "../testing/random-history";
import { describeEvent } from "./describe-event";
import { evolve, growReview, replay } from "./evolve";

const RUNS = { numRuns: 60 };
const names = { actor: (id: string) => `Person ${id.slice(-2)}`, rating: (id: string) => id.toUpperCase() };

describe("whatever people of all roles try, in any order", { timeout: 60_000 }, () => {
  test("decide gives events or a failure, the same for the same, and every event folds", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(randomSteps, (steps) => {
        const { entries } = playHistory(steps, (_, __, command, decision) => {
          seen.add(`${command.type} ${decision.ok ? "done" : decision.failure.kind}`);
        });
        for (const entry of entries) seen.add(entry.type);
        expect(playHistory(steps).entries).toEqual(entries);
      }),
      // More, so that the rarest thing that people do comes about too.
      { ...RUNS, numRuns: 3 * RUNS.numRuns },
    );
    for (const option of eventSchema.options) expect(seen).toContain(option.shape.type.value);
    for (const kind of ["forbidden", "invalid", "not-found"]) {
      expect([...seen].some((each) => each.endsWith(kind))).toBe(true);
    }
  });

  test("no role does what the table forbids, and only then is it forbidden by role", () => {
    const editorsOnly = new Set([
      "settle-claim",
      "reopen-claim",
      "return-claim",
      "take-back-return",
      "assign-claim",
      "accept-wording",
      "decline-wording",
      "reopen-wording",
      "set-review-mode",
      "withdraw-edition",
    ]);
    const may = (role: Role, type: string) =>
      (role === "owner" || type !== "redact-entry") &&
      role !== "viewer" &&
      (role !== "reviewer" || !editorsOnly.has(type));
    fc.assert(
      fc.property(randomSteps, (steps) => {
        playHistory(steps, (_, person, command, decision) => {
          if (!may(person.role, command.type)) {
            expect(decision).toMatchObject({ ok: false, failure: { kind: "forbidden" } });
          } else if (!command.type.endsWith("-comment") && !decision.ok) {
            expect(decision.failure.kind).not.toBe("forbidden");
          }
        });
      }),
      RUNS,
    );
  });

  test("nobody changes another's verdict or another's words", () => {
    fc.assert(
      fc.property(randomSteps, (steps) => {
        stepwise(playHistory(steps).entries, (entry, before, after) => {
          for (const [id, claim] of after.claims) {
            const others = (each: Claim | undefined) =>
              each?.verdicts.filter((verdict) => verdict.reviewerId !== entry.actor) ?? [];
            expect(others(claim)).toEqual(others(before.claims.get(id)));
          }
          if (entry.type === "comment-edited") expect(authorOf(before, entry)).toBe(entry.actor);
        });
      }),
      RUNS,
    );
  });

  test("replaying all equals folding one by one, and any first part and then the rest, at once or grown", () => {
    fc.assert(
      fc.property(randomSteps, fc.nat(), (steps, cut) => {
        const { entries, state } = playHistory(steps);
        const first = 1 + (cut % entries.length);
        expect(replay(entries)).toEqual(state);
        const part = replay(entries.slice(0, first));
        const frozen = structuredClone(part);
        expect(replay(entries.slice(first), part)).toEqual(state);
        expect(part).toEqual(frozen);
        expect([...replay(entries).claims.keys()]).toEqual([...state.claims.keys()]);
        const rest = entries.slice(first);
        const grown = growReview(part, (present, add) =>
          rest.map((entry) => {
            add(entry);
            return present.seq;
          }),
        );
        expect(grown).toEqual({ state, answer: rest.map(({ seq }) => seq) });
        expect(part).toEqual(frozen);
      }),
      RUNS,
    );
  });

  test("the wire form loses nothing, passes its schema, and is in text order", () => {
    fc.assert(
      fc.property(randomSteps, (steps) => {
        const { state, head } = playHistory(steps);
        const review = presentReview(state, head);
        const wire = reviewSchema.parse(JSON.parse(JSON.stringify(review)));
        expect(wire).toEqual(review);
        const back = reviewToState(wire);
        expect(back).toEqual(state);
        expect([...back.claims.keys()]).toEqual([...state.claims.keys()]);
        expect(presentReview(back, head)).toEqual(review);
        const starts = review.claims.map((claim) => claim.anchor.ranges[0]?.start ?? 0);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      }),
      RUNS,
    );
  });

  test("the chain holds, events survive JSON, and each has a sentence", () => {
    fc.assert(
      fc.property(randomSteps, (steps) => {
        const { entries, head } = playHistory(steps);
        expect(verifyChain(JSON.parse(JSON.stringify(entries)))).toEqual({ ok: true, head });
        for (const { type, data } of entries) {
          expect(eventSchema.parse(JSON.parse(JSON.stringify({ type, data })))).toEqual({ type, data });
        }
        stepwise(entries, (entry, before) => {
          const sentence = describeEvent(entry, before, names);
          expect(sentence).toMatch(/^Person .+\.$/su);
          expect(sentence).not.toMatch(/undefined|null|\[object/u);
        });
      }),
      RUNS,
    );
  });

  test("undoing one's own last entry is allowed and brings back what was there", () => {
    const undone = new Set<string>();
    fc.assert(
      fc.property(randomSteps, (steps) => {
        let state: ReviewState | null = null;
        playHistory(steps, (builder, person, _, decision) => {
          const before = state ?? replay(builder.entries.slice(0, 1));
          const entry = builder.entries.at(-1);
          state = builder.state;
          if (!decision.ok || decision.value.length === 0 || entry === undefined) return;
          if (before.seq !== entry.seq - 1) return;
          const draft = inverseCommand(entry, before, builder.state, builder.nextId());
          if (draft === null) return;
          const command = commandSchema.parse({ ...draft, commandId: builder.nextId() });
          const answer = decide(builder.state, command, builder.contextFor(person));
          if (!answer.ok) throw new Error(`${entry.type} → ${draft.type}: ${JSON.stringify(answer.failure)}`);
          const after = answer.value.reduce<ReviewState>(
            (now, event) =>
              evolve(now, {
                ...event,
                articleId: now.articleId,
                seq: now.seq + 1,
                at: entry.at,
                actor: entry.actor,
              }),
            builder.state,
          );
          undone.add(entry.type);
          expect(contentWithout(entry, after)).toEqual(contentWithout(entry, before));
        });
      }),
      RUNS,
    );
    expect([...undone]).toEqual(
      expect.arrayContaining(["claim-highlighted", "claim-moved", "verdict-given"]),
    );
    expect([...undone]).toEqual(
      expect.arrayContaining(["evidence-added", "commented", "comment-removed", "claim-settled"]),
    );
  });

  test("undoing any older entry is refused or decided, never a crash", () => {
    fc.assert(
      fc.property(randomSteps, (steps) => {
        const builder = playHistory(steps);
        stepwise(builder.entries, (entry, before) => {
          const draft = inverseCommand(entry, before, builder.state, builder.nextId());
          if (draft === null) return;
          const command = commandSchema.parse({ ...draft, commandId: builder.nextId() });
          decide(builder.state, command, { ...builder.contextFor(builder.people.owner), actor: entry.actor });
        });
      }),
      RUNS,
    );
  });
});

function stepwise(
  entries: readonly LedgerEntry[],
  look: (entry: LedgerEntry, before: ReviewState, after: ReviewState) => void,
): void {
  let state: ReviewState | null = null;
  for (const entry of entries) {
    const after: ReviewState = evolve(state, entry);
    if (state !== null) look(entry, state, after);
    state = after;
  }
}

function authorOf(state: ReviewState, { data }: Extract<LedgerEntry, { type: "comment-edited" }>) {
  const comments = data.claimId === null ? state.comments : state.claims.get(data.claimId)?.comments;
  return comments?.find((each) => each.commentId === data.commentId)?.by;
}

/** What a reader sees of a review, without versions, times and ids; and without the thing that an undone entry had made. */
function contentWithout(entry: LedgerEntry, state: ReviewState) {
  const made = entry.type === "claim-highlighted" ? entry.data.claimId : null;
  const talk = (comments: readonly Comment[]) => commentContent(comments, entry);
  const claims = [...state.claims.values()].filter((claim) => claim.claimId !== made);
  return {
    claims: claims.map((claim) => ({ ...claimContent(claim), comments: talk(claim.comments) })),
    comments: talk(state.comments),
  };
}

function claimContent(claim: Claim) {
  const { claimId, statement, claimant, claimedOn, kind, isWithdrawn, assigneeId, anchor, ruling } = claim;
  return {
    ...{ claimId, statement, claimant, claimedOn, kind, isWithdrawn, assigneeId },
    ranges: anchor.ranges.map(({ start, end, exact }) => ({ start, end, exact })),
    ruling: ruling && { rating: ruling.rating, rationale: ruling.rationale },
    verdicts: claim.verdicts.map((each) => `${each.reviewerId} ${each.rating} ${each.rationale}`).sort(),
    evidence: claim.evidence.map((each) => `${each.url} ${each.stance} ${each.note}`).sort(),
    isInDoubt: claim.placement === "changed" || claim.placement === "lost",
  };
}

/** What was removed is said again as something new, so then the words count alone. */
function commentContent(comments: readonly Comment[], entry: LedgerEntry) {
  if (entry.type === "comment-removed")
    return comments
      .filter((each) => each.removedAt === null)
      .map((each) => each.body)
      .sort();
  const made = entry.type === "commented" ? entry.data.commentId : null;
  return comments
    .filter((each) => each.commentId !== made)
    .map((each) => ({
      body: each.body,
      isRemoved: each.removedAt !== null,
      isResolved: each.resolved !== null,
    }));
}
