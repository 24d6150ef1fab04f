import type { AnchorRange } from "../../domain/anchor";
import type { Claim, ReviewState } from "../../domain/claim";
import type { ClaimId } from "../../domain/ids";
import { quoteRange } from "../../text/quote-range";
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
    statement: isQuoted(claim) ? AS_QUOTED : claim.statement,
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
  const read = claims.map((claim): [ClaimId, Claim] => [claim.claimId, readClaim(text, claim)]);
  return { ...about, claims: new Map(read) };
}

function readClaim(text: string, claim: PackedClaim): Claim {
  const ranges = claim.anchor.ranges.map((range) => readRange(text, range));
  const statement = claim.statement === AS_QUOTED ? (ranges[0]?.exact ?? null) : claim.statement;
  return { ...claim, statement, anchor: { ...claim.anchor, ranges } };
}

/** Stands for a statement that is the claim's own words, as most are at first. */
const AS_QUOTED = true;

type PackedRange = readonly [start: number, end: number] | AnchorRange;
type PackedClaim = Omit<Claim, "anchor" | "statement"> & {
  readonly statement: Claim["statement"] | typeof AS_QUOTED;
  readonly anchor: Omit<Claim["anchor"], "ranges"> & { readonly ranges: readonly PackedRange[] };
};
type PackedState = Omit<ReviewState, "claims"> & { readonly claims: readonly PackedClaim[] };

function isQuoted({ statement, anchor }: Claim): boolean {
  return statement !== null && statement === anchor.ranges[0]?.exact;
}

function isCutFrom(text: string, { start, end, exact, prefix, suffix }: AnchorRange): boolean {
  const cut = quoteRange(text, start, end);
  return cut.exact === exact && cut.prefix === prefix && cut.suffix === suffix;
}

function readRange(text: string, range: PackedRange): AnchorRange {
  return "exact" in range ? range : quoteRange(text, range[0], range[1]);
}
