import { beforeEach, describe, expect, test } from "vitest";
import type { ClaimId } from "../../domain/ids";
import { basisOf } from "../review/basis";
import { done, failed, nothing, refused } from "../testing/decision.expected";
import { type FareReview, fareReview, TEXT } from "../testing/fare-review";
import type { CommandFields, Person, ReviewBuilder } from "../testing/review-builder";

let review: ReviewBuilder;
let claimId: ClaimId;
let reviewer: Person;
let colleague: Person;
let editor: Person;
let ask: FareReview["ask"];
beforeEach(() => {
  ({ review, claimId, reviewer, colleague, editor, ask } = fareReview());
});

describe("highlighting", () => {
  const highlight = (anchor: CommandFields<"highlight-claim">["anchor"], id: string = review.nextId()) =>
    ask(reviewer, "highlight-claim", { claimId: id, anchor });
  const at = (start: number, end: number) =>
    highlight({ revisionId: review.revision.id, ranges: [{ start, end }] });

  test("keeps the words and their surroundings", () => {
    expect(review.claim(claimId).anchor.ranges).toEqual([
      { start: 38, end: 48, exact: "Fares rose", prefix: TEXT.slice(6, 38), suffix: TEXT.slice(48, 80) },
    ]);
  });

  test("refuses offsets outside the text, empty, reversed, and inside a surrogate pair", () => {
    expect(at(0, TEXT.length + 1)).toMatchObject(refused("anchor.ranges.0.end"));
    expect(at(3, 3)).toMatchObject(failed("invalid"));
    expect(at(9, 3)).toMatchObject(failed("invalid"));
    expect(at(TEXT.indexOf("👩") + 1, TEXT.length)).toMatchObject(refused("anchor.ranges.0.start"));
  });

  test("snaps to whole grapheme clusters", () => {
    const emoji = TEXT.indexOf("👩");
    expect(at(emoji, emoji + 2)).toMatchObject(done("claim-highlighted"));
    expect([...review.state.claims.values()].at(-1)?.anchor.ranges[0]?.exact).toBe("👩‍👩‍👧");
  });

  test("refuses a quote that is not there or is there twice, saying how many places", () => {
    expect(highlight({ quote: { exact: "the bus" } })).toMatchObject(refused("anchor.quote", /0 places/u));
    expect(highlight({ quote: { exact: "The ferry" } })).toMatchObject(refused("anchor.quote", /2 places/u));
    expect(highlight({ quote: { exact: "The ferry", suffix: " is full" } })).toMatchObject(
      done("claim-highlighted"),
    );
  });

  test("refuses a text that is not the current one", () => {
    const anchor = { revisionId: review.nextId(), ranges: [{ start: 0, end: 3 }] };
    expect(highlight(anchor)).toMatchObject(refused("anchor.revisionId"));
  });

  test("refuses an id that is a claim already, also a withdrawn one", () => {
    const taken = { ok: false, failure: { kind: "id-taken", errors: [{ path: "claimId" }] } };
    expect(highlight({ quote: { exact: "late" } }, claimId)).toMatchObject(taken);
    review.act(reviewer, "withdraw-claim", { claimId, version: 1 });
    expect(highlight({ quote: { exact: "late" } }, claimId)).toMatchObject(taken);
  });

  test("refuses a date that has not come anywhere on earth, and names every fault at once", () => {
    const claim = (claimedOn: string, exact: string) =>
      ask(reviewer, "highlight-claim", { claimId: review.nextId(), claimedOn, anchor: { quote: { exact } } });
    expect(claim("2026-01-05", "late")).toMatchObject(done("claim-highlighted"));
    expect(claim("2026-01-06", "late")).toMatchObject(refused("claimedOn", /future/u));
    expect(claim("2026-01-06", "bus")).toMatchObject({
      failure: { errors: [{ path: "anchor.quote" }, { path: "claimedOn" }] },
    });
  });
});

describe("describing", () => {
  const describeAs = (fields: Partial<CommandFields<"describe-claim">>, version = 1, person = reviewer) =>
    ask(person, "describe-claim", { claimId, version, ...fields });

  test("records only what differs, and nothing when nothing does", () => {
    expect(describeAs({ statement: "Fares rose.", kind: "statistical" })).toEqual({
      ok: true,
      value: [{ type: "claim-described", data: { claimId, kind: "statistical" } }],
    });
    expect(describeAs({ statement: "Fares rose.", kind: "statistical" }, 2)).toEqual(nothing);
    expect(describeAs({ claimant: "  " }, 2)).toEqual(nothing);
  });

  test("is stale only when a field that it names was changed since", () => {
    review.act(colleague, "describe-claim", { claimId, version: 1, statement: "Fares rose by 4 %." });
    expect(describeAs({ claimant: "The port" })).toMatchObject(done("claim-described"));
    expect(describeAs({ statement: "Fares fell." })).toMatchObject({
      ok: false,
      failure: { kind: "stale", current: { claimId, version: 3, statement: "Fares rose by 4 %." } },
    });
    expect(describeAs({ statement: "Fares fell." }, 9)).toMatchObject(refused("version", /at 3/u));
  });
});

describe("versions of a claim", () => {
  test("moving, withdrawing and settling from an old version are stale", () => {
    review.act(colleague, "describe-claim", { claimId, version: 1, kind: "other" });
    const anchor = { quote: { exact: "late" } };
    expect(ask(reviewer, "move-claim", { claimId, version: 1, anchor })).toMatchObject(failed("stale"));
    expect(ask(reviewer, "withdraw-claim", { claimId, version: 1 })).toMatchObject(failed("stale"));
    const settle = { claimId, rating: "true", rationale: "" };
    expect(ask(editor, "settle-claim", { ...settle, version: 1 })).toMatchObject(failed("stale"));
    expect(ask(editor, "settle-claim", { ...settle, version: 2 })).toMatchObject(done("claim-settled"));
  });

  test("verdicts, evidence, comments and the assignee leave the version alone", () => {
    const evidenceId = review.nextId();
    review.act(reviewer, "give-verdict", { claimId, rating: "true", rationale: "" });
    review.act(reviewer, "add-evidence", {
      claimId,
      evidenceId,
      url: "https://example.org",
      stance: "context",
    });
    review.act(reviewer, "comment", { claimId, commentId: review.nextId(), body: "Hm." });
    review.act(editor, "assign-claim", { claimId, userId: colleague.id });
    expect(review.claim(claimId).version).toBe(1);
  });

  test("settling is stale when a verdict, a source or a return came after what was looked at, if that is said", () => {
    const ruling = { claimId, rating: "true", rationale: "", version: 1 };
    const looked = () => ({ ...ruling, basis: basisOf(review.claim(claimId)) });
    const source = { claimId, url: "https://example.org", stance: "context" } as const;
    const happenings = [
      () => review.act(reviewer, "give-verdict", { claimId, rating: "true", rationale: "" }),
      () => review.act(reviewer, "give-verdict", { claimId, rating: "false", rationale: "" }),
      () => review.act(reviewer, "retract-verdict", { claimId, reason: "Too soon." }),
      () => review.act(reviewer, "add-evidence", { ...source, evidenceId: review.nextId() }),
      () => review.act(editor, "return-claim", { claimId, reason: "Which year?", version: 1 }),
    ];
    for (const happen of happenings) {
      const before = looked();
      happen();
      const current = { claimId, basis: looked().basis };
      expect(ask(editor, "settle-claim", before)).toMatchObject({ failure: { kind: "stale", current } });
    }
    review.act(reviewer, "comment", { claimId, commentId: review.nextId(), body: "Hm." });
    expect(ask(editor, "settle-claim", looked())).toMatchObject(done("claim-settled"));
  });

  test("moving to the same words changes nothing", () => {
    const anchor = { quote: { exact: "Fares rose" } };
    expect(ask(reviewer, "move-claim", { claimId, version: 1, anchor })).toEqual(nothing);
  });

  test("only a claim whose words changed can be confirmed", () => {
    expect(ask(reviewer, "confirm-anchor", { claimId, version: 1 })).toMatchObject(refused("claimId"));
    review.revise(TEXT, ({ anchor }, revisionId) => ({
      placement: "changed",
      anchor: { ...anchor, revisionId },
    }));
    expect(ask(reviewer, "confirm-anchor", { claimId, version: 1 })).toMatchObject(failed("stale"));
    expect(ask(reviewer, "confirm-anchor", { claimId, version: 2 })).toMatchObject(done("anchor-confirmed"));
    expect(review.claim(claimId)).toMatchObject({ placement: "kept", version: 3 });
  });
});

describe("closed claims", () => {
  test("a withdrawn claim takes only restoring and comments", () => {
    review.act(reviewer, "withdraw-claim", { claimId, version: 1 });
    const verdict = { claimId, rating: "true", rationale: "" };
    expect(ask(reviewer, "give-verdict", verdict)).toMatchObject(
      refused("claimId", /Restore the claim first/u),
    );
    expect(ask(editor, "assign-claim", { claimId, userId: null })).toMatchObject(
      refused("claimId", /Restore/u),
    );
    expect(ask(reviewer, "withdraw-claim", { claimId, version: 2 })).toMatchObject(refused("claimId"));
    const comment = { claimId, commentId: review.nextId(), body: "Why?" };
    expect(ask(reviewer, "comment", comment)).toMatchObject(done("commented"));
    expect(ask(colleague, "restore-claim", { claimId, version: 2 })).toMatchObject(done("claim-restored"));
    expect(ask(colleague, "restore-claim", { claimId, version: 3 })).toMatchObject(refused("claimId"));
  });

  test("a settled claim takes only reopening, comments and an assignee", () => {
    const ruling = { claimId, rating: "false", rationale: "No." };
    review.act(editor, "settle-claim", { ...ruling, version: 1 });
    const reopen = refused("claimId", /Reopen the claim first/u);
    expect(ask(editor, "settle-claim", { ...ruling, version: 2 })).toMatchObject(reopen);
    expect(ask(reviewer, "give-verdict", { claimId, rating: "true", rationale: "" })).toMatchObject(reopen);
    expect(ask(reviewer, "describe-claim", { claimId, version: 2, kind: "other" })).toMatchObject(reopen);
    expect(ask(editor, "assign-claim", { claimId, userId: reviewer.id })).toMatchObject(
      done("claim-assigned"),
    );
    expect(ask(editor, "reopen-claim", { claimId, reason: "New." })).toMatchObject(done("claim-reopened"));
    expect(ask(editor, "reopen-claim", { claimId, reason: "New." })).toMatchObject(refused("claimId"));
  });
});

describe("verdicts", () => {
  const give = (rating: string, version?: number) =>
    ask(reviewer, "give-verdict", {
      claimId,
      rating,
      rationale: "",
      ...(version === undefined ? {} : { version }),
    });

  test("refuse a rating that the scale does not have", () => {
    expect(give("pants-on-fire")).toMatchObject(refused("rating", /pants-on-fire/u));
  });

  test("count their own versions, also across a retraction", () => {
    expect(give("true")).toMatchObject(done("verdict-given"));
    expect(give("true")).toEqual(nothing);
    expect(give("mixed", 1)).toMatchObject(done("verdict-given"));
    expect(give("false", 1)).toMatchObject(failed("stale"));
    review.act(reviewer, "retract-verdict", { claimId, reason: "Not sure." });
    expect(ask(reviewer, "retract-verdict", { claimId, reason: "Again." })).toMatchObject(refused("claimId"));
    expect(give("false", 2)).toMatchObject(failed("stale"));
    expect(give("false")).toMatchObject(done("verdict-given"));
    expect(review.claim(claimId).verdicts).toMatchObject([{ reviewerId: reviewer.id, version: 3 }]);
  });
});

describe("evidence", () => {
  test("has its own versions, and its id is never used again", () => {
    const evidenceId = review.nextId();
    const source = { claimId, evidenceId, url: "https://example.org/fares", stance: "supports" } as const;
    review.act(reviewer, "add-evidence", source);
    const taken = { ok: false, failure: { kind: "id-taken", errors: [{ path: "evidenceId" }] } };
    expect(ask(reviewer, "add-evidence", source)).toMatchObject(taken);
    const revise = (version: number, note: string) =>
      ask(colleague, "revise-evidence", { claimId, evidenceId, version, note });
    expect(revise(1, "Page 2")).toMatchObject(done("evidence-revised"));
    expect(revise(2, "Page 2")).toEqual(nothing);
    expect(revise(1, "Page 3")).toMatchObject(failed("stale"));
    expect(revise(7, "Page 3")).toMatchObject(refused("version"));
    review.act(reviewer, "remove-evidence", { claimId, evidenceId, version: 2, reason: "A mirror." });
    expect(ask(reviewer, "add-evidence", source)).toMatchObject(taken);
    expect(revise(2, "Page 3")).toMatchObject(failed("not-found"));
  });

  test("refuses a publication date to come", () => {
    const source = {
      claimId,
      evidenceId: review.nextId(),
      url: "https://example.org",
      stance: "context",
    } as const;
    const decision = ask(reviewer, "add-evidence", { ...source, publishedOn: "2030-01-01" });
    expect(decision).toMatchObject(refused("publishedOn"));
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "//example.org",
    "example.org",
  ])("refuses the address %s before it is decided", (url) => {
    const source = { claimId, evidenceId: review.nextId(), url, stance: "context" } as const;
    expect(() => review.command("add-evidence", source)).toThrow();
  });
});
