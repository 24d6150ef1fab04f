import {
  type Claim,
  type ClaimStatus,
  type Comment,
  claimStatus,
  type ReviewState,
} from "../../domain/claim";
import type { Edition } from "../../domain/edition";
import type { ArticleId, RevisionId } from "../../domain/ids";
import type { ReviewMode } from "../../domain/review-mode";
import type { LedgerHead } from "../shapes/ledger-entry";
import { basisOf } from "./basis";

/** A claim as it leaves the house: the claim with its derived status, which says whether it is withdrawn, and its basis. */
export type ReviewClaim = Omit<Claim, "isWithdrawn"> & {
  readonly status: ClaimStatus;
  readonly basis: string;
};

/** The whole review as it leaves the house. `claims` are in text order. Nothing of the state is lost. */
export type Review = {
  readonly articleId: ArticleId;
  readonly seq: number;
  readonly head: LedgerHead;
  readonly revisionId: RevisionId;
  readonly revisionNumber: number;
  readonly mode: ReviewMode;
  readonly claims: readonly ReviewClaim[];
  /** Comments on the article as a whole. */
  readonly comments: readonly Comment[];
  /** What was published, the first edition first. */
  readonly editions: readonly Edition[];
};

/** The wire shape of a review; `head` is the ledger's last entry at that state. `reviewToState` is its inverse. */
export function presentReview(state: ReviewState, head: LedgerHead): Review {
  const { articleId, seq, revisionId, revisionNumber, mode, comments, editions } = state;
  const claims = [...state.claims.values()].sort(inTextOrder).map(presentClaim);
  return { articleId, seq, head, revisionId, revisionNumber, mode, claims, comments, editions };
}

/** The wire shape of one claim. */
export function presentClaim(claim: Claim): ReviewClaim {
  return { ...sharedFields(claim), status: claimStatus(claim), basis: basisOf(claim) };
}

/** The state that a review was presented from. */
export function reviewToState(review: Review): ReviewState {
  const { articleId, seq, revisionId, revisionNumber, mode, comments, editions } = review;
  const ordered = review.claims.toSorted((a, b) => a.highlightedSeq - b.highlightedSeq);
  const claims = new Map(ordered.map((claim) => [claim.claimId, readClaim(claim)] as const));
  return { articleId, seq, revisionId, revisionNumber, mode, claims, comments, editions };
}

/** Orders claims as a reader meets them: by where they start, then where they end, then by id. */
export function inTextOrder(
  a: Pick<Claim, "anchor" | "claimId">,
  b: Pick<Claim, "anchor" | "claimId">,
): number {
  return startOf(a) - startOf(b) || endOf(a) - endOf(b) || (a.claimId < b.claimId ? -1 : 1);
}

/** The claim that was presented. */
export function readClaim(claim: ReviewClaim): Claim {
  return { ...sharedFields(claim), isWithdrawn: claim.status === "withdrawn" };
}

/** Field by field: leaving one out by rest is several times slower at 10,000 claims. */
function sharedFields(claim: Omit<Claim, "isWithdrawn">): Omit<Claim, "isWithdrawn"> {
  return {
    claimId: claim.claimId,
    version: claim.version,
    anchor: claim.anchor,
    placement: claim.placement,
    statement: claim.statement,
    claimant: claim.claimant,
    claimedOn: claim.claimedOn,
    kind: claim.kind,
    assigneeId: claim.assigneeId,
    highlightedBy: claim.highlightedBy,
    highlightedAt: claim.highlightedAt,
    highlightedSeq: claim.highlightedSeq,
    verdicts: claim.verdicts,
    ruling: claim.ruling,
    returned: claim.returned,
    evidence: claim.evidence,
    comments: claim.comments,
    suggestions: claim.suggestions,
    partVersions: claim.partVersions,
    retractedVersions: claim.retractedVersions,
    removedEvidenceIds: claim.removedEvidenceIds,
  };
}

function startOf({ anchor }: Pick<Claim, "anchor">): number {
  return anchor.ranges[0]?.start ?? 0;
}

function endOf({ anchor }: Pick<Claim, "anchor">): number {
  return anchor.ranges.at(-1)?.end ?? 0;
}
