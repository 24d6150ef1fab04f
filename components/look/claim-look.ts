import { type Claim, type ClaimStatus, claimStatus } from "@/lib/domain/claim";
import { leaningRating } from "@/lib/domain/claim-rating";
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

/** The look of the rating that the claim leans to. */
export function claimLook(claim: Claim, scale: RatingScale): ClaimLook {
  const status = claimStatus(claim);
  const rating = findRating(scale, leaningRating(claim, scale) ?? "") ?? null;
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
