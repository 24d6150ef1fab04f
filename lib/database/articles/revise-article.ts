import { createHash, randomUUID } from "node:crypto";
import type { Placement } from "../../domain/anchor";
import { type Failure, invalid } from "../../domain/failure";
import type { RevisionId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import type { EventData } from "../../ledger/shapes/event";
import type { LedgerHead } from "../../ledger/shapes/ledger-entry";
import { type ArticleAccess, permit } from "../access";
import { branded } from "../branded";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";
import { loadReview } from "../ledger/load-review";
import type { LoadedReview } from "../ledger/review-cache";
import { hashDocument, hashText, type RevisionRecord, toRevisionRecord } from "../ledger/revision-row";
import { attempt } from "../unavailable";
import { appendToArticle } from "./append-to-article";
import type { Arrival } from "./arrivals";
import type { NewText } from "./articles";
import { factsOf } from "./originals";
import { type PlacedClaim, type PlaceOptions, placeClaims } from "./place-claims";

export type Revised = {
  readonly revision: RevisionRecord;
  readonly anchors: Readonly<Record<Placement, number>>;
  readonly head: LedgerHead;
};

/** A new text for an article, and how its claims come to stand on it. */
export type NextText = NewText &
  PlaceOptions & {
    /** The text that the new one was made from: when the article has another by now, the new one is refused. */
    readonly basedOn?: RevisionId | undefined;
    /** What was shown to become of the claims (`RevisionPreview.basis`): when it would be otherwise by now, the text is refused. */
    readonly basis?: string | undefined;
    /** The file or the page that it was read from, to be kept with it. */
    readonly arrival?: Arrival | undefined;
  };

/** What a new text would make of the review. */
export type RevisionPreview = {
  /** The text that the article has. */
  readonly current: Pick<RevisionRecord, "id" | "number">;
  readonly claims: readonly PlacedClaim[];
  readonly anchors: Revised["anchors"];
  /** Another one as soon as the new text, the present one, or what becomes of a claim is another. */
  readonly basis: string;
};

/** A planned revision: its event, and the row that goes with it. */
export type PlannedRevision = {
  readonly event: { readonly type: "article-revised"; readonly data: EventData["article-revised"] };
  readonly revision: RevisionRecord;
  readonly claims: readonly PlacedClaim[];
};

/** Gives an article a new text and places every claim on it, in one `article-revised` entry. */
export async function reviseArticle(
  access: ArticleAccess,
  next: NextText & { readonly reason: string },
  clock: Clock = wallClock,
): Promise<Result<Revised, Failure>> {
  const permitted = permit(access, "revise-article");
  if (!permitted.ok) return permitted;
  const written = await appendToArticle(
    access,
    async (review) => {
      const planned = await planRevision(review, next);
      if (!planned.ok) return planned;
      const { event, revision, claims } = planned.value;
      return ok({
        events: [event],
        revision,
        arrivalId: next.arrival?.id,
        answer: { revision, anchors: countPlacements(claims) },
      });
    },
    clock,
  );
  return written.ok ? ok({ ...written.value.answer, head: written.value.head }) : written;
}

/** What becomes of each claim on a new text, without writing anything. */
export async function previewRevision(
  access: ArticleAccess,
  next: NextText,
): Promise<Result<RevisionPreview, Failure>> {
  const permitted = permit(access, "revise-article");
  if (!permitted.ok) return permitted;
  return attempt(async () => {
    const review = await loadReview(access.articleId);
    const planned = await planRevision(review, { ...next, reason: "", basis: undefined });
    return planned.ok ? ok(previewOf(review, next, planned.value.claims)) : planned;
  });
}

/**
 * The revision that a new text makes of a review as it is now, to be written with other events or alone
 * (`appendToArticle`). Fails `invalid` when the article has this text already, `stale` when the text or what becomes of
 * the claims is not what was seen.
 */
export async function planRevision(
  review: LoadedReview,
  next: NextText & { readonly reason: string },
): Promise<Result<PlannedRevision, Failure>> {
  const { document, text, words, reason, basedOn, basis } = next;
  if (basedOn !== undefined && basedOn !== review.revision.id) return fail(staleText(review));
  if (await isPresentText(review, next))
    return fail(invalid("content", "The article has this text already."));
  const { id } = branded.revision({ id: randomUUID() });
  const number = review.state.revisionNumber + 1;
  const revision = { id, number, sha256: hashText(text), document, text, words };
  const claims = await placeClaims(review, { id, text }, next);
  const preview = previewOf(review, next, claims);
  if (basis !== undefined && basis !== preview.basis) return fail(staleReview(preview));
  const data = {
    revision: {
      id,
      number,
      sha256: revision.sha256,
      documentSha256: hashDocument(document),
      length: text.length,
    },
    reason,
    ...(next.arrival && { original: factsOf(next.arrival) }),
    placements: claims.map(toEventData),
  };
  return ok({ event: { type: "article-revised", data }, revision, claims });
}

const toEventData = ({ claimId, placement, anchor: { revisionId, ranges } }: PlacedClaim) => ({
  claimId,
  placement,
  anchor: { revisionId, ranges: [...ranges] },
});

/** The same words can be another text: as a heading, with a link, with emphasis. */
async function isPresentText({ revision }: LoadedReview, next: NewText): Promise<boolean> {
  if (revision.text !== next.text) return false;
  const row = await database().revision.findUniqueOrThrow({ where: { id: revision.id } });
  return hashDocument(toRevisionRecord(row).document) === hashDocument(next.document);
}

function previewOf(
  { state, revision }: LoadedReview,
  { text, document }: NewText,
  claims: readonly PlacedClaim[],
): RevisionPreview {
  const places = claims.map(({ claimId, placement, anchor }) => [
    claimId,
    placement,
    anchor.ranges.map(({ start, end }) => [start, end]),
  ]);
  const seen = JSON.stringify([revision.id, hashText(text), hashDocument(document), places]);
  return {
    current: { id: revision.id, number: state.revisionNumber },
    claims,
    anchors: countPlacements(claims),
    basis: createHash("sha256").update(seen).digest("hex").slice(0, 32),
  };
}

function staleText({ state, revision, head }: LoadedReview): Failure {
  return {
    kind: "stale",
    detail: "The article got another text meanwhile. Nothing was saved.",
    current: { revision: { id: revision.id, number: state.revisionNumber }, head },
  };
}

const staleReview = ({ current, anchors, basis }: RevisionPreview): Failure => ({
  kind: "stale",
  detail: "What becomes of the claims is not what you saw: the review moved on. Nothing was saved.",
  current: { revision: current, anchors, basis },
});

function countPlacements(claims: readonly PlacedClaim[]): Revised["anchors"] {
  const count = (placement: Placement) => claims.filter((each) => each.placement === placement).length;
  return { kept: count("kept"), moved: count("moved"), changed: count("changed"), lost: count("lost") };
}
