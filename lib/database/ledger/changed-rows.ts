import type { Claim, Comment, ReviewState } from "../../domain/claim";
import type { ClaimId } from "../../domain/ids";
import { isSameMode } from "../../domain/review-mode";
import type { UnsealedEntry } from "../../ledger/shapes/ledger-entry";
import {
  CLAIM_COLUMNS,
  COMMENT_COLUMNS,
  EVIDENCE_COLUMNS,
  modeRow,
  partsOf,
  rowOf,
  VERDICT_COLUMNS,
} from "./review-rows";

/** The rows of the tables that a run of entries changed, as `append_to_ledger` takes them. */
export type ChangedRows = {
  readonly claims: readonly object[];
  readonly verdicts: readonly object[];
  readonly verdictsGone: readonly object[];
  readonly evidence: readonly object[];
  readonly evidenceGone: readonly object[];
  readonly comments: readonly object[];
  /** Columns of the article, when the review mode is another. */
  readonly mode?: object;
  /** Columns of the article that say what it is called, where it comes from and whether it is archived, when they change. */
  readonly about?: object;
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
    claims: pairs.filter(isRowChanged).map(({ is }) => rowOf(CLAIM_COLUMNS, is)),
    verdicts: pairs.flatMap(({ was, is }) => changedVerdicts(was, is)),
    verdictsGone: pairs.flatMap(({ was, is }) => goneVerdicts(was, is)),
    evidence: pairs.flatMap(({ was, is }) => changedEvidence(was, is)),
    evidenceGone: pairs.flatMap(({ was, is }) => goneEvidence(was, is)),
    comments: [
      ...pairs.flatMap(({ was, is }) => changedComments(was?.comments ?? [], is.comments)),
      ...changedComments(before.comments, after.comments),
    ],
    ...(isSameMode(before.mode, after.mode) ? {} : { mode: modeRow(after.mode) }),
    ...aboutRow(entries),
  };
}

function aboutRow(entries: readonly UnsealedEntry[]): { readonly about?: object } {
  const columns = entries.flatMap((entry): readonly object[] => {
    if (entry.type === "article-archived") return [{ archived_at: entry.at }];
    if (entry.type === "article-restored") return [{ archived_at: null }];
    if (entry.type !== "article-described") return [];
    const { was: _, sourceUrl, publishedAt, ...same } = entry.data;
    return [
      {
        ...same,
        ...(sourceUrl === undefined ? {} : { source_url: sourceUrl }),
        ...(publishedAt === undefined ? {} : { published_at: publishedAt }),
      },
    ];
  });
  return columns.length === 0 ? {} : { about: Object.assign({}, ...columns) };
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

const CLAIM_PARTS = partsOf(CLAIM_COLUMNS);

function isRowChanged({ was, is }: Pair): boolean {
  return was === undefined || CLAIM_PARTS.some((part) => was[part] !== is[part]);
}

function changedVerdicts(was: Claim | undefined, is: Claim): readonly object[] {
  return changed(was?.verdicts ?? [], is.verdicts).map(([verdict, place]) => ({
    claim_id: is.claimId,
    place,
    ...rowOf(VERDICT_COLUMNS, verdict),
  }));
}

function goneVerdicts(was: Claim | undefined, is: Claim): readonly object[] {
  const kept = new Set(is.verdicts.map((each) => each.reviewerId));
  return (was?.verdicts ?? [])
    .filter((each) => !kept.has(each.reviewerId))
    .map((each) => ({ claim_id: is.claimId, reviewer_id: each.reviewerId }));
}

function changedEvidence(was: Claim | undefined, is: Claim): readonly object[] {
  return changed(was?.evidence ?? [], is.evidence).map(([piece, place]) => ({
    claim_id: is.claimId,
    place,
    ...rowOf(EVIDENCE_COLUMNS, piece),
  }));
}

function goneEvidence(was: Claim | undefined, is: Claim): readonly object[] {
  const kept = new Set(is.evidence.map((each) => each.evidenceId));
  return (was?.evidence ?? [])
    .filter((each) => !kept.has(each.evidenceId))
    .map((each) => ({ id: each.evidenceId }));
}

function changedComments(was: readonly Comment[], is: readonly Comment[]): readonly object[] {
  return changed(was, is).map(([comment, place]) => ({ place, ...rowOf(COMMENT_COLUMNS, comment) }));
}

/** What differs at its place, with that place. */
function changed<T>(was: readonly T[], is: readonly T[]): (readonly [T, number])[] {
  if (was === is) return [];
  return is.flatMap((each, place): (readonly [T, number])[] => (was[place] === each ? [] : [[each, place]]));
}
