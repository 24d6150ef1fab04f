import type { Claim, ClaimPart, Comment, ReviewState } from "../../domain/claim";
import type { Edition } from "../../domain/edition";
import type { ArticleId, ClaimId, RevisionId } from "../../domain/ids";
import type { ReviewMode } from "../../domain/review-mode";

/** A state that is still being folded: the same fields, its own Map shell. Claims in it are never written to. */
export type GrowingReview = {
  readonly articleId: ArticleId;
  seq: number;
  revisionId: RevisionId;
  revisionNumber: number;
  mode: ReviewMode;
  readonly claims: Map<ClaimId, Claim>;
  comments: readonly Comment[];
  editions: readonly Edition[];
};

/** A review that grows from a state and leaves it as it is. */
export function thaw(state: ReviewState): GrowingReview {
  return { ...state, claims: new Map(state.claims) };
}

/** The claim that an entry speaks of. Throws when it is not there. */
export function claimOf(growing: GrowingReview, claimId: ClaimId): Claim {
  const claim = growing.claims.get(claimId);
  if (claim === undefined)
    throw new Error(`Entry ${growing.seq} speaks of claim ${claimId}, which is not there.`);
  return claim;
}

/** Puts a claim in the place of what it was, or last when it is new. */
export function put(growing: GrowingReview, claim: Claim): void {
  growing.claims.set(claim.claimId, claim);
}

/** `fold` of an event that changes one claim, by what becomes of the claim. */
export function onClaim<Entry extends { readonly data: { readonly claimId: ClaimId } }>(
  change: (claim: Claim, entry: Entry) => Claim,
) {
  return (growing: GrowingReview, entry: Entry): void =>
    put(growing, change(claimOf(growing, entry.data.claimId), entry));
}

/** A claim's next version, which is that of the parts that change with it. */
export function bumped(claim: Claim, parts: readonly ClaimPart[]): Pick<Claim, "version" | "partVersions"> {
  const version = claim.version + 1;
  const changed = Object.fromEntries(parts.map((part) => [part, version]));
  return { version, partVersions: { ...claim.partVersions, ...changed } };
}
