import { describe, expect, it } from "vitest";
import type { ClaimId, CommandId } from "../../domain/ids";
import type { Role } from "../../domain/role";
import { inverseCommand } from "../commands/inverse";
import { ReviewBuilder } from "../testing/review-builder";
import { decideEdition, type EditionRequest } from "./edition";

const REQUEST: EditionRequest = {
  seq: 1,
  note: null,
  headline: null,
  summary: null,
  readers: null,
  kind: null,
  openClaims: null,
  articleShown: null,
  title: "Ferry line 7",
  slugEnding: "k3x9ma",
};

function published(): ReviewBuilder {
  const builder = new ReviewBuilder("One two three.");
  builder.highlight(builder.people.reviewer1, "two");
  builder.publish(builder.people.editor, "");
  return builder;
}

describe("what the desk chooses of an edition", () => {
  const asked = (builder: ReviewBuilder, change: Partial<EditionRequest>) =>
    decideEdition(builder.state, { ...REQUEST, seq: builder.state.seq, note: "Why.", ...change }, "editor");

  it("stands until it is chosen otherwise, but a kind holds for one edition", () => {
    const builder = new ReviewBuilder("One two three.");
    const claimId = builder.highlight(builder.people.reviewer1, "two");
    builder.publish(builder.people.editor, "", {
      openClaims: [claimId],
      articleShown: "quotes",
      readers: "public",
    });
    builder.publish(builder.people.editor, "New figures came.", { kind: "update" });
    expect(builder.state.editions.map(({ kind }) => kind)).toEqual(["fact-check", "update"]);
    expect(asked(builder, {})).toMatchObject({
      value: { kind: "correction", openClaims: [claimId], articleShown: "quotes", readers: "public" },
    });
    builder.act(builder.people.reviewer1, "withdraw-claim", { claimId, version: 1 });
    expect(asked(builder, {})).toMatchObject({ value: { openClaims: [] } });
  });

  it("was, before there was a choice, everything for whoever had the address", () => {
    const builder = published();
    const unchosen = { kind: "fact-check", openClaims: "all", articleShown: "whole", readers: "unlisted" };
    expect(builder.state.editions).toMatchObject([unchosen]);
  });

  it("cannot name claims that are not there, nor call the first edition a correction", () => {
    const builder = published();
    const [claimId] = builder.state.claims.keys();
    const stranger = builder.nextId() as ClaimId;
    const named = asked(builder, { openClaims: [claimId ?? stranger, stranger] });
    expect(named).toMatchObject({ failure: { errors: [{ path: "openClaims.1" }] } });
    const fresh = new ReviewBuilder("One two three.");
    expect(asked(fresh, { note: null, kind: "update" })).toMatchObject({
      failure: { errors: [{ path: "kind" }] },
    });
  });
});

describe("withdrawing an edition", () => {
  it("marks it for good, with who, when and why, and the next edition stands again", () => {
    const builder = published();
    const { editor } = builder.people;
    builder.act(editor, "withdraw-edition", { number: 1, reason: "A source was forged." });
    const [first] = builder.state.editions;
    expect(first?.withdrawn).toEqual({
      at: builder.entries.at(-1)?.at,
      by: editor.id,
      reason: "A source was forged.",
    });
    builder.publish(editor, "Checked anew without it.");
    expect(builder.state.editions.map(({ withdrawn }) => withdrawn === null)).toEqual([false, true]);
  });

  it("is refused twice, of what is not there, without a reason and to reviewers", () => {
    const builder = published();
    const { editor, reviewer1 } = builder.people;
    const ask = (number: number, reason: string, person = editor) =>
      builder.attempt(person, {
        commandId: builder.nextId() as CommandId,
        type: "withdraw-edition",
        number,
        reason,
      });
    const refusedAt = (path: string) => ({ failure: { kind: "invalid", errors: [{ path }] } });
    expect(ask(2, "Why?")).toMatchObject(refusedAt("number"));
    expect(ask(1, " \n")).toMatchObject(refusedAt("reason"));
    expect(ask(1, "Why?", reviewer1)).toMatchObject({ failure: { kind: "forbidden" } });
    expect(ask(1, "Why?")).toMatchObject({ ok: true });
    expect(ask(1, "Why?")).toMatchObject(refusedAt("number"));
  });

  it("cannot be taken back", () => {
    const builder = published();
    const before = builder.state;
    builder.act(builder.people.editor, "withdraw-edition", { number: 1, reason: "Forged." });
    const entry = builder.entries.at(-1) ?? expect.unreachable();
    expect(inverseCommand(entry, before, builder.state)).toBeNull();
  });
});

describe("the next edition", () => {
  it("is the first, without a note, under a name made from the title", () => {
    const { state } = new ReviewBuilder("One two three.");
    expect(decideEdition(state, REQUEST, "editor")).toEqual({
      ok: true,
      value: {
        ...{ number: 1, slug: "ferry-line-7-k3x9ma", seq: 1, headline: null, summary: null, note: null },
        ...{ readers: "unlisted", kind: "fact-check", openClaims: "all", articleShown: "whole" },
      },
    });
    expect(decideEdition(state, { ...REQUEST, note: "Why?" }, "editor")).toMatchObject({
      failure: { kind: "invalid", errors: [{ path: "note" }] },
    });
  });

  it("has the desk's own headline, on one line, and summary; blank ones are none", () => {
    const { state } = new ReviewBuilder("One two three.");
    const said = { headline: " Fares\n did not halve ", summary: "**One** pass was.\n" };
    expect(decideEdition(state, { ...REQUEST, ...said }, "editor")).toMatchObject({
      value: { headline: "Fares did not halve", summary: "**One** pass was.\n" },
    });
    expect(decideEdition(state, { ...REQUEST, headline: " ", summary: "\n" }, "editor")).toMatchObject({
      value: { headline: null, summary: null },
    });
  });

  it("is read by whom the desk says, else by those who could read the edition before", () => {
    const builder = new ReviewBuilder("One two three.");
    const { editor } = builder.people;
    builder.publish(editor, "", { readers: "public" });
    builder.publish(editor, "Again.");
    builder.publish(editor, "Again.", { readers: "members" });
    builder.publish(editor, "Again.");
    const readers = builder.state.editions.map(({ readers: each }) => each);
    expect(readers).toEqual(["public", "public", "members", "members"]);
  });

  it("keeps the article's name, counts on and says what changed", () => {
    const { state } = published();
    const request = { ...REQUEST, seq: 3, title: "Another title", slugEnding: "zzzzzz" };
    expect(decideEdition(state, { ...request, note: "A figure was wrong." }, "owner")).toMatchObject({
      value: { number: 2, slug: state.editions[0]?.slug, note: "A figure was wrong." },
    });
    for (const note of [null, "", " \n"]) {
      expect(decideEdition(state, { ...request, note }, "editor")).toMatchObject({
        failure: { kind: "invalid", errors: [{ path: "note" }] },
      });
    }
  });

  it.each([0, 1, 4, 1.5, Number.NaN])(
    "is not of entry %d: before the last edition's, or not there",
    (seq) => {
      expect(decideEdition(published().state, { ...REQUEST, seq, note: "x" }, "editor")).toMatchObject({
        failure: {
          kind: "invalid",
          errors: [{ path: "seq", message: "Give an entry of this ledger, 2 to 3." }],
        },
      });
    },
  );

  it.each<[Role, boolean]>([
    ["owner", true],
    ["editor", true],
    ["reviewer", false],
    ["viewer", false],
  ])("for a role %s is allowed: %s", (role, isAllowed) => {
    const { state } = new ReviewBuilder("One.");
    const decided = decideEdition(state, REQUEST, role);
    expect(decided).toMatchObject(isAllowed ? { ok: true } : { failure: { kind: "forbidden" } });
  });

  it("cannot be taken back", () => {
    const { entries, state } = published();
    const last = entries.at(-1);
    expect(last?.type).toBe("report-published");
    expect(last && inverseCommand(last, state, state, "x")).toBeNull();
  });
});
