import { expect, test } from "vitest";
import { matchMembers } from "./match-members";

const members = ["Åse Berg", "Ben Asker", "Reviewer 1", "Reviewer 2", "ليلى حسن"].map((name) => ({ name }));
const found = (typed: string) => matchMembers(members, typed).map(({ name }) => name);

test("finds people by the beginning of their name or of a word of it, whatever its case and accents", () => {
  expect(found("as")).toEqual(["Åse Berg", "Ben Asker"]);
  expect(found("BERG")).toEqual(["Åse Berg"]);
  expect(found("reviewer 2")).toEqual(["Reviewer 2"]);
  expect(found("ليل")).toEqual(["ليلى حسن"]);
});

test("offers everybody before anything is typed, and nobody when the words went on", () => {
  expect(found("")).toHaveLength(5);
  expect(found("Reviewer 2 said")).toEqual([]);
});

test("offers at most eight", () => {
  expect(matchMembers(Array(20).fill({ name: "Ana" }), "a")).toHaveLength(8);
});
