import { type Claim, type ClaimStatus, claimStatus } from "@/lib/domain/claim";

/** What a person wants to see among the claims. Null and "" mean: all of them. */
export type ClaimFilter = {
  readonly status: ClaimStatus | null;
  readonly rating: string | null;
  readonly personId: string | null;
  readonly words: string;
};

/** Everything but what was withdrawn. */
export const NO_FILTER: ClaimFilter = { status: null, rating: null, personId: null, words: "" };

/** True when the filter leaves nothing out that would be there without it. */
export function isNoFilter(filter: ClaimFilter): boolean {
  return (
    filter.status === null && filter.rating === null && filter.personId === null && filter.words.trim() === ""
  );
}

/** Withdrawn claims are only shown when asked for by status. */
export function passesFilter(claim: Claim, filter: ClaimFilter): boolean {
  const status = claimStatus(claim);
  if (filter.status === null ? status === "withdrawn" : status !== filter.status) return false;
  return hasRating(claim, filter.rating) && involves(claim, filter.personId) && mentions(claim, filter.words);
}

/** A settled claim has its ruling's rating, any other those of its verdicts. */
function hasRating(claim: Claim, rating: string | null): boolean {
  if (rating === null) return true;
  if (claim.ruling !== null) return claim.ruling.rating === rating;
  return claim.verdicts.some((verdict) => verdict.rating === rating);
}

function involves(claim: Claim, personId: string | null): boolean {
  if (personId === null) return true;
  return (
    claim.assigneeId === personId ||
    claim.highlightedBy === personId ||
    claim.ruling?.by === personId ||
    claim.verdicts.some((verdict) => verdict.reviewerId === personId)
  );
}

function mentions(claim: Claim, words: string): boolean {
  const said = [claim.statement, claim.claimant, ...claim.anchor.ranges.map((range) => range.exact)]
    .join(" ")
    .toLocaleLowerCase();
  return words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}
