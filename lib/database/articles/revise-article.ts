import { randomUUID } from "node:crypto";
import type { Anchor, Placement } from "../../domain/anchor";
import type { Claim, ReviewState } from "../../domain/claim";
import { type Failure, invalid } from "../../domain/failure";
import type { ClaimId, RevisionId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import type { LedgerHead } from "../../ledger/shapes/ledger-entry";
import { placeAnchors } from "../../text/place-anchor";
import { type ArticleAccess, permit } from "../access";
import { branded } from "../branded";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";
import { appendToLedger } from "../ledger/append-to-ledger";
import { loadReview } from "../ledger/load-review";
import { appendEvents, beginPending, laterOf } from "../ledger/plan-append";
import { cacheReview, type LoadedReview } from "../ledger/review-cache";
import { hashDocument, hashText, type RevisionRecord } from "../ledger/revision-row";
import { attempt } from "../unavailable";
import type { NewText } from "./articles";

export type Revised = {
  readonly revision: RevisionRecord;
  readonly anchors: Readonly<Record<Placement, number>>;
  readonly head: LedgerHead;
};

const MAX_TRIES = 20;

/** Gives an article a new text and places every claim on it, in one `article-revised` entry. */
export async function reviseArticle(
  access: ArticleAccess,
  next: NewText & { readonly reason: string },
  clock: Clock = wallClock,
): Promise<Result<Revised, Failure>> {
  const permitted = permit(access, "revise-article");
  if (!permitted.ok) return permitted;
  return attempt(async () => {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const review = await loadReview(access.articleId);
      if (review.revision.text === next.text)
        return fail(invalid("content", "The article has this text already."));
      const revised = await tryRevision(access, review, next, clock());
      if (revised !== null) return ok(revised);
    }
    throw new Error(`Article ${access.articleId} moved on ${MAX_TRIES} times while it was revised.`);
  });
}

type PlacedClaim = { readonly claimId: ClaimId; readonly placement: Placement; readonly anchor: Anchor };

/** Null when another writer was first. */
async function tryRevision(
  access: ArticleAccess,
  review: LoadedReview,
  next: NewText & { readonly reason: string },
  now: Date,
): Promise<Revised | null> {
  const at = laterOf(now.toISOString(), review.at);
  const { document, text, words, reason } = next;
  const { id } = branded.revision({ id: randomUUID() });
  const revision = {
    id,
    number: review.state.revisionNumber + 1,
    sha256: hashText(text),
    document,
    text,
    words,
  };
  const placements = await placeClaims(review, { id, text });
  const { sha256, number } = revision;
  const data = {
    revision: { id, number, sha256, documentSha256: hashDocument(document), length: text.length },
    reason,
    placements: placements.map(toEventData),
  };
  const pending = appendEvents(beginPending(review), [{ type: "article-revised", data }], access.actor, at);
  const { outcome } = await appendToLedger({
    articleId: access.articleId,
    expected: review.head,
    entries: pending.entries,
    commands: [],
    before: review.state,
    after: pending.state,
    revision: { ...revision, created_at: at },
  });
  if (outcome !== "done") return null;
  cacheReview(access.articleId, { state: pending.state, head: pending.head, at, revision: { id, text } });
  return { revision, anchors: countPlacements(placements), head: pending.head };
}

const toEventData = ({ claimId, placement, anchor: { revisionId, ranges } }: PlacedClaim) => ({
  claimId,
  placement,
  anchor: { revisionId, ranges: [...ranges] },
});

/** Claims that were lost earlier still stand on an older text, and are looked for from there. */
async function placeClaims(review: LoadedReview, after: LoadedReview["revision"]): Promise<PlacedClaim[]> {
  const groups = groupByRevision(review.state);
  const placed = new Map<ClaimId, PlacedClaim>();
  for (const [id, claims] of groups) {
    const before = await textOf(review, id);
    const anchors = placeAnchors(
      before,
      after,
      claims.map((claim) => claim.anchor),
    );
    for (const [index, claim] of claims.entries()) {
      const found = anchors[index];
      if (found === undefined) throw new Error(`Claim ${claim.claimId} was not placed.`);
      placed.set(claim.claimId, {
        claimId: claim.claimId,
        ...found,
        placement: unconfirmed(claim, found.placement),
      });
    }
  }
  return inOrder(review.state, placed);
}

/** A change that nobody confirmed yet stays one, though its words stood still since. */
function unconfirmed(claim: Claim, placement: Placement): Placement {
  return claim.placement === "changed" && placement !== "lost" ? "changed" : placement;
}

async function textOf(review: LoadedReview, id: RevisionId): Promise<LoadedReview["revision"]> {
  if (id === review.revision.id) return review.revision;
  const row = await database().revision.findFirstOrThrow({
    where: { id, articleId: review.state.articleId },
    select: { text: true },
  });
  return { id, text: row.text };
}

function inOrder(state: ReviewState, placed: ReadonlyMap<ClaimId, PlacedClaim>): PlacedClaim[] {
  return [...state.claims.keys()].flatMap((claimId) => placed.get(claimId) ?? []);
}

function countPlacements(placements: readonly PlacedClaim[]): Revised["anchors"] {
  const count = (placement: Placement) => placements.filter((each) => each.placement === placement).length;
  return { kept: count("kept"), moved: count("moved"), changed: count("changed"), lost: count("lost") };
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
