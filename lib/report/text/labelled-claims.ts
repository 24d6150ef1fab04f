import { standingRating } from "../claim-look";
import type { CodePointPosition, Report, ReportClaim, ReportRating } from "../report";
import { claimsInText } from "./marked-text";

/** A claim that stands in the text, as programs for spans of text take it. */
export type LabelledClaim = {
  readonly claim: ReportClaim;
  /** The rating that it stands for; null when it has none. */
  readonly rating: ReportRating | null;
  /** Never empty. */
  readonly stretches: readonly LabelledStretch[];
};

export type LabelledStretch = {
  readonly exact: string;
  readonly codePoints: CodePointPosition;
  /** In UTF-16 code units, as JavaScript counts; `end` exclusive. */
  readonly utf16: { readonly start: number; readonly end: number };
};

/** The claims that stand in this text and were not withdrawn, in text order. */
export function labelledClaims(report: Report): readonly LabelledClaim[] {
  return claimsInText(report).map((claim) => ({
    claim,
    rating: standingRating(claim, report.scale),
    stretches: claim.anchor.ranges.flatMap(({ codePoints, start, end, exact }) =>
      codePoints === null ? [] : [{ exact, codePoints, utf16: { start, end } }],
    ),
  }));
}
