import { anchorQuote } from "../../domain/anchor";
import { type Claim, DESCRIPTION_FIELDS, type Evidence, type ReviewState } from "../../domain/claim";
import type { ClaimId, RatingId } from "../../domain/ids";
import { inTextOrder } from "./present-review";

/** What differs in a claim from one edition to the next. A rating of null: not settled. */
export type ClaimChange =
  | { readonly kind: "added"; readonly rating: RatingId | null }
  | { readonly kind: "withdrawn" }
  | { readonly kind: "described" }
  | { readonly kind: "ruled"; readonly from: RatingId | null; readonly to: RatingId | null }
  /** The same rating for other reasons. */
  | { readonly kind: "reasoned" }
  | { readonly kind: "evidence"; readonly added: number; readonly removed: number; readonly revised: number };

/** A claim with what changed in it, one change or more. */
export type ChangedClaim = {
  readonly claimId: ClaimId;
  /** Its words in the text. */
  readonly quote: string;
  readonly changes: readonly ClaimChange[];
};

/** What a reader of an earlier edition has to know. `revision` is the new text's number, null for the same text. */
export type ReviewChanges = {
  readonly revision: number | null;
  readonly claims: readonly ChangedClaim[];
};

/**
 * The net change from one moment of a review to a later one, claims in text order. What was changed and changed back
 * is no change; what only the desk sees (verdicts on the way, comments, who was asked) is none either.
 */
export function changesBetween(before: ReviewState, after: ReviewState): ReviewChanges {
  const claims = [...after.claims.values()].sort(inTextOrder).flatMap((claim) => {
    const changes = changesOf(before.claims.get(claim.claimId), claim);
    return changes.length === 0 ? [] : [changedClaim(claim, changes)];
  });
  const isSameText = before.revisionId === after.revisionId;
  return { revision: isSameText ? null : after.revisionNumber, claims };
}

function changedClaim(claim: Claim, changes: readonly ClaimChange[]): ChangedClaim {
  return { claimId: claim.claimId, quote: anchorQuote(claim.anchor), changes };
}

function changesOf(was: Claim | undefined, is: Claim): readonly ClaimChange[] {
  const wasThere = was !== undefined && !was.isWithdrawn;
  if (!wasThere) return is.isWithdrawn ? [] : [{ kind: "added", rating: is.ruling?.rating ?? null }];
  if (is.isWithdrawn) return [{ kind: "withdrawn" }];
  if (was === is) return [];
  return [
    ...descriptionChange(was, is),
    ...rulingChange(was, is),
    ...evidenceChange(was.evidence, is.evidence),
  ];
}

function descriptionChange(was: Claim, is: Claim): readonly ClaimChange[] {
  return DESCRIPTION_FIELDS.some((part) => was[part] !== is[part]) ? [{ kind: "described" }] : [];
}

function rulingChange(was: Claim, is: Claim): readonly ClaimChange[] {
  const [from, to] = [was.ruling?.rating ?? null, is.ruling?.rating ?? null];
  if (from !== to) return [{ kind: "ruled", from, to }];
  return was.ruling?.rationale === is.ruling?.rationale ? [] : [{ kind: "reasoned" }];
}

function evidenceChange(was: readonly Evidence[], is: readonly Evidence[]): readonly ClaimChange[] {
  const earlier = new Map(was.map((each) => [each.evidenceId, each]));
  const later = new Set(is.map((each) => each.evidenceId));
  const added = is.filter((each) => !earlier.has(each.evidenceId)).length;
  const removed = was.filter((each) => !later.has(each.evidenceId)).length;
  const revised = is.filter((each) => isRevised(earlier.get(each.evidenceId), each)).length;
  return added + removed + revised === 0 ? [] : [{ kind: "evidence", added, removed, revised }];
}

function isRevised(was: Evidence | undefined, is: Evidence): boolean {
  return was !== undefined && was.version !== is.version;
}
