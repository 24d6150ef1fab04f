import { anchorQuote } from "@/lib/domain/anchor";
import type { Claim } from "@/lib/domain/claim";
import { inTextOrder } from "@/lib/ledger/review/present-review";

/** Claims as a reader meets them. */
export function sortByText(claims: Iterable<Claim>): readonly Claim[] {
  return [...claims].toSorted(inTextOrder);
}

/** Where a claim's first range starts, a UTF-16 offset. */
export const startOf = (claim: Claim): number => claim.anchor.ranges[0]?.start ?? 0;

/** Where a claim's last range ends, a UTF-16 offset. */
export const endOf = (claim: Claim): number => claim.anchor.ranges.at(-1)?.end ?? 0;

/** The words a claim was made on, its ranges joined with an ellipsis. */
export const quoteOf = (claim: Claim): string => anchorQuote(claim.anchor);

/** A claim in plain words, else in those it was made on. */
export const claimWords = (claim: Claim): string => claim.statement ?? quoteOf(claim);
