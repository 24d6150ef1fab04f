import { describe, expect, it } from "vitest";
import type { ClaimId } from "../../domain/ids";
import { replay } from "../events/evolve";
import type { Command } from "../shapes/command";
import { type Person, ReviewBuilder } from "../testing/review-builder";
import {
  acknowledge,
  ask as askNow,
  fillHistory,
  hasHistory,
  isBehind,
  openClient,
  type ReviewClient,
  receiveEntries,
  refuse,
  reset,
  submit,
  unansweredCount,
  waitingMarks,
} from "./review-client";

const TEXT = "The ferry carried 1,204 people. The fare rose by 4.1 per cent.";

function desk() {
  const review = new ReviewBuilder(TEXT);
  const claimId = review.highlight(review.people.reviewer2, "1,204 people", { statement: "Many." });
  const { reviewer1 } = review.people;
  const first = openClient(review.state);
  const ask = (client: ReviewClient, command: Command, person: Person = reviewer1) =>
    submit(client, askNow(client, command, review.contextFor(person)), review.contextFor(person));
  const judge = (rationale: string) =>
    review.command("give-verdict", { claimId, rating: "false", rationale });
  return { review, claimId, first, ask, judge, ...review.people };
}

/** The server carries out a command; gives its entries. */
function carryOut(review: ReviewBuilder, person: Person, command: Command) {
  const before = review.entries.length;
  review.attempt(person, command);
  return review.entries.slice(before);
}

describe("a client of a review", () => {
  it("shows a command at once and leaves what is confirmed as it was", () => {
    const { first, ask, judge, claimId } = desk();
    const asked = ask(first, judge("Nobody counted."));
    expect(asked.shown.claims.get(claimId)?.verdicts).toMatchObject([{ rationale: "Nobody counted." }]);
    expect(asked.confirmed).toBe(first.confirmed);
    expect(asked.shown.seq).toBe(first.confirmed.seq);
    expect(waitingMarks(asked)).toEqual(new Map([[claimId, "waiting"]]));
    expect(unansweredCount(asked)).toBe(1);
  });

  it("takes a command once, however often it is submitted", () => {
    const { first, ask, judge } = desk();
    const command = judge("Once.");
    const once = ask(first, command);
    expect(ask(once, command)).toBe(once);
  });

  it("is what the server says once everything is acknowledged, whichever of entries and answer comes first", () => {
    const { review, first, ask, judge, reviewer1, claimId } = desk();
    const commands = [
      judge("First."),
      review.command("comment", { claimId, commentId: review.nextId(), body: "Counted by whom?" }),
    ];
    const asked = commands.reduce((client, command) => ask(client, command), first);
    const [one, two] = commands.map((command) => carryOut(review, reviewer1, command));
    const answered = acknowledge(asked, commands[0]?.commandId ?? "", one ?? []);
    expect(unansweredCount(answered)).toBe(1);
    const heard = receiveEntries(answered, two ?? []);
    expect(heard.unconfirmed).toEqual([]);
    const done = acknowledge(heard, commands[1]?.commandId ?? "", two ?? []);
    expect(done.shown).toEqual(review.state);
    expect(done.unconfirmed).toEqual([]);
  });

  it("keeps showing what was answered while entries before it are still missing", () => {
    const { review, first, ask, judge, reviewer1, reviewer2, claimId } = desk();
    const command = judge("Mine.");
    const asked = ask(first, command);
    review.highlight(reviewer2, "4.1 per cent");
    const entries = carryOut(review, reviewer1, command);
    const answered = acknowledge(asked, command.commandId, entries);
    expect(isBehind(answered)).toBe(true);
    expect(answered.shown.claims.get(claimId)?.verdicts).toHaveLength(1);
    expect(unansweredCount(answered)).toBe(0);
    expect(receiveEntries(answered, review.entries).shown).toEqual(review.state);
  });

  it("puts others' work under its own, and doubts what does not fit any more", () => {
    const { review, first, ask, editor, claimId, judge } = desk();
    const asked = ask(first, judge("Mine."));
    const { version } = review.claim(claimId);
    review.act(editor, "settle-claim", { claimId, rating: "true", rationale: "", version });
    const heard = receiveEntries(asked, review.entries);
    expect(heard.shown.claims.get(claimId)).toEqual(review.claim(claimId));
    expect(waitingMarks(heard)).toEqual(new Map([[claimId, "doubt"]]));
    review.act(editor, "reopen-claim", { claimId, reason: "More came in." });
    const again = receiveEntries(heard, review.entries);
    expect(again.shown.claims.get(claimId)?.verdicts).toHaveLength(1);
    expect(waitingMarks(again)).toEqual(new Map([[claimId, "waiting"]]));
  });

  it("undoes what the server did not take, and what was built on it", () => {
    const { review, first, ask } = desk();
    const claimId = review.nextId() as ClaimId;
    const mark = review.command("highlight-claim", { claimId, anchor: { quote: { exact: "4.1" } } });
    const judge = review.command("give-verdict", { claimId, rating: "false", rationale: "" });
    const asked = ask(ask(first, mark), judge);
    expect(asked.shown.claims.get(claimId)?.verdicts).toHaveLength(1);
    const refused = refuse(asked, mark.commandId);
    expect(refused.shown.claims.has(claimId)).toBe(false);
    expect(waitingMarks(refused)).toEqual(new Map([[claimId, "doubt"]]));
    expect(refuse(refused, judge.commandId).shown).toEqual(first.confirmed);
  });

  it("does not place words of an old text on a new one", () => {
    const { review, first, ask } = desk();
    const asked = ask(
      first,
      review.command("highlight-claim", { claimId: review.nextId(), anchor: { quote: { exact: "4.1" } } }),
    );
    review.revise(`${TEXT} More.`, ({ anchor }, revisionId) => ({
      placement: "kept",
      anchor: { ...anchor, revisionId },
    }));
    const heard = receiveEntries(asked, review.entries);
    expect(heard.shown).toEqual(review.state);
    expect([...waitingMarks(heard).values()]).toEqual(["doubt"]);
  });

  it("begins again from the server's review without losing what waits", () => {
    const { review, first, ask, judge, reviewer2, claimId } = desk();
    const asked = ask(first, judge("Mine."));
    review.highlight(reviewer2, "4.1 per cent");
    const anew = reset(asked, review.state);
    expect(anew.confirmed).toBe(review.state);
    expect(anew.shown.claims.size).toBe(2);
    expect(anew.shown.claims.get(claimId)?.verdicts).toHaveLength(1);
    expect(isBehind(anew)).toBe(false);
  });

  it("fills in the history from both sides without a gap", () => {
    const { review, first, reviewer2 } = desk();
    const known = [...review.entries];
    review.highlight(reviewer2, "4.1 per cent");
    const heard = receiveEntries(first, review.entries);
    expect(hasHistory(heard)).toBe(false);
    const filled = fillHistory(heard, known);
    expect(filled.entries).toEqual(review.entries);
    expect(hasHistory(filled)).toBe(true);
    expect(replay(filled.entries)).toEqual(filled.shown);
    expect(fillHistory(first, review.entries).shown).toEqual(review.state);
  });
});
