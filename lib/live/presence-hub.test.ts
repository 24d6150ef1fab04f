import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ActorId, ArticleId, RevisionId } from "../domain/ids";
import type { PersonHere, TabDoing, TabSign } from "../domain/presence";
import { PresenceHub } from "./presence-hub";
import { readNotice } from "./presence-notice";

const ARTICLE = "article" as ArticleId;
const doing: TabDoing = {
  revisionId: "revision" as RevisionId,
  attention: "focused",
  window: { start: 0, end: 100 },
  selection: null,
  openClaimId: null,
  writing: null,
};
const sign = (part: Partial<TabSign> = {}): TabSign => ({
  actorId: "anna" as ActorId,
  name: "Anna",
  tabId: "tab",
  sessionId: "phone",
  beat: 1,
  doing,
  ...part,
});

/** Processes that hear each other, their own notices included, as Postgres tells them. */
function processes(count: number) {
  const sent: string[] = [];
  const told: (readonly PersonHere[])[][] = [];
  const hubs: PresenceHub[] = [];
  const add = (skewMs: number): PresenceHub => {
    const lists: (readonly PersonHere[])[] = [];
    told.push(lists);
    const hub = new PresenceHub({
      now: () => Date.now() + skewMs,
      notify: (payloads) => {
        sent.push(...payloads);
        for (const payload of payloads) for (const each of [...hubs]) each.hear(payload);
      },
      tell: (_articleId, people) => lists.push(people),
    });
    hubs.push(hub);
    return hub;
  };
  for (let at = 0; at < count; at++) add(at * 3_600_000);
  return { hubs, told, sent, add };
}

const namesIn = (hub: PresenceHub | undefined) => hub?.people(ARTICLE).map(({ name }) => name);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("presence among processes", () => {
  it("is the same in all of them, though their clocks differ by hours", () => {
    const { hubs } = processes(3);
    hubs[0]?.announce(ARTICLE, sign());
    hubs[1]?.announce(ARTICLE, sign({ actorId: "bert" as ActorId, name: "Bert" }));
    vi.advanceTimersByTime(50);
    for (const hub of hubs) expect(namesIn(hub)).toEqual(["Anna", "Bert"]);
    vi.advanceTimersByTime(12_000);
    for (const hub of hubs) expect(namesIn(hub)).toEqual([]);
  });

  it("lets somebody go in all of them when they leave by any of them", () => {
    const { hubs } = processes(2);
    hubs[0]?.announce(ARTICLE, sign());
    vi.advanceTimersByTime(50);
    hubs[1]?.announce(ARTICLE, sign({ beat: 2, doing: null }));
    vi.advanceTimersByTime(50);
    for (const hub of hubs) expect(namesIn(hub)).toEqual([]);
  });

  it("lets somebody go from all their tabs in all processes when they may not be here any more", () => {
    const { hubs } = processes(2);
    hubs[0]?.announce(ARTICLE, sign({ beat: 7 }));
    hubs[1]?.announce(ARTICLE, sign({ tabId: "other" }));
    hubs[1]?.announce(ARTICLE, sign({ actorId: "bert" as ActorId, name: "Bert" }));
    vi.advanceTimersByTime(50);
    hubs[1]?.dismiss(ARTICLE, "anna" as ActorId);
    vi.advanceTimersByTime(50);
    for (const hub of hubs) expect(namesIn(hub)).toEqual(["Bert"]);
  });

  it("lets somebody go from the tabs of a session that ended, and leaves them where else they are", () => {
    const { hubs } = processes(2);
    const room = { ...doing, window: { start: 0, end: 50 } };
    hubs[0]?.announce(ARTICLE, sign({ beat: 7 }));
    hubs[1]?.announce(ARTICLE, sign({ tabId: "other", sessionId: "desk", doing: room }));
    vi.advanceTimersByTime(50);
    hubs[1]?.dismiss(ARTICLE, "anna" as ActorId, "phone");
    vi.advanceTimersByTime(50);
    for (const hub of hubs)
      expect(hub.people(ARTICLE)).toMatchObject([{ name: "Anna", window: room.window }]);
    for (const hub of hubs) expect(JSON.stringify(hub.people(ARTICLE))).not.toContain("desk");
  });

  it("is known at once by a process that just started and asks", () => {
    const { hubs, add } = processes(1);
    hubs[0]?.announce(ARTICLE, sign());
    vi.advanceTimersByTime(4_000);
    const late = add(0);
    late.ask();
    vi.advanceTimersByTime(50);
    expect(namesIn(late)).toEqual(["Anna"]);
    vi.advanceTimersByTime(12_000 - 4_050);
    expect(namesIn(late)).toEqual([]);
  });

  it("is told when somebody comes, moves, leaves or falls silent, and not by a beat that says nothing new", () => {
    const { hubs, told } = processes(1);
    const [hub] = hubs;
    hub?.announce(ARTICLE, sign());
    vi.advanceTimersByTime(5_000);
    hub?.announce(ARTICLE, sign({ beat: 2 }));
    vi.advanceTimersByTime(1_000);
    expect(told[0]).toHaveLength(1);
    hub?.announce(ARTICLE, sign({ beat: 3, doing: { ...doing, window: { start: 50, end: 150 } } }));
    expect(told[0]?.at(-1)).toMatchObject([{ name: "Anna", window: { start: 50, end: 150 } }]);
    vi.advanceTimersByTime(12_000);
    expect(told[0]?.at(-1)).toEqual([]);
    expect(told[0]).toHaveLength(3);
  });

  it("gathers many moves into few notices and few lists, the last move among them", () => {
    const { hubs, told, sent } = processes(1);
    for (let beat = 1; beat <= 100; beat++) {
      hubs[0]?.announce(ARTICLE, sign({ beat, doing: { ...doing, window: { start: beat, end: 500 } } }));
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(300);
    expect(sent.length).toBeLessThanOrEqual(21);
    expect(told[0]?.length).toBeLessThanOrEqual(6);
    expect(told[0]?.at(-1)).toMatchObject([{ window: { start: 100 } }]);
  });

  it("fits any number of people into notices that Postgres takes, each person once", () => {
    const { hubs, sent } = processes(1);
    for (let at = 0; at < 200; at++) {
      hubs[0]?.announce(ARTICLE, sign({ actorId: `person-${at}` as ActorId, name: "名".repeat(100) }));
    }
    vi.advanceTimersByTime(50);
    for (const payload of sent) expect(Buffer.byteLength(payload)).toBeLessThan(8_000);
    const signs = sent.map(readNotice).flatMap((notice) => (notice?.kind === "signs" ? notice.signs : []));
    expect(new Set(signs.map(({ actorId }) => actorId)).size).toBe(200);
    expect(signs).toHaveLength(200);
  });

  it("does not mind a notice that it cannot read", () => {
    const { hubs } = processes(1);
    for (const payload of ["", "nonsense", '{"kind":"later"}', '{"kind":"signs","signs":[{"beat":"x"}]}'])
      hubs[0]?.hear(payload);
    expect(namesIn(hubs[0])).toEqual([]);
  });
});
