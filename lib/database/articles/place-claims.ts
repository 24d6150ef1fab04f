import type { Anchor, Placement } from "../../domain/anchor";
import type { Claim, ReviewState } from "../../domain/claim";
import type { ArticleId, ClaimId, RevisionId } from "../../domain/ids";
import { replay } from "../../ledger/events/evolve";
import { type PlacedAnchor, placeAnchors } from "../../text/place-anchor";
import { placeBack, settleRiddenPlace } from "../../text/ridden-place";
import { database } from "../client";
import { loadEntries } from "../ledger/load-review";
import type { LoadedReview } from "../ledger/review-cache";

/** Where a claim rode to while the text was edited: UTF-16 in the new text, none where its words were taken out. */
export type RiddenPlaces = ReadonlyMap<ClaimId, readonly { readonly start: number; readonly end: number }[]>;

export type PlacedClaim = {
  readonly claimId: ClaimId;
  readonly placement: Placement;
  readonly anchor: Anchor;
  /** Where it stands until then. */
  readonly before: Anchor;
};

export type PlaceOptions = {
  readonly ridden?: RiddenPlaces | undefined;
  /** The earlier text that is put back, if it is one. */
  readonly back?: RevisionId | undefined;
};

/**
 * Places every claim of a review on a new text. Claims that were lost earlier still stand on an older text, and are
 * looked for from there. A change that nobody confirmed stays one, though the words stood still since.
 */
export async function placeClaims(
  review: LoadedReview,
  after: LoadedReview["revision"],
  { ridden, back }: PlaceOptions = {},
): Promise<readonly PlacedClaim[]> {
  const stood = back === undefined ? new Map<ClaimId, Anchor>() : await anchorsOn(review, back);
  const byWords = await placeByWords(review, after);
  return [...review.state.claims.values()].map((claim) => {
    const { claimId, anchor: before } = claim;
    const placed = byWords.get(claimId);
    if (placed === undefined) throw new Error(`Claim ${claimId} was not placed.`);
    const returned = returnedPlace(claim, after, stood.get(claimId));
    if (returned !== null) return { claimId, before, ...returned };
    const ranges = ridden?.get(claimId);
    const isHere = before.revisionId === review.revision.id;
    const found = ranges === undefined || !isHere ? placed : settleRiddenPlace(after, before, placed, ranges);
    const isInDoubt = claim.placement === "changed" && found.placement !== "lost";
    return { claimId, before, ...found, ...(isInDoubt ? { placement: "changed" as const } : {}) };
  });
}

/** A claim that a later text changed or lost is back on the words that it stood on in no doubt. */
function returnedPlace(
  { placement }: Claim,
  after: LoadedReview["revision"],
  stood: Anchor | undefined,
): PlacedAnchor | null {
  const isAstray = placement === "changed" || placement === "lost";
  return isAstray && stood !== undefined ? placeBack(after, stood) : null;
}

/** Where claims stood in no doubt when a text was last the article's own. */
async function anchorsOn(review: LoadedReview, id: RevisionId): Promise<ReadonlyMap<ClaimId, Anchor>> {
  const entries = await loadEntries(review.state.articleId, 0, review.head.seq);
  const last = entries.findLastIndex(
    (entry) =>
      (entry.type === "article-added" || entry.type === "article-revised") && entry.data.revision.id === id,
  );
  if (last === -1) return new Map();
  const next = entries.findIndex((entry, at) => at > last && entry.type === "article-revised");
  const { claims } = replay(entries.slice(0, next === -1 ? entries.length : next));
  const sure = [...claims.values()].filter(
    ({ anchor, placement }) => anchor.revisionId === id && (placement === "kept" || placement === "moved"),
  );
  return new Map(sure.map(({ claimId, anchor }) => [claimId, anchor]));
}

async function placeByWords(
  review: LoadedReview,
  after: LoadedReview["revision"],
): Promise<ReadonlyMap<ClaimId, PlacedAnchor>> {
  const placed = new Map<ClaimId, PlacedAnchor>();
  for (const [id, claims] of groupByRevision(review.state)) {
    const before = await textOf(review, id);
    const anchors = placeAnchors(
      before,
      after,
      claims.map((claim) => claim.anchor),
    );
    for (const [index, { claimId }] of claims.entries()) {
      const found = anchors[index];
      if (found !== undefined) placed.set(claimId, found);
    }
  }
  return placed;
}

function groupByRevision(state: ReviewState): ReadonlyMap<RevisionId, readonly Claim[]> {
  const groups = new Map<RevisionId, Claim[]>();
  for (const claim of state.claims.values()) {
    const group = groups.get(claim.anchor.revisionId);
    if (group === undefined) groups.set(claim.anchor.revisionId, [claim]);
    else group.push(claim);
  }
  return groups;
}

async function textOf(review: LoadedReview, id: RevisionId): Promise<LoadedReview["revision"]> {
  if (id === review.revision.id) return review.revision;
  const articleId: ArticleId = review.state.articleId;
  const row = await database().revision.findFirstOrThrow({
    where: { id, articleId },
    select: { text: true },
  });
  return { id, text: row.text };
}
