import { describe, expect, it } from "vitest";
import type { ActorId, ClaimId, RevisionId } from "@/lib/domain/ids";
import type { PersonHere } from "@/lib/domain/presence";
import { describePresence, describeWriters } from "./describe-presence";

const THIRD = "third" as ClaimId;
const UNLISTED = "unlisted" as ClaimId;
const placeOf = (claimId: ClaimId): number | null => (claimId === THIRD ? 3 : null);

const person = (part: Partial<PersonHere> = {}): PersonHere => ({
  userId: "anna" as ActorId,
  name: "Anna",
  isAway: false,
  revisionId: "revision" as RevisionId,
  window: null,
  selection: null,
  openClaimId: null,
  writing: null,
  ...part,
});

describe("what somebody does here", () => {
  it.each<[string, Partial<PersonHere>]>([
    ["reading", {}],
    ["selecting words", { selection: { start: 0, end: 4 } }],
    ["has claim 3 open", { openClaimId: THIRD, selection: { start: 0, end: 4 } }],
    ["has a claim open", { openClaimId: UNLISTED }],
    ["writing a verdict on claim 3", { openClaimId: THIRD, writing: { kind: "verdict", claimId: THIRD } }],
    ["writing a comment on claim 3", { writing: { kind: "comment", claimId: THIRD } }],
    ["writing a comment on the article", { writing: { kind: "comment", claimId: null } }],
    ["away", { isAway: true, writing: { kind: "verdict", claimId: THIRD } }],
  ])("is said as %s", (words, part) => {
    expect(describePresence(person(part), placeOf)).toBe(words);
  });

  it("says who writes a verdict on a claim, and nobody who writes elsewhere or a comment", () => {
    const anna = person({ writing: { kind: "verdict", claimId: THIRD } });
    const bert = person({ name: "Bert", writing: { kind: "comment", claimId: THIRD } });
    expect(describeWriters([anna, bert], THIRD)).toBe("Anna is writing a verdict");
    expect(describeWriters([anna, anna], THIRD)).toBe("2 people are writing a verdict");
    expect(describeWriters([anna, bert], UNLISTED)).toBeNull();
  });

  it("tells who writes a comment apart from who writes a verdict, on a claim and on the article", () => {
    const onClaim = person({ writing: { kind: "comment", claimId: THIRD } });
    const onArticle = person({ name: "Bert", writing: { kind: "comment", claimId: null } });
    expect(describeWriters([onClaim, onArticle], THIRD, "comment")).toBe("Anna is writing a comment");
    expect(describeWriters([onClaim, onArticle], null, "comment")).toBe("Bert is writing a comment");
    expect(describeWriters([onClaim, onArticle], THIRD)).toBeNull();
    expect(describeWriters([{ ...onArticle, isAway: true }], null, "comment")).toBeNull();
  });
});
