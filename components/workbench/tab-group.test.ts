import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeLocks } from "./fake-browser";
import { joinTabs, type TabGroup } from "./tab-group";

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

const turn = () => new Promise((resolve) => setTimeout(resolve, 20));

beforeEach(() => {
  for (const list of [leads, heard, joined]) list.length = 0;
  vi.stubGlobal("navigator", { locks: fakeLocks() });
});
afterEach(() => {
  for (const group of joined) group.leave();
  vi.unstubAllGlobals();
});

describe("the tabs of a browser", () => {
  it("have one leader at a time, and another as soon as it leaves", async () => {
    const [one, two, three] = [join("one"), join("two"), join("three")];
    await turn();
    expect(leads).toEqual(["one"]);
    two.leave();
    one.leave();
    await turn();
    expect(leads).toEqual(["one", "one ends", "three"]);
    three.leave();
    await turn();
    expect(leads.at(-1)).toBe("three ends");
  });

  it("hear each other, and not themselves", async () => {
    const one = join("one");
    join("two");
    join("three");
    one.post("hello");
    await turn();
    expect(heard.toSorted()).toEqual(["three hears hello", "two hears hello"]);
  });

  it("each lead for themselves where there are no locks, and still hear each other", async () => {
    vi.stubGlobal("navigator", {});
    const one = join("one");
    join("two");
    expect(leads).toEqual(["one", "two"]);
    one.post("hello");
    await turn();
    expect(heard).toEqual(["two hears hello"]);
  });
});
