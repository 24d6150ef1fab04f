import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeLocks, settle } from "../testing/fake-browser";
import { claimStreamPlace, MOST_STREAMS } from "./stream-place";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A tab that asks for a place, and what it was told last. */
function openTab() {
  const told: boolean[] = [];
  const leave = claimStreamPlace((mayStream) => told.push(mayStream));
  return { leave, told, holds: () => told.at(-1) === true };
}

describe("places for streams where the browser has Web Locks", () => {
  beforeEach(() => {
    vi.stubGlobal("navigator", { locks: fakeLocks() });
  });

  it("are had by as many tabs as leave the browser connections for other things", async () => {
    const tabs = Array.from({ length: MOST_STREAMS + 3 }, openTab);
    await settle();
    expect(tabs.map(({ holds }) => holds())).toEqual(tabs.map((_, at) => at < MOST_STREAMS));
  });

  it("go to the tab that waited longest when one leaves", async () => {
    const tabs = Array.from({ length: MOST_STREAMS + 2 }, openTab);
    await settle();
    tabs[1]?.leave();
    await settle();
    expect(tabs.map(({ told }) => told.at(-1))).toEqual([true, true, true, true, true, false]);
    tabs[0]?.leave();
    await settle();
    expect(tabs.at(-1)?.holds()).toBe(true);
  });

  it("are not kept from others by a tab that was closed while it waited", async () => {
    const tabs = Array.from({ length: MOST_STREAMS + 2 }, openTab);
    await settle();
    tabs[MOST_STREAMS]?.leave();
    tabs[0]?.leave();
    await settle();
    expect(tabs[MOST_STREAMS]?.holds()).toBe(false);
    expect(tabs.at(-1)?.holds()).toBe(true);
  });
});

it("a tab without Web Locks holds a stream while somebody can see it", () => {
  const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("document", page);
  const tab = openTab();
  expect(tab.told).toEqual([true]);
  for (const visibilityState of ["hidden", "visible"]) {
    Object.assign(page, { visibilityState });
    page.dispatchEvent(new Event("visibilitychange"));
  }
  expect(tab.told).toEqual([true, false, true]);
  tab.leave();
  page.dispatchEvent(new Event("visibilitychange"));
  expect(tab.told).toHaveLength(3);
});

it("any number of tabs hold one where one connection carries them all", async () => {
  vi.stubGlobal("navigator", { locks: fakeLocks() });
  vi.stubGlobal("performance", { getEntriesByType: () => [{ nextHopProtocol: "h2" }] });
  const tabs = Array.from({ length: 12 }, openTab);
  await settle();
  expect(tabs.every(({ holds }) => holds())).toBe(true);
});
