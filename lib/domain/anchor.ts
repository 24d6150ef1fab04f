import type { RevisionId } from "./ids";

/**
 * One stretch of a revision's canonical text. `start` and `end` are UTF-16 offsets, `end` exclusive, both on
 * grapheme boundaries. `exact` is the text between them; `prefix` and `suffix` are up to 32 UTF-16 units of
 * context (the quote selector of the W3C Web Annotation model).
 */
export type AnchorRange = {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
};

/** Where a claim sits: one or more ranges on one revision, in text order, none overlapping another. */
export type Anchor = { readonly revisionId: RevisionId; readonly ranges: readonly AnchorRange[] };

/** The words that an anchor is on, its ranges joined with an ellipsis. */
export const anchorQuote = ({ ranges }: { readonly ranges: readonly Pick<AnchorRange, "exact">[] }): string =>
  ranges.map(({ exact }) => exact).join(" … ");

/** What became of an anchor on a newer revision. See docs/glossary.md. */
export type Placement = "kept" | "moved" | "changed" | "lost";
