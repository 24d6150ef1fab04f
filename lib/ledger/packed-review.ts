import type { AnchorRange } from "../domain/anchor";
import type { Claim, ReviewState } from "../domain/claim";
import type { ClaimId } from "../domain/ids";
import { quoteRange } from "../text/quote-range";
import { type JsonValue, readShapedJson, writeShapedJson } from "./shaped-json";

/** A review state as one short text, for the way from the server to the screen. Read it by `unpackReview`. */
export type PackedReview = string & { readonly __brand: "PackedReview" };

/**
 * Packs a state to send it beside `text`, the canonical text of its revision: quotes that can be cut from the text
 * are not sent again, and what repeats is sent once. Nothing is lost.
 */
export function packReview({ claims, ...about }: ReviewState, text: string): PackedReview {
  const packed = [...claims.values()].map((claim) => ({
    ...claim,
    anchor: {
      ...claim.anchor,
      ranges: claim.anchor.ranges.map((range) => (isCutFrom(text, range) ? [range.start, range.end] : range)),
    },
  }));
  return writeShapedJson({ ...about, claims: packed } as JsonValue) as PackedReview;
}

/** The state that `packReview` was given, with the same text. */
export function unpackReview(review: PackedReview, text: string): ReviewState {
  const { claims, ...about } = readShapedJson(review) as PackedState;
  const read = claims.map(({ anchor, ...claim }): [ClaimId, Claim] => [
    claim.claimId,
    { ...claim, anchor: { ...anchor, ranges: anchor.ranges.map((range) => readRange(text, range)) } },
  ]);
  return { ...about, claims: new Map(read) };
}

type PackedRange = readonly [start: number, end: number] | AnchorRange;
type PackedClaim = Omit<Claim, "anchor"> & {
  readonly anchor: Omit<Claim["anchor"], "ranges"> & { readonly ranges: readonly PackedRange[] };
};
type PackedState = Omit<ReviewState, "claims"> & { readonly claims: readonly PackedClaim[] };

function isCutFrom(text: string, { start, end, exact, prefix, suffix }: AnchorRange): boolean {
  const cut = quoteRange(text, start, end);
  return cut.exact === exact && cut.prefix === prefix && cut.suffix === suffix;
}

function readRange(text: string, range: PackedRange): AnchorRange {
  return "exact" in range ? range : quoteRange(text, range[0], range[1]);
}
