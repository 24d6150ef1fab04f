import { expect, test } from "vitest";
import type { CommandInput } from "../shapes/command";
import { joinCommands } from "./join-commands";

const waiting = (command: CommandInput) => ({ command, seen: null });
const say = (commandId: string, words: object, version = 1) =>
  waiting({ commandId, type: "describe-claim", claimId: "c", version, ...words });
const judge = (commandId: string, rationale: string, claimId = "c") =>
  waiting({ commandId, type: "give-verdict", claimId, rating: "false", rationale });

test("the later words stand for both, under the later id", () => {
  const [one, two] = [say("a", { statement: "One" }), say("b", { statement: "Two" }, 3)];
  expect(joinCommands(one, two)).toBe(two);
  expect(joinCommands(judge("a", "One"), judge("b", "Two"))?.command).toMatchObject({ rationale: "Two" });
});

test("where the later says nothing the earlier words go along, with what was seen before them", () => {
  const joined = joinCommands(
    say("a", { statement: "One", claimant: "The port" }),
    say("b", { statement: "Two" }, 3),
  );
  expect(joined?.command).toEqual({
    commandId: "b",
    type: "describe-claim",
    claimId: "c",
    version: 1,
    statement: "Two",
    claimant: "The port",
  });
});

test("what is about different things is not joined", () => {
  expect(joinCommands(say("a", { statement: "One" }), judge("b", "Two"))).toBeNull();
  expect(joinCommands(judge("a", "One"), judge("b", "Two", "other"))).toBeNull();
});
