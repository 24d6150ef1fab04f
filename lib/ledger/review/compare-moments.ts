import { anchorQuote } from "../../domain/anchor";
import type { Claim, Evidence, ReviewState } from "../../domain/claim";
import type { ClaimId, RevisionId } from "../../domain/ids";
import { inTextOrder } from "./present-review";

/** What can differ in a claim, in the order in which it is told. */
export const COMPARED_PARTS = [
  "words",
  "placement",
  "statement",
  "claimant",
  "claimedOn",
  "kind",
  "standing",
  "assignee",
  "verdicts",
  "ruling",
  "returned",
  "evidence",
  "comments",
  "suggestions",
] as const;
export type ComparedPart = (typeof COMPARED_PARTS)[number];

export const CLAIM_DIFFERENCES = ["added", "withdrawn", "changed", "same"] as const;

/** A claim at two moments. Null: it was not marked yet. */
export type ComparedClaim = {
  readonly claimId: ClaimId;
  readonly kind: (typeof CLAIM_DIFFERENCES)[number];
  /** What differs; empty when it is the same, or when there was none before. */
  readonly parts: readonly ComparedPart[];
  readonly before: Claim | null;
  readonly after: Claim;
};

/** Evidence that came, went or says something else. */
export type ComparedEvidence = { readonly claimId: ClaimId } & (
  | { readonly kind: "added"; readonly before: null; readonly after: Evidence }
  | { readonly kind: "removed"; readonly before: Evidence; readonly after: null }
  | { readonly kind: "revised"; readonly before: Evidence; readonly after: Evidence }
);

/** Which text a review stands on. */
export type ComparedText = { readonly revisionId: RevisionId; readonly number: number };

/** Two moments of one review, side by side. Claims are in text order, those that are the same among them. */
export type ComparedMoments = {
  readonly claims: readonly ComparedClaim[];
  readonly evidence: readonly ComparedEvidence[];
  readonly text: { readonly before: ComparedText; readonly after: ComparedText };
};

/**
 * The net difference between a moment of a review and a later one, all that the desk sees counted: what was changed and
 * changed back is the same. A claim that was marked and withdrawn in between, or withdrawn and is back, is told by where
 * it stands `after`. As far as both states show it: what is withheld in them is withheld here.
 */
export function compareMoments(before: ReviewState, after: ReviewState): ComparedMoments {
  const claims = [...after.claims.values()]
    .toSorted(inTextOrder)
    .map((claim) => comparedClaim(before.claims.get(claim.claimId) ?? null, claim));
  return {
    claims,
    evidence: claims.flatMap((claim) => (claim.before === claim.after ? [] : comparedEvidence(claim))),
    text: { before: textOf(before), after: textOf(after) },
  };
}

function comparedClaim(before: Claim | null, after: Claim): ComparedClaim {
  const { claimId } = after;
  if (before === null)
    return { claimId, kind: after.isWithdrawn ? "withdrawn" : "added", parts: [], before, after };
  if (before === after) return { claimId, kind: "same", parts: [], before, after };
  const parts = COMPARED_PARTS.filter((part) => said(before, part) !== said(after, part));
  return { claimId, kind: kindOf(before, after, parts), parts, before, after };
}

function kindOf(before: Claim, after: Claim, parts: readonly ComparedPart[]): ComparedClaim["kind"] {
  if (before.isWithdrawn !== after.isWithdrawn) return after.isWithdrawn ? "withdrawn" : "added";
  return parts.length === 0 ? "same" : "changed";
}

/** A part of a claim as one text, the same for the same content: versions and times of changes do not count. */
function said(claim: Claim, part: ComparedPart): string {
  return JSON.stringify(PARTS[part](claim));
}

const PARTS: Readonly<Record<ComparedPart, (claim: Claim) => unknown>> = {
  words: ({ anchor }) => anchorQuote(anchor),
  placement: ({ placement }) => placement,
  statement: ({ statement }) => statement,
  claimant: ({ claimant }) => claimant,
  claimedOn: ({ claimedOn }) => claimedOn,
  kind: ({ kind }) => kind,
  standing: ({ isWithdrawn }) => isWithdrawn,
  assignee: ({ assigneeId }) => assigneeId,
  verdicts: ({ verdicts }) =>
    verdicts.map(({ reviewerId, rating, rationale, confidence }) => [
      reviewerId,
      rating,
      rationale,
      confidence,
    ]),
  ruling: ({ ruling }) => ruling && [ruling.rating, ruling.rationale],
  returned: ({ returned }) => returned?.reason ?? null,
  evidence: ({ evidence }) => evidence.map(source),
  comments: ({ comments }) =>
    comments.map(({ commentId, body, removedAt, resolved }) => [
      commentId,
      body,
      removedAt !== null,
      resolved !== null,
    ]),
  suggestions: ({ suggestions }) =>
    suggestions.map(({ suggestionId, outcome }) => [suggestionId, outcome?.end ?? null]),
};

const source = ({ addedBy: _, at: __, version: ___, ...said }: Evidence) => said;

function comparedEvidence({ claimId, before, after }: ComparedClaim): readonly ComparedEvidence[] {
  const earlier = new Map(before?.evidence.map((each) => [each.evidenceId, each]));
  const later = new Set(after.evidence.map((each) => each.evidenceId));
  const gone = [...earlier.values()].filter((each) => !later.has(each.evidenceId));
  return [
    ...gone.map((each) => ({ claimId, kind: "removed", before: each, after: null }) as const),
    ...after.evidence.flatMap((each): readonly ComparedEvidence[] => {
      const was = earlier.get(each.evidenceId);
      if (was === undefined) return [{ claimId, kind: "added", before: null, after: each }];
      const isSame = JSON.stringify(source(was)) === JSON.stringify(source(each));
      return isSame ? [] : [{ claimId, kind: "revised", before: was, after: each }];
    }),
  ];
}

const textOf = ({ revisionId, revisionNumber }: ReviewState): ComparedText => ({
  revisionId,
  number: revisionNumber,
});
