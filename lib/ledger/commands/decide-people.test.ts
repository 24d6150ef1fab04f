import { beforeEach, describe, expect, test } from "vitest";
import type { ActorId, ClaimId } from "../../domain/ids";
import { done, failed, nothing, refused } from "../testing/decision.expected";
import { type FareReview, fareReview } from "../testing/fare-review";
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

describe("comments", () => {
  test("are edited by their author, removed by their author or an editor", () => {
    const commentId = review.nextId();
    review.act(reviewer, "comment", { claimId, commentId, body: "One" });
    const edit = { claimId, commentId, body: "Two" };
    expect(ask(editor, "edit-comment", edit)).toMatchObject(failed("forbidden"));
    expect(ask(reviewer, "edit-comment", edit)).toMatchObject(done("comment-edited"));
    expect(ask(colleague, "remove-comment", { claimId, commentId })).toMatchObject(failed("forbidden"));
    expect(ask(editor, "remove-comment", { claimId, commentId })).toMatchObject(done("comment-removed"));
    expect(ask(reviewer, "edit-comment", edit)).toMatchObject(refused("commentId"));
    expect(review.claim(claimId).comments).toMatchObject([{ body: "", removedAt: expect.any(String) }]);
  });

  test("a reply to a reply joins the thread, and any comment of it resolves it", () => {
    const [first, second, third] = [review.nextId(), review.nextId(), review.nextId()];
    review.act(reviewer, "comment", { commentId: first, body: "One" });
    review.act(colleague, "comment", { commentId: second, body: "Two", replyTo: first });
    review.act(reviewer, "comment", { commentId: third, body: "Three", replyTo: second });
    expect(review.state.comments.map((each) => each.replyTo)).toEqual([null, first, first]);
    review.act(colleague, "resolve-thread", { commentId: third });
    expect(review.state.comments[0]?.resolved?.by).toBe(colleague.id);
    expect(ask(reviewer, "resolve-thread", { commentId: first })).toMatchObject(refused("commentId"));
    const elsewhere = { claimId, commentId: review.nextId(), body: "Four", replyTo: first };
    expect(ask(reviewer, "comment", elsewhere)).toMatchObject(refused("replyTo"));
  });
});

describe("a claim that an editor returns", () => {
  test("says why until somebody judges it or adds evidence; its version and status stay", () => {
    const give = (rating: string) => review.act(reviewer, "give-verdict", { claimId, rating, rationale: "" });
    const back = { claimId, reason: "Which year?", version: review.claim(claimId).version };
    give("true");
    const before = review.claim(claimId);
    expect(ask(editor, "return-claim", back)).toMatchObject(done("claim-returned"));
    expect(review.claim(claimId)).toMatchObject({
      version: before.version,
      returned: { reason: "Which year?", by: editor.id },
    });
    give("mixed");
    expect(review.claim(claimId).returned).toBeNull();
    review.act(editor, "return-claim", back);
    const url = "https://example.org/table";
    review.act(colleague, "add-evidence", { claimId, evidenceId: review.nextId(), url, stance: "context" });
    expect(review.claim(claimId).returned).toBeNull();
  });

  test("is settled all the same when an editor decides so; a settled one is not returned, nor by a reviewer", () => {
    const back = { claimId, reason: "Which year?", version: review.claim(claimId).version };
    expect(ask(reviewer, "return-claim", back)).toMatchObject(failed("forbidden"));
    review.act(editor, "return-claim", back);
    review.act(editor, "settle-claim", { claimId, rating: "true", rationale: "", version: back.version });
    expect(review.claim(claimId).returned).toBeNull();
    expect(ask(editor, "return-claim", back)).toMatchObject(failed("stale"));
    const now = { ...back, version: review.claim(claimId).version };
    expect(ask(editor, "return-claim", now)).toMatchObject(refused("claimId"));
  });
});

describe("a desk that wants a second reader", () => {
  test("settles a claim only once two people judged it", () => {
    review.settings = { ...review.settings, requiresSecondReader: true };
    const ruling = { claimId, rating: "true", rationale: "", version: review.claim(claimId).version };
    const give = (person: Person) =>
      review.act(person, "give-verdict", { claimId, rating: "true", rationale: "" });
    expect(ask(editor, "settle-claim", ruling)).toMatchObject(refused("claimId"));
    give(reviewer);
    give(reviewer);
    expect(ask(editor, "settle-claim", ruling)).toMatchObject(refused("claimId"));
    give(colleague);
    expect(ask(editor, "settle-claim", ruling)).toMatchObject(done("claim-settled"));
  });
});

describe("who may", () => {
  test("a viewer changes nothing, a reviewer does not settle", () => {
    const { viewer } = review.people;
    const verdict = { claimId, rating: "true", rationale: "" };
    expect(ask(viewer, "give-verdict", verdict)).toEqual({
      ok: false,
      failure: { kind: "forbidden", detail: "This needs the role reviewer; yours is viewer." },
    });
    expect(ask(reviewer, "settle-claim", { ...verdict, version: 1 })).toMatchObject(failed("forbidden"));
  });

  test("a claim is assigned to members only", () => {
    const stranger = review.nextId() as ActorId;
    expect(ask(editor, "assign-claim", { claimId, userId: stranger })).toMatchObject(refused("userId"));
    expect(ask(editor, "assign-claim", { claimId, userId: colleague.id })).toMatchObject(
      done("claim-assigned"),
    );
    expect(ask(editor, "assign-claim", { claimId, userId: colleague.id })).toEqual(nothing);
  });

  test("a claim that is not here is not found, whatever is asked of it", () => {
    const decision = ask(reviewer, "withdraw-claim", { claimId: review.nextId(), version: 1 });
    expect(decision).toEqual({ ok: false, failure: { kind: "not-found" } });
  });
});

describe("an independent review", () => {
  const independent = (fields: Partial<CommandFields<"set-review-mode">> = {}) =>
    ask(editor, "set-review-mode", { mode: "independent", requiredVerdicts: 2, ...fields });

  test("is set by editors, and setting it again changes nothing", () => {
    expect(ask(reviewer, "set-review-mode", { mode: "independent" })).toMatchObject(failed("forbidden"));
    expect(independent()).toMatchObject(done("review-mode-set"));
    expect(independent()).toEqual(nothing);
    expect(independent({ hidesNames: true })).toMatchObject(done("review-mode-set"));
    expect(ask(editor, "set-review-mode", { mode: "open" })).toMatchObject(done("review-mode-set"));
    expect(ask(editor, "set-review-mode", { mode: "open", requiredVerdicts: 5 })).toEqual(nothing);
  });

  test("settles a claim only with the verdicts that it requires, saying how many there are", () => {
    independent();
    const settle = () => ask(editor, "settle-claim", { claimId, rating: "true", rationale: "", version: 1 });
    review.act(reviewer, "give-verdict", { claimId, rating: "true", rationale: "" });
    expect(settle()).toMatchObject(refused("claimId", /needs 2 verdicts .* has 1/u));
    review.act(colleague, "give-verdict", { claimId, rating: "true", rationale: "" });
    expect(settle()).toMatchObject(done("claim-settled"));
  });

  test("leaves evidence to who added it, because its stance is a judgement", () => {
    const evidenceId = review.nextId();
    const source = { claimId, evidenceId, url: "https://port.example/", stance: "supports" as const };
    review.act(colleague, "add-evidence", source);
    independent();
    const revise = (person: Person) =>
      ask(person, "revise-evidence", { claimId, evidenceId, stance: "refutes", version: 1 });
    expect(revise(reviewer)).toMatchObject(refused("evidenceId", /only who added/u));
    expect(revise(colleague)).toMatchObject(done("evidence-revised"));
  });
});
