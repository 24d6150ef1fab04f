import { expect, test } from "vitest";
import type { ActorId, ArticleId, ClaimId, EvidenceId, RatingId, RevisionId } from "../../domain/ids";
import { GENESIS_HASH } from "../chain/hash-chain";
import { replay } from "../events/evolve";
import type { ReviewEvent } from "../shapes/event";
import type { UnsealedEntry } from "../shapes/ledger-entry";
import { idSequence } from "../testing/review-builder";
import { packReview, unpackReview } from "./packed-review";
import { presentReview, reviewToState } from "./present-review";

const CLAIMS = 10_000;

test("10,000 claims in 30,000 entries come out of every form of the review as they went in", {
  timeout: 30_000,
}, () => {
  const state = replay(largeLedger());
  expect(state.claims.size).toBe(CLAIMS);
  const review = presentReview(state, { seq: state.seq, hash: GENESIS_HASH });
  expect(reviewToState(review)).toEqual(state);
  expect(unpackReview(packReview(state, ""), "")).toEqual(state);
});

function largeLedger(): readonly UnsealedEntry[] {
  const nextId = idSequence(7);
  const [articleId, actor, revisionId] = [nextId() as ArticleId, nextId() as ActorId, nextId() as RevisionId];
  const claims = Array.from({ length: CLAIMS }, () => nextId() as ClaimId);
  const events: readonly ReviewEvent[] = [
    articleAdded(revisionId),
    ...claims.map((claimId, at) => highlighted(claimId, revisionId, (at * 7_919) % 500_000)),
    ...claims.map((claimId): ReviewEvent => {
      const data = { claimId, rating: "true" as RatingId, rationale: "", confidence: null };
      return { type: "verdict-given", data };
    }),
    ...claims.slice(1).map((claimId) => evidenceAdded(claimId, nextId() as EvidenceId)),
  ];
  return events.map((event, at) => ({
    ...event,
    articleId,
    seq: at + 1,
    at: "2026-01-05T09:00:00.000Z",
    actor,
  }));
}

function articleAdded(id: RevisionId): ReviewEvent {
  const revision = { id, number: 1, sha256: "", length: 600_000 };
  const unsaid = { byline: null, publisher: null, sourceUrl: null, publishedAt: null, language: null };
  return { type: "article-added", data: { revision, title: "Large", ...unsaid, direction: "ltr" } };
}

function highlighted(claimId: ClaimId, revisionId: RevisionId, start: number): ReviewEvent {
  const range = { start, end: start + 40, exact: "x".repeat(40), prefix: "", suffix: "" };
  const unsaid = { statement: null, claimant: null, claimedOn: null, kind: null };
  return { type: "claim-highlighted", data: { claimId, anchor: { revisionId, ranges: [range] }, ...unsaid } };
}

function evidenceAdded(claimId: ClaimId, evidenceId: EvidenceId): ReviewEvent {
  const unsaid = { title: null, publisher: null, author: null, publishedOn: null, excerpt: null, note: null };
  const source = { url: "https://example.org", stance: "context" as const, ...unsaid };
  return { type: "evidence-added", data: { claimId, evidenceId, ...source } };
}
