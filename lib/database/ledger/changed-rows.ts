import { anchorQuote } from "../../domain/anchor";
import type { Claim, Comment, Evidence, ReviewState, Verdict } from "../../domain/claim";
import type { ClaimId } from "../../domain/ids";
import type { UnsealedEntry } from "../../ledger/shapes/ledger-entry";

/** The rows of the tables that a run of entries changed, as `append_to_ledger` takes them. */
export type ChangedRows = {
  readonly claims: readonly object[];
  readonly verdicts: readonly object[];
  readonly verdictsGone: readonly object[];
  readonly evidence: readonly object[];
  readonly evidenceGone: readonly object[];
  readonly comments: readonly object[];
};

/** Compares the states before and after `entries`, looking only at what they speak of. */
export function changedRows(
  before: ReviewState,
  after: ReviewState,
  entries: readonly UnsealedEntry[],
): ChangedRows {
  const pairs = [...touchedClaims(entries)].map((id) => ({
    was: before.claims.get(id),
    is: claimOf(after, id),
  }));
  return {
    claims: pairs.filter(isRowChanged).map(({ is }) => claimRow(is)),
    verdicts: pairs.flatMap(({ was, is }) => changedVerdicts(was, is)),
    verdictsGone: pairs.flatMap(({ was, is }) => goneVerdicts(was, is)),
    evidence: pairs.flatMap(({ was, is }) => changedEvidence(was, is)),
    evidenceGone: pairs.flatMap(({ was, is }) => goneEvidence(was, is)),
    comments: [
      ...pairs.flatMap(({ was, is }) => changedComments(was?.comments ?? [], is.comments)),
      ...changedComments(before.comments, after.comments),
    ],
  };
}

type Pair = { readonly was: Claim | undefined; readonly is: Claim };

function touchedClaims(entries: readonly UnsealedEntry[]): ReadonlySet<ClaimId> {
  const ids = new Set<ClaimId>();
  for (const { type, data } of entries) {
    if (type === "article-revised") for (const { claimId } of data.placements) ids.add(claimId);
    else if ("claimId" in data && data.claimId !== null) ids.add(data.claimId);
  }
  return ids;
}

function claimOf(state: ReviewState, id: ClaimId): Claim {
  const claim = state.claims.get(id);
  if (claim === undefined) throw new Error(`The state after entry ${state.seq} has no claim ${id}.`);
  return claim;
}

const ROW_PARTS = [
  "version",
  "anchor",
  "placement",
  "isWithdrawn",
  "statement",
  "claimant",
  "claimedOn",
  "kind",
  "assigneeId",
  "partVersions",
  "retractedVersions",
  "removedEvidenceIds",
  "ruling",
  "returned",
] as const satisfies readonly (keyof Claim)[];

function isRowChanged({ was, is }: Pair): boolean {
  return was === undefined || ROW_PARTS.some((part) => was[part] !== is[part]);
}

function claimRow(claim: Claim) {
  return {
    id: claim.claimId,
    highlighted_seq: claim.highlightedSeq,
    version: claim.version,
    part_versions: claim.partVersions,
    anchor: claim.anchor,
    quote: anchorQuote(claim.anchor),
    placement: claim.placement,
    is_withdrawn: claim.isWithdrawn,
    statement: claim.statement,
    claimant: claim.claimant,
    claimed_on: claim.claimedOn,
    kind: claim.kind,
    assignee_id: claim.assigneeId,
    highlighted_by: claim.highlightedBy,
    highlighted_at: claim.highlightedAt,
    retracted_versions: claim.retractedVersions,
    removed_evidence_ids: claim.removedEvidenceIds,
    ruling_rating: claim.ruling?.rating ?? null,
    ruling_rationale: claim.ruling?.rationale ?? null,
    ruling_by: claim.ruling?.by ?? null,
    ruling_at: claim.ruling?.at ?? null,
    returned_reason: claim.returned?.reason ?? null,
    returned_by: claim.returned?.by ?? null,
    returned_at: claim.returned?.at ?? null,
  };
}

function changedVerdicts(was: Claim | undefined, is: Claim): readonly object[] {
  return changed(was?.verdicts ?? [], is.verdicts).map(([verdict, place]: [Verdict, number]) => ({
    claim_id: is.claimId,
    reviewer_id: verdict.reviewerId,
    place,
    rating: verdict.rating,
    rationale: verdict.rationale,
    confidence: verdict.confidence,
    version: verdict.version,
    at: verdict.at,
  }));
}

function goneVerdicts(was: Claim | undefined, is: Claim): readonly object[] {
  const kept = new Set(is.verdicts.map((each) => each.reviewerId));
  return (was?.verdicts ?? [])
    .filter((each) => !kept.has(each.reviewerId))
    .map((each) => ({ claim_id: is.claimId, reviewer_id: each.reviewerId }));
}

function changedEvidence(was: Claim | undefined, is: Claim): readonly object[] {
  return changed(was?.evidence ?? [], is.evidence).map(([piece, place]: [Evidence, number]) => ({
    claim_id: is.claimId,
    id: piece.evidenceId,
    place,
    url: piece.url,
    stance: piece.stance,
    title: piece.title,
    publisher: piece.publisher,
    author: piece.author,
    published_on: piece.publishedOn,
    excerpt: piece.excerpt,
    note: piece.note,
    added_by: piece.addedBy,
    at: piece.at,
    version: piece.version,
  }));
}

function goneEvidence(was: Claim | undefined, is: Claim): readonly object[] {
  const kept = new Set(is.evidence.map((each) => each.evidenceId));
  return (was?.evidence ?? [])
    .filter((each) => !kept.has(each.evidenceId))
    .map((each) => ({ id: each.evidenceId }));
}

function changedComments(was: readonly Comment[], is: readonly Comment[]): readonly object[] {
  return changed(was, is).map(([comment, place]: [Comment, number]) => ({
    id: comment.commentId,
    claim_id: comment.claimId,
    place,
    reply_to: comment.replyTo,
    by: comment.by,
    at: comment.at,
    body: comment.body,
    edited_at: comment.editedAt,
    removed_at: comment.removedAt,
    resolved_by: comment.resolved?.by ?? null,
    resolved_at: comment.resolved?.at ?? null,
  }));
}

/** What differs at its place, with that place. */
function changed<T>(was: readonly T[], is: readonly T[]): [T, number][] {
  if (was === is) return [];
  return is.flatMap((each, place): [T, number][] => (was[place] === each ? [] : [[each, place]]));
}
