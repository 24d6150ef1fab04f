import { z } from "zod";
import { CLAIM_KINDS, CONFIDENCES, STANCES } from "../../domain/claim";
import { ARTICLE_SHOWN, EDITION_KINDS, REPORT_READERS } from "../../domain/edition";
import type {
  ActorId,
  ClaimId,
  CommentId,
  EvidenceId,
  RatingId,
  ReportId,
  RevisionId,
} from "../../domain/ids";
import { REVIEW_MODES } from "../../domain/review-mode";

const claimId = z.guid().transform((id) => id as ClaimId);
const evidenceId = z.guid().transform((id) => id as EvidenceId);
const commentId = z.guid().transform((id) => id as CommentId);
const actorId = z.guid().transform((id) => id as ActorId);
const revisionId = z.guid().transform((id) => id as RevisionId);
const reportId = z.guid().transform((id) => id as ReportId);
const rating = z.string().transform((id) => id as RatingId);
const text = z.string();
const optionalText = z.string().nullable();

const anchor = z.strictObject({
  revisionId,
  ranges: z.array(z.strictObject({ start: z.int(), end: z.int(), exact: text, prefix: text, suffix: text })),
});

const revision = z.strictObject({
  id: revisionId,
  number: z.int(),
  sha256: text,
  /** Of the document in canonical JSON: its headings, links and emphasis beside its words. Older entries lack it. */
  documentSha256: text.optional(),
  /** UTF-16 length of the canonical text. */
  length: z.int(),
});

const description = {
  statement: optionalText,
  claimant: optionalText,
  claimedOn: optionalText,
  kind: z.enum(CLAIM_KINDS).nullable(),
};

const evidence = {
  url: text,
  stance: z.enum(STANCES),
  title: optionalText,
  publisher: optionalText,
  author: optionalText,
  publishedOn: optionalText,
  excerpt: optionalText,
  note: optionalText,
};

const openClaims = z.union([z.enum(["all", "none"]), z.array(claimId).readonly()]);

const inThread = { claimId: claimId.nullable(), commentId };

function event<Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) {
  return z.strictObject({ type: z.literal(type), data: z.strictObject(shape) });
}

/**
 * What can have happened to a review. Each event carries all that is needed to fold it without looking anything
 * up; changes carry only the fields that changed. One schema a kind, one closed union: `evolve` and
 * `describeEvent` match it exhaustively.
 */
export const eventSchema = z.discriminatedUnion("type", [
  event("article-added", {
    revision,
    title: text,
    byline: optionalText,
    publisher: optionalText,
    sourceUrl: optionalText,
    publishedAt: optionalText,
    language: optionalText,
    direction: z.enum(["ltr", "rtl"]),
  }),
  event("article-revised", {
    revision,
    reason: text,
    /** What became of every claim's anchor. A lost claim keeps its anchor on the revision where it was last found. */
    placements: z.array(
      z.strictObject({ claimId, placement: z.enum(["kept", "moved", "changed", "lost"]), anchor }),
    ),
  }),
  event("review-mode-set", {
    mode: z.enum(REVIEW_MODES),
    requiredVerdicts: z.int(),
    hidesNames: z.boolean(),
  }),
  event("claim-highlighted", { claimId, anchor, ...description }),
  event("claim-described", {
    claimId,
    ...z.object(description).partial().shape,
  }),
  event("claim-moved", { claimId, anchor }),
  event("anchor-confirmed", { claimId }),
  /** The claim's place was confirmed or chosen by mistake: it stands on these words again, and somebody is to confirm them. */
  event("anchor-doubted", { claimId, anchor }),
  /** The claim has no place in the present text; the anchor is on the earlier revision that had its words. */
  event("claim-unplaced", { claimId, anchor }),
  event("claim-withdrawn", { claimId, reason: optionalText }),
  event("claim-restored", { claimId, reason: optionalText }),
  event("claim-assigned", { claimId, userId: actorId.nullable() }),
  event("verdict-given", {
    claimId,
    rating,
    rationale: text,
    confidence: z.enum(CONFIDENCES).nullable(),
  }),
  event("verdict-retracted", { claimId, reason: text }),
  event("evidence-added", { claimId, evidenceId, ...evidence }),
  event("evidence-revised", { claimId, evidenceId, ...z.object(evidence).partial().shape }),
  event("evidence-removed", { claimId, evidenceId, reason: text }),
  event("claim-settled", { claimId, rating, rationale: text }),
  event("claim-reopened", { claimId, reason: text }),
  event("claim-returned", { claimId, reason: text }),
  event("return-taken-back", { claimId }),
  event("commented", { ...inThread, body: text, replyTo: commentId.nullable() }),
  event("comment-edited", { ...inThread, body: text }),
  event("comment-removed", inThread),
  event("thread-resolved", inThread),
  event("thread-reopened", inThread),
  event("report-published", {
    reportId,
    number: z.int(),
    slug: text,
    /** The entry that the edition shows the review at, and the ledger's hash there. */
    seq: z.int(),
    hash: text,
    /** Of the published page's bytes. */
    sha256: text,
    /** Of the same report as JSON, from which the other formats are written. Older entries lack it. */
    jsonSha256: text.optional(),
    /** The desk's own words on the whole. Older entries lack them. */
    headline: optionalText.optional(),
    summary: optionalText.optional(),
    note: optionalText,
    /** Older entries lack it: whoever had the address could read them. */
    readers: z.enum(REPORT_READERS).optional(),
    /** Older entries lack these: there was no choice (`unchosen`). */
    kind: z.enum(EDITION_KINDS).optional(),
    openClaims: openClaims.optional(),
    articleShown: z.enum(ARTICLE_SHOWN).optional(),
  }),
  event("edition-withdrawn", { number: z.int(), reason: text }),
]);

export type ReviewEvent = z.output<typeof eventSchema>;
export type EventType = ReviewEvent["type"];

/** The data of each kind. */
export type EventData = {
  readonly [Type in EventType]: Extract<ReviewEvent, { readonly type: Type }>["data"];
};
