import { z } from "zod";
import type { Anchor } from "../../domain/anchor";
import {
  CLAIM_KINDS,
  CLAIM_STATUSES,
  type Claim,
  CONFIDENCES,
  type Comment,
  type Evidence,
  STANCES,
  type Verdict,
} from "../../domain/claim";
import { ARTICLE_SHOWN, EDITION_KINDS, type Edition, REPORT_READERS } from "../../domain/edition";
import { MOST_REQUIRED_VERDICTS } from "../../domain/review-mode";
import { SUGGESTION_ENDS } from "../../domain/suggestion";
import { keptOrigin } from "../shapes/comment-shapes";
import { kept } from "../shapes/event-shape";
import type { Review, ReviewClaim } from "./present-review";

const { articleId, claimId, evidenceId, commentId, actorId, reportId, revisionId, text, optionalText } = kept;
const ratingId = kept.rating;
const version = z.int().min(1);
const instant = z.iso.datetime().describe("RFC 3339, in UTC");
const day = z.string().nullable().describe("YYYY-MM-DD");

/**
 * A schema for each field of a thing, and for nothing else: a field that the type gains or loses does not compile until it is
 * gained or lost here, too (`satisfies z.ZodType<Thing>` alone lets a field stay that the thing no longer has, and one be
 * missing that it may lack).
 */
export type FieldsOf<Thing> = { readonly [Field in keyof Required<Thing>]: z.ZodType<Thing[Field]> };

const anchor = z.strictObject({
  revisionId,
  ranges: z.array(
    z.strictObject({
      start: z.int().min(0).describe("UTF-16 offset in the revision's text"),
      end: z.int().min(0).describe("UTF-16 offset, exclusive"),
      exact: text,
      prefix: text,
      suffix: text,
    }),
  ),
} satisfies FieldsOf<Anchor>);

const verdict = z.strictObject({
  reviewerId: actorId,
  rating: ratingId,
  rationale: text.describe("Markdown"),
  confidence: z.enum(CONFIDENCES).nullable(),
  version,
  at: instant,
} satisfies FieldsOf<Verdict>);

const evidence = z.strictObject({
  evidenceId,
  url: text,
  stance: z.enum(STANCES).nullable().describe("Null only while it is withheld in an independent review"),
  title: optionalText,
  publisher: optionalText,
  author: optionalText,
  publishedOn: day,
  excerpt: optionalText,
  note: optionalText,
  addedBy: actorId,
  at: instant,
  version,
} satisfies FieldsOf<Evidence>);

const comment = z.strictObject({
  commentId,
  claimId: claimId.nullable(),
  replyTo: commentId.nullable(),
  by: actorId,
  at: instant,
  body: text.describe("Markdown; empty when removed"),
  editedAt: instant.nullable(),
  removedAt: instant.nullable(),
  origin: keptOrigin.nullable().describe("Null: written here; otherwise where it was brought in from"),
  resolved: z.strictObject({ by: actorId, at: instant }).nullable(),
} satisfies FieldsOf<Comment>);

const suggestion = z.strictObject({
  suggestionId: kept.suggestionId,
  replaces: z
    .strictObject({ exact: text, prefix: text, suffix: text })
    .describe("The words of the article that it is to replace, with what stood around them"),
  text: text.describe("The new words, plain text"),
  note: optionalText.describe("Why"),
  by: actorId,
  at: instant,
  outcome: z
    .strictObject({ end: z.enum(SUGGESTION_ENDS), by: actorId, at: instant, reason: optionalText })
    .nullable()
    .describe("What became of it; null while it waits for an editor"),
});

const partVersions = z.strictObject({
  anchor: version,
  statement: version,
  claimant: version,
  claimedOn: version,
  kind: version,
  standing: version,
  ruling: version,
} satisfies FieldsOf<Claim["partVersions"]>);

/** A claim in a review, for the OpenAPI document and for reading what another program sends. */
export const claimSchema = z.strictObject({
  claimId,
  version,
  status: z.enum(CLAIM_STATUSES),
  anchor,
  placement: z.enum(["kept", "moved", "changed", "lost"]),
  statement: optionalText,
  claimant: optionalText,
  claimedOn: day,
  kind: z.enum(CLAIM_KINDS).nullable(),
  assigneeId: actorId.nullable(),
  highlightedBy: actorId,
  highlightedAt: instant,
  highlightedSeq: z.int().min(1),
  verdicts: z.array(verdict),
  ruling: z.strictObject({ rating: ratingId, rationale: text, by: actorId, at: instant }).nullable(),
  returned: z
    .strictObject({ reason: text, by: actorId, at: instant })
    .nullable()
    .describe("Why an editor gave it back; null once somebody judged it or added evidence"),
  evidence: z.array(evidence),
  comments: z.array(comment),
  /** What was kept by an earlier version lacks it. */
  suggestions: z.array(suggestion).default([]).describe("Other words for its own, in the order suggested"),
  partVersions,
  retractedVersions: z.record(z.string(), version),
  removedEvidenceIds: z.array(evidenceId),
  basis: text.describe(
    "What a ruling rests on: another text after each verdict, retraction, return or added evidence. Goes with settle-claim",
  ),
} satisfies FieldsOf<ReviewClaim>);

const reviewModeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("open") }),
  z.strictObject({
    kind: z.literal("independent"),
    requiredVerdicts: z.int().min(1).max(MOST_REQUIRED_VERDICTS),
    hidesNames: z.boolean(),
  }),
]);

const edition = z.strictObject({
  reportId,
  number: z.int().min(1),
  slug: text,
  seq: z.int().min(1).describe("The entry that it shows the review at"),
  hash: text,
  sha256: text.describe("Of the published page's bytes"),
  /** What was kept by an earlier version lacks these. */
  headline: optionalText.default(null),
  summary: optionalText.default(null),
  note: optionalText.describe("What changed and why; null in the first edition"),
  readers: z.enum(REPORT_READERS).default("unlisted").describe("Who may read the report"),
  kind: z.enum(EDITION_KINDS).default("fact-check").describe("What it is to readers of the edition before"),
  openClaims: z
    .union([z.enum(["all", "none"]), z.array(claimId).readonly()])
    .default("all")
    .describe("Which claims without a ruling are in it"),
  articleShown: z.enum(ARTICLE_SHOWN).default("whole").describe("How much of the article it shows"),
  by: actorId,
  at: instant,
  withdrawn: z
    .strictObject({ at: instant, by: actorId, reason: text })
    .nullable()
    .default(null)
    .describe("When, by whom and why it was taken back; null: it stands"),
} satisfies FieldsOf<Edition>);

/** A whole review, for the OpenAPI document and for reading what another program sends. */
export const reviewSchema = z.strictObject({
  articleId,
  seq: z.int().min(1),
  head: z.strictObject({ seq: z.int().min(1), hash: text }),
  revisionId,
  revisionNumber: z.int().min(1),
  mode: reviewModeSchema,
  claims: z.array(claimSchema).describe("In text order"),
  comments: z.array(comment).describe("On the article as a whole"),
  editions: z.array(edition).describe("What was published, the first edition first"),
} satisfies FieldsOf<Review>);
