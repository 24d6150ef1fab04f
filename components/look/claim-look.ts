import { type Claim, type ClaimStatus, claimStatus } from "@/lib/domain/claim";
import { findRating, LINES, PALETTE, type Rating, type RatingScale } from "@/lib/domain/rating";
import type { HighlightLook } from "@/lib/editor/highlight";

/** How a claim looks wherever it stands: in the text, on its card and on the map. */
export type ClaimLook = {
  readonly status: ClaimStatus;
  /** The rating that gives colour, line and mark; null while nobody judged. */
  readonly rating: Rating | null;
  /** What is said of it in one word: the rating, or the status. */
  readonly word: string;
  /** A CSS colour for both themes. */
  readonly colour: string;
};

const OPEN_COLOUR = "light-dark(#f6df8f, #6b5a1c)";

/** The ruling's rating, or the one that most verdicts give; of equals the least true, so that no doubt looks like a yes. */
export function claimLook(claim: Claim, scale: RatingScale): ClaimLook {
  const status = claimStatus(claim);
  const rating = findRating(scale, claim.ruling?.rating ?? leastTrue(leadingRatings(claim), scale)) ?? null;
  const hasWord = status === "settled" || status === "judged";
  return {
    status,
    rating,
    word: hasWord && rating !== null ? rating.label : STATUS_WORDS[status],
    colour: rating === null ? OPEN_COLOUR : ratingColour(rating),
  };
}

/** A rating's colour on light and on dark paper, as one CSS value. */
export function ratingColour(rating: Rating): string {
  return `light-dark(${rating.colour}, ${PALETTE[rating.colour] ?? rating.colour})`;
}

/** The look as the highlight plugin draws it. */
export function highlightLook(look: ClaimLook): HighlightLook {
  if (look.rating === null) return { className: `claim-open claim-${look.status}`, colour: look.colour };
  const { style, thickness } = LINES[look.rating.mark];
  return { className: `claim-${look.status}`, colour: look.colour, line: `${style} ${thickness}` };
}

export const STATUS_WORDS: Readonly<Record<ClaimStatus, string>> = {
  withdrawn: "Withdrawn",
  settled: "Settled",
  disputed: "Disputed",
  judged: "Judged",
  checking: "Checking",
  open: "Open",
};

/** The rating that most verdicts give; several where as many give another one. */
export function leadingRatings(claim: Claim): readonly string[] {
  const counts = new Map<string, number>();
  for (const { rating } of claim.verdicts) counts.set(rating, (counts.get(rating) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts].filter(([, count]) => count === most).map(([rating]) => rating);
}

/** The one with the lowest value; one without a value only where none has one. */
function leastTrue(ratingIds: readonly string[], scale: RatingScale): string {
  const worth = (ratingId: string) => findRating(scale, ratingId)?.value ?? Number.POSITIVE_INFINITY;
  return ratingIds.toSorted((a, b) => (worth(a) < worth(b) ? -1 : worth(a) > worth(b) ? 1 : 0))[0] ?? "";
}
