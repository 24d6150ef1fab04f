import { expect, test } from "vitest";
import { lineOf } from "./line-icon";
import { nextSaid, type Said } from "./use-announcement";

const QUIET: Said = { line: "live", words: "" };

test("nothing is said before anything happened, nor while something is under way", () => {
  expect(nextSaid(QUIET, "live", false)).toEqual(QUIET);
  expect(nextSaid(QUIET, "under-way", true)).toBe(QUIET);
});

test("a break is said when it begins, in the same words however much waits, and when it is over", () => {
  const broken = nextSaid(QUIET, "offline", false);
  expect(broken.words).toMatch(/^Offline/);
  expect(nextSaid(broken, "offline", true).words).toBe(broken.words);
  const trying = nextSaid(broken, "under-way", true);
  expect(nextSaid(trying, "live", true).words).toBe("Connected again. Saved.");
});

test("the worst of feed and sending counts", () => {
  expect(lineOf({ connection: "live", saving: "saved" })).toBe("live");
  expect(lineOf({ connection: "live", saving: "saving" })).toBe("under-way");
  expect(lineOf({ connection: "catching-up", saving: "waiting" })).toBe("offline");
  expect(lineOf({ connection: "offline", saving: "signed-out" })).toBe("signed-out");
  expect(lineOf({ connection: "closed", saving: "signed-out" })).toBe("refused");
});
