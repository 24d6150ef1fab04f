import { expect, test } from "vitest";
import type { Command } from "../shapes/command";
import { ReviewBuilder } from "../testing/review-builder";
import { ask, commandToSend, openClient, receiveEntries, submit } from "./review-client";

function desk() {
  const review = new ReviewBuilder("The ferry carried 1,204 people.");
  const { reviewer1, reviewer2 } = review.people;
  const claimId = review.highlight(reviewer2, "1,204 people", { statement: "Many." });
  const say = (version: number, statement: string) =>
    review.command("describe-claim", { claimId, version, statement });
  const context = review.contextFor(reviewer1);
  return { review, claimId, say, context, reviewer2, first: openClient(review.state) };
}

const versionOf = (command: Command | null) =>
  command !== null && "version" in command ? command.version : null;

test("a version that only one's own waiting commands made is not sent as one of the server's", () => {
  const { review, claimId, say, context, first, reviewer2 } = desk();
  const waiting = submit(first, ask(first, say(1, "One."), context), context);
  const second = ask(waiting, say(2, "Two."), context);
  expect(versionOf(second.command)).toBe(1);
  review.act(reviewer2, "describe-claim", { claimId, version: 1, statement: "Theirs." });
  const heard = receiveEntries(submit(waiting, second, context), review.entries);
  expect(versionOf(commandToSend(heard, second, context.actor))).toBe(1);
  expect([...heard.shown.claims.values()][0]?.statement).toBe("Theirs.");
});

test("one's own words count as seen, whatever version the server gave them", () => {
  const { review, claimId, say, context, first, reviewer2 } = desk();
  const waiting = submit(first, ask(first, say(1, "One."), context), context);
  const second = ask(waiting, say(2, "Two."), context);
  review.act(reviewer2, "describe-claim", { claimId, version: 1, claimant: "The ferry" });
  review.act(review.people.reviewer1, "describe-claim", { claimId, version: 1, statement: "One." });
  const heard = receiveEntries(submit(waiting, second, context), review.entries);
  expect(versionOf(commandToSend(heard, second, context.actor))).toBe(3);
  expect(heard.shown.claims.get(claimId)).toMatchObject({ statement: "Two.", claimant: "The ferry" });
});

test("what was asked for against an older state stays as old as it was", () => {
  const { review, claimId, say, context, first, reviewer2 } = desk();
  review.act(reviewer2, "describe-claim", { claimId, version: 1, statement: "Theirs." });
  const heard = receiveEntries(first, review.entries);
  const late = ask(heard, say(1, "Mine."), context);
  expect(late.seen).toBeNull();
  expect(versionOf(commandToSend(heard, late, context.actor))).toBe(1);
});

test("nothing that rests on versions is sent while entries are known to be missing", () => {
  const { review, claimId, say, context, first, reviewer2 } = desk();
  review.act(reviewer2, "describe-claim", { claimId, version: 1, statement: "Theirs." });
  review.act(reviewer2, "describe-claim", { claimId, version: 2, claimant: "The ferry" });
  const behind = receiveEntries(first, review.entries.slice(-1));
  expect(commandToSend(behind, ask(behind, say(1, "Mine."), context), context.actor)).toBeNull();
});
