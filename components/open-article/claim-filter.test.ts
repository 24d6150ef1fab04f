import { describe, expect, it } from "vitest";
import type { Claim } from "@/lib/domain/claim";
import type { ActorId, ClaimId, RatingId, RevisionId } from "@/lib/domain/ids";
import { isNoFilter, NO_FILTER, passesFilter } from "./claim-filter";

const at = "2026-05-14T10:00:00.000Z";
const reviewer = "r1" as ActorId;
const mixed = "mixed" as RatingId;

const claim: Claim = {
  claimId: "c1" as ClaimId,
  version: 1,
  partVersions: { anchor: 1, statement: 1, claimant: 1, claimedOn: 1, kind: 1, standing: 1, ruling: 1 },
  anchor: {
    revisionId: "rev" as RevisionId,
    ranges: [{ start: 0, end: 4, exact: "Half the fare", prefix: "", suffix: "" }],
  },
  placement: "kept",
  statement: "A crossing costs half.",
  claimant: "The mayor",
  claimedOn: null,
  kind: null,
  isWithdrawn: false,
  assigneeId: null,
  highlightedBy: "e1" as ActorId,
  highlightedAt: at,
  highlightedSeq: 2,
  verdicts: [{ reviewerId: reviewer, rating: mixed, rationale: "", confidence: null, version: 1, at }],
  retractedVersions: {},
  ruling: null,
  returned: null,
  evidence: [],
  removedEvidenceIds: [],
  comments: [],
  suggestions: [],
};

describe("passesFilter", () => {
  it("shows everything but withdrawn claims when nothing is asked for", () => {
    expect(isNoFilter(NO_FILTER)).toBe(true);
    expect(passesFilter(claim, NO_FILTER)).toBe(true);
    expect(passesFilter({ ...claim, isWithdrawn: true }, NO_FILTER)).toBe(false);
    expect(passesFilter({ ...claim, isWithdrawn: true }, { ...NO_FILTER, status: "withdrawn" })).toBe(true);
  });

  it("goes by the ruling once there is one", () => {
    const settled = { ...claim, ruling: { rating: "false" as RatingId, rationale: "", by: reviewer, at } };
    expect(passesFilter(claim, { ...NO_FILTER, rating: "mixed" })).toBe(true);
    expect(passesFilter(settled, { ...NO_FILTER, rating: "mixed" })).toBe(false);
    expect(passesFilter(settled, { ...NO_FILTER, rating: "false" })).toBe(true);
  });

  it("finds the claims a person marked, judged, settled or was given", () => {
    expect(passesFilter(claim, { ...NO_FILTER, personId: reviewer })).toBe(true);
    expect(passesFilter(claim, { ...NO_FILTER, personId: "somebody" })).toBe(false);
  });

  it("needs every word, in the statement, the claimant or the quote, in any case", () => {
    expect(passesFilter(claim, { ...NO_FILTER, words: "MAYOR fare" })).toBe(true);
    expect(passesFilter(claim, { ...NO_FILTER, words: "mayor tram" })).toBe(false);
  });
});
