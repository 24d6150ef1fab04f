import { describe, expect, test } from "vitest";
import type { RevisionId } from "../../domain/ids";
import type { PersonHere } from "../../domain/presence";
import { type Person, ReviewBuilder } from "../testing/review-builder";
import { presenceView } from "./presence-view";

/** A review in which both reviewers write verdicts on the same claim. */
function reviewed() {
  const review = new ReviewBuilder("Fares rose. The ferry is late.");
  const claimId = review.highlight(review.people.editor, "Fares rose");
  const here = ({ id, name }: Person): PersonHere => ({
    ...{ userId: id, name, isAway: false, revisionId: review.revision.id as RevisionId },
    ...{ window: { start: 0, end: 5 }, selection: { start: 0, end: 5 } },
    ...{ openClaimId: claimId, writing: { kind: "verdict", claimId } },
  });
  const { editor, reviewer1, reviewer2 } = review.people;
  const people = [editor, reviewer1, reviewer2].map(here);
  const seenBy = (person: Person) =>
    presenceView(people, review.state, { actor: person.id, role: person.role });
  return { ...{ review, claimId, people, seenBy }, ...review.people };
}

describe("who is here", () => {
  test("is shown to everyone as it is in an open review", () => {
    const { people, seenBy, reviewer1, editor } = reviewed();
    expect([seenBy(reviewer1), seenBy(editor)]).toEqual([people, people]);
  });

  test("does not tell who works on a claim that is withheld from the reader, until they judged it", () => {
    const { review, claimId, people, seenBy, editor, reviewer1, reviewer2 } = reviewed();
    review.act(editor, "set-review-mode", { mode: "independent" });
    const [, own, other] = seenBy(reviewer1);
    expect(own).toEqual(people[1]);
    expect(other).toEqual({ ...people[2], openClaimId: null, writing: null });
    expect(seenBy(editor)).toEqual(people);
    review.act(reviewer1, "give-verdict", { claimId, rating: "true", rationale: "So it is." });
    expect(seenBy(reviewer1)).toEqual(people);
    expect(seenBy(reviewer2)[1]).toMatchObject({ openClaimId: null, writing: null });
  });

  test("tells those who settle only how many are here, where names are hidden from them", () => {
    const { review, people, seenBy, editor, reviewer1, reviewer2 } = reviewed();
    review.act(editor, "set-review-mode", { mode: "independent", hidesNames: true });
    const seen = seenBy(editor);
    expect(seen[0]).toEqual(people[0]);
    expect(seen.map(({ name }) => name)).toEqual(["Editor", "A reviewer", "A reviewer"]);
    expect(new Set(seen.map(({ userId }) => userId)).size).toBe(3);
    for (const hidden of [reviewer1.id, reviewer2.id]) expect(JSON.stringify(seen)).not.toContain(hidden);
    expect(seen[1]).toMatchObject({ window: null, selection: null, openClaimId: null, writing: null });
    expect(seenBy(reviewer1)[2]).toMatchObject({ name: "Reviewer 2", writing: null });
  });
});
