import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReviewState } from "../../domain/claim";
import { evolve, replay } from "../events/evolve";
import { voicesOf } from "../testing/nameless.expected";
import { playHistory, randomSteps } from "../testing/random-history";
import type { ReviewBuilder } from "../testing/review-builder";
import { changesView } from "./changes-view";
import { readerView } from "./reader-view";

describe("a screen that reads the review anew whenever its view changes", { timeout: 60_000 }, () => {
  test("shows at every moment what its reader may see, whatever people do and in whatever pieces it comes", () => {
    let [anew, followed] = [0, 0];
    fc.assert(
      fc.property(randomSteps, fc.integer({ min: 1, max: 5 }), fc.boolean(), (steps, size, hidesNames) => {
        const builder = playHistory([INDEPENDENT(hidesNames), ...steps]);
        const states = statesOf(builder);
        for (const { id, role } of Object.values(builder.people)) {
          const viewer = { actor: id, role };
          const viewAt = (seq: number) => readerView(stateAt(states, seq), viewer, voicesOf(builder, seq));
          let shown = viewAt(1).review(stateAt(states, 1));
          for (let after = 1; after < builder.entries.length; ) {
            const last = Math.min(after + size, builder.entries.length);
            const [view, now] = [viewAt(last), stateAt(states, last)];
            const news = view.entries(builder.entries.slice(after, last));
            if (changesView(shown, news, viewer)) {
              shown = view.review(now);
              anew += 1;
            } else {
              shown = replay(news, shown);
              followed += 1;
            }
            expect(shown).toEqual(view.review(now));
            after = last;
          }
        }
      }),
      { numRuns: 25 },
    );
    expect(anew).toBeGreaterThan(0);
    expect(followed).toBeGreaterThan(anew);
  });
});

/** A step by which an editor makes the review independent: see `draftCommand` of random-history. */
const INDEPENDENT = (hidesNames: boolean): Parameters<typeof playHistory>[0][number] => ({
  ...{ who: 1, type: "set-review-mode", start: 1, length: 1, skew: 0, words: "One." },
  pick: hidesNames ? 6 : 1,
});

function statesOf({ entries }: ReviewBuilder): readonly ReviewState[] {
  const states: ReviewState[] = [];
  for (const entry of entries) states.push(evolve(states.at(-1) ?? null, entry));
  return states;
}

function stateAt(states: readonly ReviewState[], seq: number): ReviewState {
  const state = states[seq - 1];
  if (state === undefined) throw new Error(`There is no state at ${seq}.`);
  return state;
}
