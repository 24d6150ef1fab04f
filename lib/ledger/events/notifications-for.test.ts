import { beforeEach, describe, expect, it } from "vitest";
import type { ClaimId, CommentId } from "../../domain/ids";
import { writeMention } from "../../text/mentions";
import { type Person, ReviewBuilder } from "../testing/review-builder";
import { replay } from "./evolve";
import { notificationsFor } from "./notifications-for";

let review: ReviewBuilder;
let claimId: ClaimId;
beforeEach(() => {
  review = new ReviewBuilder("The bridge carries 900 lorries a day.");
  claimId = review.highlight(review.people.reviewer1, "900 lorries");
});

/** Who is told of the last entry and why, by name. */
function told(): readonly string[] {
  const last = review.entries.at(-1);
  if (last === undefined) throw new Error("Nothing happened.");
  const names = new Map<string, string>(
    Object.entries(review.people).map(([seat, person]) => [person.id, seat]),
  );
  return notificationsFor(last, replay(review.entries.slice(0, -1))).map(
    ({ userId, kind }) => `${names.get(userId)} ${kind}`,
  );
}

function comment(by: Person, body: string, replyTo?: string): CommentId {
  const commentId = review.nextId() as CommentId;
  review.act(by, "comment", { claimId, commentId, body, ...(replyTo === undefined ? {} : { replyTo }) });
  return commentId;
}

describe("notificationsFor", () => {
  it("tells whoever is given a claim, not whoever takes one", () => {
    const { editor, reviewer1 } = review.people;
    review.act(editor, "assign-claim", { claimId, userId: reviewer1.id });
    expect(told()).toEqual(["reviewer1 assigned"]);
    review.act(editor, "assign-claim", { claimId, userId: null });
    expect(told()).toEqual([]);
    review.act(editor, "assign-claim", { claimId, userId: editor.id });
    expect(told()).toEqual([]);
  });

  it("tells those who are mentioned, and on a change those who were not before", () => {
    const { reviewer1, reviewer2, editor } = review.people;
    const commentId = comment(reviewer1, `${writeMention(reviewer2.id)} and ${writeMention(reviewer1.id)}`);
    expect(told()).toEqual(["reviewer2 mentioned"]);
    const body = `${writeMention(reviewer2.id)} and ${writeMention(editor.id)}`;
    review.act(reviewer1, "edit-comment", { claimId, commentId, body });
    expect(told()).toEqual(["editor mentioned"]);
  });

  it("tells everyone in a thread of an answer, once, and those mentioned in it that they are", () => {
    const { reviewer1, reviewer2, editor, viewer } = review.people;
    const first = comment(reviewer1, "Which day was that?");
    comment(reviewer2, "A Tuesday.", first);
    expect(told()).toEqual(["reviewer1 replied"]);
    comment(editor, `Ask ${writeMention(reviewer2.id)} or ${writeMention(viewer.id)}.`, first);
    expect(told()).toEqual(["reviewer2 mentioned", "viewer mentioned", "reviewer1 replied"]);
    comment(editor, "Something else.");
    expect(told()).toEqual([]);
  });

  it("tells those whose verdict differs, each time the rating does", () => {
    const { reviewer1, reviewer2, editor } = review.people;
    const give = (by: Person, rating: string, version?: number) =>
      review.act(by, "give-verdict", {
        claimId,
        rating,
        rationale: `${rating} ${review.entries.length}`,
        version,
      });
    give(reviewer1, "true");
    give(editor, "true");
    expect(told()).toEqual([]);
    give(reviewer2, "false");
    expect(told()).toEqual(["reviewer1 disputed", "editor disputed"]);
    give(reviewer2, "false", 1);
    expect(told()).toEqual([]);
    give(reviewer2, "true", 2);
    expect(told()).toEqual([]);
  });

  it("tells those who judged, and the assignee, of evidence, a ruling and its end", () => {
    const { reviewer1, reviewer2, editor, owner } = review.people;
    review.act(reviewer1, "give-verdict", { claimId, rating: "true", rationale: "" });
    review.act(editor, "assign-claim", { claimId, userId: owner.id });
    const evidence = {
      evidenceId: review.nextId(),
      url: "https://roads.example/",
      stance: "refutes",
    } as const;
    review.act(reviewer2, "add-evidence", { claimId, ...evidence });
    expect(told()).toEqual(["reviewer1 evidence", "owner evidence"]);
    review.act(editor, "settle-claim", { claimId, rating: "false", rationale: "So.", version: 1 });
    expect(told()).toEqual(["reviewer1 settled", "owner settled"]);
    review.act(owner, "reopen-claim", { claimId, reason: "A new count." });
    expect(told()).toEqual(["reviewer1 reopened"]);
    review.act(editor, "return-claim", { claimId, reason: "Which count?", version: 3 });
    expect(told()).toEqual(["reviewer1 returned", "owner returned"]);
  });
});
