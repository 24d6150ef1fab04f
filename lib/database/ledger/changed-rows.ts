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
    claims: pairs.filter(isRowChanged).map(({ is }) => rowOf(CLAIM, is)),
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

/**
 * The columns that each part of a thing is kept in; null for what has rows of its own. A part that is not named does not
 * compile, and what is written is what is compared.
 */
type Columns<Thing> = { readonly [Part in keyof Thing]: ((value: Thing[Part]) => object) | null };

const column = (name: string) => (value: unknown) => ({ [name]: value });

/** Who did something and when, in two columns of that name. */
const deed = (name: string) => (deed: { readonly by: string; readonly at: string } | null) => ({
  [`${name}_by`]: deed?.by ?? null,
  [`${name}_at`]: deed?.at ?? null,
});

function rowOf<Thing extends object>(columns: Columns<Thing>, thing: Thing): object {
  const row = {};
  for (const part of partsOf(columns)) Object.assign(row, columns[part]?.(thing[part]));
  return row;
}

function partsOf<Thing extends object>(columns: Columns<Thing>): readonly (keyof Thing)[] {
  return Object.keys(columns) as (keyof Thing)[];
}

const CLAIM: Columns<Claim> = {
  claimId: column("id"),
  highlightedSeq: column("highlighted_seq"),
  version: column("version"),
  partVersions: column("part_versions"),
  anchor: (anchor) => ({ anchor, quote: anchorQuote(anchor) }),
  placement: column("placement"),
  isWithdrawn: column("is_withdrawn"),
  statement: column("statement"),
  claimant: column("claimant"),
  claimedOn: column("claimed_on"),
  kind: column("kind"),
  assigneeId: column("assignee_id"),
  highlightedBy: column("highlighted_by"),
  highlightedAt: column("highlighted_at"),
  retractedVersions: column("retracted_versions"),
  removedEvidenceIds: column("removed_evidence_ids"),
  ruling: (ruling) => ({
    ruling_rating: ruling?.rating ?? null,
    ruling_rationale: ruling?.rationale ?? null,
    ...deed("ruling")(ruling),
  }),
  returned: (returned) => ({ returned_reason: returned?.reason ?? null, ...deed("returned")(returned) }),
  verdicts: null,
  evidence: null,
  comments: null,
};
const CLAIM_PARTS = partsOf(CLAIM).filter((part) => CLAIM[part] !== null);

function isRowChanged({ was, is }: Pair): boolean {
  return was === undefined || CLAIM_PARTS.some((part) => was[part] !== is[part]);
}

const VERDICT: Columns<Verdict> = {
  reviewerId: column("reviewer_id"),
  rating: column("rating"),
  rationale: column("rationale"),
  confidence: column("confidence"),
  version: column("version"),
  at: column("at"),
};

function changedVerdicts(was: Claim | undefined, is: Claim): readonly object[] {
  return changed(was?.verdicts ?? [], is.verdicts).map(([verdict, place]) => ({
    claim_id: is.claimId,
    place,
    ...rowOf(VERDICT, verdict),
  }));
}

function goneVerdicts(was: Claim | undefined, is: Claim): readonly object[] {
  const kept = new Set(is.verdicts.map((each) => each.reviewerId));
  return (was?.verdicts ?? [])
    .filter((each) => !kept.has(each.reviewerId))
    .map((each) => ({ claim_id: is.claimId, reviewer_id: each.reviewerId }));
}

const EVIDENCE: Columns<Evidence> = {
  evidenceId: column("id"),
  url: column("url"),
  stance: column("stance"),
  title: column("title"),
  publisher: column("publisher"),
  author: column("author"),
  publishedOn: column("published_on"),
  excerpt: column("excerpt"),
  note: column("note"),
  addedBy: column("added_by"),
  at: column("at"),
  version: column("version"),
};

function changedEvidence(was: Claim | undefined, is: Claim): readonly object[] {
  return changed(was?.evidence ?? [], is.evidence).map(([piece, place]) => ({
    claim_id: is.claimId,
    place,
    ...rowOf(EVIDENCE, piece),
  }));
}

function goneEvidence(was: Claim | undefined, is: Claim): readonly object[] {
  const kept = new Set(is.evidence.map((each) => each.evidenceId));
  return (was?.evidence ?? [])
    .filter((each) => !kept.has(each.evidenceId))
    .map((each) => ({ id: each.evidenceId }));
}

const COMMENT: Columns<Comment> = {
  commentId: column("id"),
  claimId: column("claim_id"),
  replyTo: column("reply_to"),
  by: column("by"),
  at: column("at"),
  body: column("body"),
  editedAt: column("edited_at"),
  removedAt: column("removed_at"),
  resolved: deed("resolved"),
};

function changedComments(was: readonly Comment[], is: readonly Comment[]): readonly object[] {
  return changed(was, is).map(([comment, place]) => ({ place, ...rowOf(COMMENT, comment) }));
}

/** What differs at its place, with that place. */
function changed<T>(was: readonly T[], is: readonly T[]): (readonly [T, number])[] {
  if (was === is) return [];
  return is.flatMap((each, place): (readonly [T, number])[] => (was[place] === each ? [] : [[each, place]]));
}
