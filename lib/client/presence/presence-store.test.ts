import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ActorId, ClaimId, RevisionId } from "../../domain/ids";
import type { PersonHere } from "../../domain/presence";
import { createPresenceStore } from "./presence-store";

const CLAIM = "claim" as ClaimId;
const OTHER = "other" as ClaimId;

function person(name: string, part: Partial<PersonHere> = {}): PersonHere {
  return {
    userId: name as ActorId,
    name,
    isAway: false,
    revisionId: "revision" as RevisionId,
    window: { start: 0, end: 100 },
    selection: null,
    openClaimId: null,
    writing: null,
    ...part,
  };
}

function openStore() {
  const store = createPresenceStore("Me");
  const changes = vi.fn();
  store.subscribe(changes);
  const namesOn = (claimId: ClaimId) =>
    store
      .getSnapshot()
      .onClaims.get(claimId)
      ?.map(({ name }) => name);
  const names = () => store.getSnapshot().others.map(({ name }) => name);
  return { store, changes, names, namesOn };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("who else is here", () => {
  it("is everyone but oneself, by name", () => {
    const { store, names } = openStore();
    store.receive([person("Me"), person("Reviewer 2"), person("Editor")]);
    expect(names()).toEqual(["Editor", "Reviewer 2"]);
  });

  it("is told by claim: who has it open, and who writes on it", () => {
    const { store, namesOn } = openStore();
    const writing = { kind: "verdict", claimId: OTHER } as const;
    store.receive([person("Anna", { openClaimId: CLAIM }), person("Bert", { openClaimId: CLAIM, writing })]);
    expect(namesOn(CLAIM)).toEqual(["Anna", "Bert"]);
    expect(namesOn(OTHER)).toEqual(["Bert"]);
    store.receive([person("Bert")]);
    expect(namesOn(CLAIM)).toBeUndefined();
  });

  it("draws nothing anew when nothing changed, and only the claims that did", () => {
    const { store, changes } = openStore();
    const anna = person("Anna", { openClaimId: CLAIM });
    store.receive([anna, person("Bert")]);
    const before = store.getSnapshot();
    store.receive(structuredClone([anna, person("Bert")]));
    expect(store.getSnapshot()).toBe(before);
    expect(changes).toHaveBeenCalledTimes(1);
    store.receive(structuredClone([anna, person("Bert", { openClaimId: OTHER })]));
    expect(store.getSnapshot().onClaims.get(CLAIM)).toBe(before.onClaims.get(CLAIM));
    expect(changes).toHaveBeenCalledTimes(2);
  });

  it("is nobody any more when the line is down for longer than a person may be silent", () => {
    const { store, names } = openStore();
    store.receive([person("Anna")]);
    store.setLive(false);
    vi.advanceTimersByTime(5_000);
    store.setLive(true);
    vi.advanceTimersByTime(60_000);
    expect(names()).toEqual(["Anna"]);
    store.setLive(false);
    vi.advanceTimersByTime(6_000);
    store.setLive(false);
    vi.advanceTimersByTime(6_000);
    expect(names()).toEqual([]);
  });
});
