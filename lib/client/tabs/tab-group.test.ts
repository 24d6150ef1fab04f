import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeChannels, fakeLocks, settle } from "../testing/fake-browser";
import { ASK_MS, joinTabs, type TabGroup } from "./tab-group";

const leads: string[] = [];
const heard: string[] = [];
const joined: TabGroup<string>[] = [];

function join(tab: string): TabGroup<string> {
  const group = joinTabs<string>("article", {
    hear: (message) => heard.push(`${tab} hears ${message}`),
    lead: () => {
      leads.push(tab);
      return () => leads.push(`${tab} ends`);
    },
  });
  joined.push(group);
  return group;
}

beforeEach(() => {
  for (const list of [leads, heard, joined]) list.length = 0;
  vi.stubGlobal("navigator", { locks: fakeLocks() });
  vi.stubGlobal("BroadcastChannel", fakeChannels());
});
afterEach(() => {
  for (const group of joined) group.leave();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the tabs of a browser", () => {
  it("have one leader at a time, and another as soon as it leaves", async () => {
    const [one, two, three] = [join("one"), join("two"), join("three")];
    await settle();
    expect(leads).toEqual(["one"]);
    two.leave();
    one.leave();
    await settle();
    expect(leads).toEqual(["one", "one ends", "three"]);
    three.leave();
    await settle();
    expect(leads.at(-1)).toBe("three ends");
  });

  it("take the turn from a leader that is silent for long; it steps down when it wakes, and waits", async () => {
    const { BroadcastChannel: Channel } = globalThis;
    // The channels of a tab that is frozen: nobody hears it, and it hears nobody.
    vi.stubGlobal("BroadcastChannel", fakeChannels());
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    join("one");
    vi.stubGlobal("BroadcastChannel", Channel);
    const two = join("two");
    await settle();
    expect(leads).toEqual(["one"]);
    for (let asked = 0; asked < 4; asked++) {
      vi.advanceTimersByTime(ASK_MS);
      await settle();
    }
    expect(leads).toEqual(["one", "two", "one ends"]);
    two.leave();
    await settle();
    expect(leads).toEqual(["one", "two", "one ends", "two ends", "one"]);
  });

  it("leave the turn to a leader that answers, however long it does nothing else", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    join("one");
    join("two");
    for (let asked = 0; asked < 10; asked++) {
      vi.advanceTimersByTime(ASK_MS);
      await settle();
    }
    expect(leads).toEqual(["one"]);
  });

  it("step down when the browser freezes them, and lead again when nobody else does", async () => {
    const page = new EventTarget();
    vi.stubGlobal("document", page);
    join("one");
    const two = join("two");
    await settle();
    page.dispatchEvent(new Event("freeze"));
    await settle();
    expect(leads).toEqual(["one", "one ends", "two"]);
    two.leave();
    await settle();
    expect(leads.at(-1)).toBe("one");
  });

  it("hear each other, and not themselves", async () => {
    const one = join("one");
    join("two");
    join("three");
    one.post("hello");
    await settle();
    expect(heard.toSorted()).toEqual(["three hears hello", "two hears hello"]);
  });

  it("each lead for themselves where there are no locks, and still hear each other", async () => {
    vi.stubGlobal("navigator", {});
    const one = join("one");
    join("two");
    expect(leads).toEqual(["one", "two"]);
    one.post("hello");
    await settle();
    expect(heard).toEqual(["two hears hello"]);
  });
});
