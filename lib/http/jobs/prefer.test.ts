import { expect, test } from "vitest";
import { readPreference } from "./prefer";

test("a client that says nothing waits for the work", () => {
  expect(readPreference(null).isLater).toBe(false);
  expect(readPreference("return=minimal, handling=lenient").isLater).toBe(false);
});

test("one that would rather hear at once says so, and for how long it waits first", () => {
  expect(readPreference("respond-async")).toEqual({ isLater: true, waitMs: 1_000 });
  expect(readPreference("respond-async, wait=5")).toEqual({ isLater: true, waitMs: 5_000 });
  expect(readPreference('Wait="2" , Respond-Async;x=y')).toEqual({ isLater: true, waitMs: 2_000 });
  expect(readPreference("respond-async, wait=0, wait=9")).toEqual({ isLater: true, waitMs: 0 });
  expect(readPreference("respond-async, wait=86400").waitMs).toBe(20_000);
});

test("what cannot be understood counts for nothing", () => {
  for (const wait of ["wait=", "wait=-1", "wait=1e9", "wait=soon", "wait"])
    expect(readPreference(`respond-async, ${wait}`)).toEqual({ isLater: true, waitMs: 1_000 });
  for (const header of ["", ",", "respond-async=1", "not-respond-async", "\u0000", "a".repeat(99_999)])
    expect(readPreference(header).isLater).toBe(false);
});
