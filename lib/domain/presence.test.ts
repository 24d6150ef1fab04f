import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActorId, ClaimId, RevisionId } from "./ids";
import {
  forgetSilent,
  type HeardSign,
  hearSign,
  nextSilence,
  type PresenceRoom,
  peopleHere,
  SILENT_MS,
  type TabDoing,
} from "./presence";

const reading: TabDoing = {
  revisionId: "revision" as RevisionId,
  attention: "focused",
  window: { start: 0, end: 100 },
  selection: null,
  openClaimId: null,
  writing: null,
};
const ANNA = "anna" as ActorId;
const BERT = "bert" as ActorId;
const CLAIM = "claim" as ClaimId;

function sign(part: Partial<HeardSign> = {}): HeardSign {
  return {
    actorId: ANNA,
    name: "Anna",
    tabId: "one",
    sessionId: null,
    beat: 1,
    doing: reading,
    at: 0,
    ...part,
  };
}

const heard = (signs: readonly HeardSign[]): PresenceRoom => signs.reduce(hearSign, new Map());
const names = (signs: readonly HeardSign[], now: number): readonly string[] =>
  peopleHere(heard(signs), now).map((person) => person.name);

describe("who is here", () => {
  it("counts somebody from their first sign until they were silent for too long", () => {
    const signs = [sign(), sign({ beat: 2, at: 5_000 })];
    expect(names(signs, 5_000)).toEqual(["Anna"]);
    expect(names(signs, 5_000 + SILENT_MS - 1)).toEqual(["Anna"]);
    expect(names(signs, 5_000 + SILENT_MS)).toEqual([]);
  });

  it("lets somebody go at once when they leave, also when an older sign comes after", () => {
    const left = sign({ beat: 3, doing: null, at: 1_000 });
    expect(names([sign(), left], 1_000)).toEqual([]);
    expect(names([left, sign({ beat: 2, at: 1_500 })], 1_500)).toEqual([]);
    expect(names([left, sign({ beat: 4, at: 1_500 })], 1_500)).toEqual(["Anna"]);
  });

  it("is not kept up by telling the same sign again", () => {
    expect(names([sign(), sign({ at: 11_000 })], SILENT_MS)).toEqual([]);
  });

  it("takes two tabs of one person for one person, who is where they work", () => {
    const behind = sign({ tabId: "a", doing: { ...reading, attention: "visible" } });
    const front = sign({ tabId: "b", doing: { ...reading, window: { start: 400, end: 500 } } });
    const people = peopleHere(heard([behind, front, sign({ actorId: BERT, name: "Bert" })]), 0);
    expect(people.map((person) => person.name)).toEqual(["Anna", "Bert"]);
    expect(people[0]?.window).toEqual({ start: 400, end: 500 });
  });

  it("keeps one tab of somebody who closes the other", () => {
    expect(names([sign(), sign({ tabId: "two" }), sign({ beat: 2, doing: null })], 0)).toEqual(["Anna"]);
  });

  it("knows that somebody writes a verdict in the tab that they do not look at", () => {
    const writing = { kind: "verdict", claimId: CLAIM } as const;
    const behind = sign({ tabId: "a", doing: { ...reading, attention: "away", writing } });
    expect(peopleHere(heard([behind, sign({ tabId: "b" })]), 0)).toMatchObject([{ writing, isAway: false }]);
  });

  it("says away only when every tab is", () => {
    const away = { ...reading, attention: "away" } as const;
    expect(peopleHere(heard([sign({ doing: away })]), 0)).toMatchObject([{ isAway: true }]);
    expect(peopleHere(heard([sign({ doing: away }), sign({ tabId: "two" })]), 0)).toMatchObject([
      { isAway: false },
    ]);
  });

  it("says when the next one falls silent", () => {
    expect(nextSilence(new Map())).toBeNull();
    expect(nextSilence(heard([sign({ at: 7 }), sign({ tabId: "two", at: 9 })]))).toBe(7 + SILENT_MS);
  });
});

describe("laws", () => {
  /** A tab never says two different things under one beat. */
  const signs = fc
    .uniqueArray(
      fc.record({
        actorId: fc.constantFrom(ANNA, BERT),
        tabId: fc.constantFrom("one", "two"),
        beat: fc.integer({ min: 1, max: 6 }),
        at: fc.integer({ min: 0, max: 30_000 }),
        attention: fc.constantFrom("focused", "visible", "away", null),
      }),
      { selector: ({ actorId, tabId, beat }) => `${actorId} ${tabId} ${beat}` },
    )
    .map((all) =>
      all.map(({ attention, ...one }) =>
        sign({ ...one, name: one.actorId, doing: attention === null ? null : { ...reading, attention } }),
      ),
    );
  const told = signs.chain((once) =>
    fc.record({
      once: fc.constant(once),
      again: fc.shuffledSubarray(once).chain((some) => {
        const all = [...once, ...some.map((one) => ({ ...one, at: one.at + 40 }))];
        return fc.shuffledSubarray(all, { minLength: all.length });
      }),
    }),
  );

  it("any order of signs and leavings, some of them heard twice, comes to the same room", () => {
    fc.assert(
      fc.property(told, ({ once, again }) => {
        expect(new Map([...heard(again)].sort())).toEqual(new Map([...heard(once)].sort()));
      }),
    );
  });

  it("forgetting the silent changes nothing that anyone sees", () => {
    fc.assert(
      fc.property(signs, fc.nat(60_000), fc.nat(20_000), (all, now, later) => {
        const room = heard(all);
        expect(peopleHere(forgetSilent(room, now), now + later)).toEqual(peopleHere(room, now + later));
      }),
    );
  });

  it("nobody is here longer than the silence after the last sign", () => {
    fc.assert(
      fc.property(signs, (all) => {
        const last = Math.max(0, ...all.map(({ at }) => at));
        expect(peopleHere(heard(all), last + SILENT_MS)).toEqual([]);
      }),
    );
  });
});
