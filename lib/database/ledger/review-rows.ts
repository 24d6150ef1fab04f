import { z } from "zod";
import { anchorQuote } from "../../domain/anchor";
import {
  type Claim,
  type ClaimReturn,
  CONFIDENCES,
  type Comment,
  type Evidence,
  type Ruling,
  STANCES,
  type Verdict,
} from "../../domain/claim";
import {
  DEFAULT_REQUIRED_VERDICTS,
  REVIEW_MODES,
  type ReviewMode,
  reviewMode,
} from "../../domain/review-mode";
import { claimSchema } from "../../ledger/review/review-schema";
import { keptOrigin } from "../../ledger/shapes/comment-shapes";
import { branded } from "../branded";
import type { Article, ClaimRow, CommentRow, EvidenceRow, VerdictRow } from "../generated/client";

const claim = claimSchema.shape;

/** How an article is reviewed, in the article's own row. An open review keeps no settings. */
export function modeRow(mode: ReviewMode): object {
  return mode.kind === "open"
    ? { review_mode: "open", required_verdicts: DEFAULT_REQUIRED_VERDICTS, hides_names: false }
    : {
        review_mode: mode.kind,
        required_verdicts: mode.requiredVerdicts,
        hides_names: mode.hidesNames,
      };
}

/** What the article's row says of it. */
export const toMode = (article: Article): ReviewMode =>
  reviewMode({ ...article, mode: z.enum(REVIEW_MODES).parse(article.reviewMode) });

/** How a claim is written. */
export const CLAIM_COLUMNS: Columns<Claim> = {
  claimId: column("id"),
  highlightedSeq: column("highlighted_seq"),
  version: column("version"),
  partVersions: column("part_versions"),
  anchor: (anchor) => ({ anchor, quote: anchorQuote(anchor) }),
  placement: column("placement"),
  isWithdrawn: column("is_withdrawn"),
  statement: column("statement"),
  claimant: column("claimant"),
  claimedOn: column("claimed_on"),
  kind: column("kind"),
  assigneeId: column("assignee_id"),
  highlightedBy: column("highlighted_by"),
  highlightedAt: column("highlighted_at"),
  retractedVersions: column("retracted_versions"),
  removedEvidenceIds: column("removed_evidence_ids"),
  suggestions: column("suggestions"),
  ruling: (ruling) => ({
    ruling_rating: ruling?.rating ?? null,
    ruling_rationale: ruling?.rationale ?? null,
    ...byAndAt("ruling")(ruling),
  }),
  returned: (returned) => ({ returned_reason: returned?.reason ?? null, ...byAndAt("returned")(returned) }),
  verdicts: null,
  evidence: null,
  comments: null,
};

/** What a row says. */
export function toClaim(stored: ClaimRow): Omit<Claim, "verdicts" | "evidence" | "comments"> {
  const row = branded.claim(stored);
  return {
    claimId: row.id,
    version: row.version,
    partVersions: claim.partVersions.parse(row.partVersions),
    anchor: claim.anchor.parse(row.anchor),
    placement: claim.placement.parse(row.placement),
    isWithdrawn: row.isWithdrawn,
    statement: row.statement,
    claimant: row.claimant,
    claimedOn: row.claimedOn,
    kind: claim.kind.parse(row.kind),
    assigneeId: row.assigneeId,
    highlightedSeq: row.highlightedSeq,
    highlightedBy: row.highlightedBy,
    highlightedAt: row.highlightedAt.toISOString(),
    retractedVersions: claim.retractedVersions.parse(row.retractedVersions),
    removedEvidenceIds: claim.removedEvidenceIds.parse(row.removedEvidenceIds),
    suggestions: claim.suggestions.parse(row.suggestions),
    ruling: toRuling(row),
    returned: toReturn(row),
  };
}

function toRuling(row: ClaimRow): Ruling | null {
  const { rulingRating, rulingRationale, rulingBy, rulingAt } = branded.claim(row);
  if (rulingRating === null || rulingRationale === null || rulingBy === null || rulingAt === null)
    return null;
  return {
    rating: rulingRating,
    rationale: rulingRationale,
    by: rulingBy,
    at: rulingAt.toISOString(),
  };
}

function toReturn(row: ClaimRow): ClaimReturn | null {
  const { returnedReason, returnedBy, returnedAt } = branded.claim(row);
  if (returnedReason === null || returnedBy === null || returnedAt === null) return null;
  return { reason: returnedReason, by: returnedBy, at: returnedAt.toISOString() };
}

/** How a verdict is written. */
export const VERDICT_COLUMNS: Columns<Verdict> = {
  reviewerId: column("reviewer_id"),
  rating: column("rating"),
  rationale: column("rationale"),
  confidence: column("confidence"),
  version: column("version"),
  at: column("at"),
};

/** What a row says. */
export function toVerdict(stored: VerdictRow): Verdict {
  const row = branded.other(stored);
  return {
    reviewerId: row.reviewerId,
    rating: row.rating,
    rationale: row.rationale,
    confidence: z.enum(CONFIDENCES).nullable().parse(row.confidence),
    version: row.version,
    at: row.at.toISOString(),
  };
}

/** How a source is written. */
export const EVIDENCE_COLUMNS: Columns<Evidence> = {
  evidenceId: column("id"),
  url: column("url"),
  stance: column("stance"),
  title: column("title"),
  publisher: column("publisher"),
  author: column("author"),
  publishedOn: column("published_on"),
  excerpt: column("excerpt"),
  note: column("note"),
  addedBy: column("added_by"),
  at: column("at"),
  version: column("version"),
};

/** What a row says. */
export function toEvidence(stored: EvidenceRow): Evidence {
  const row = branded.evidence(stored);
  return {
    evidenceId: row.id,
    url: row.url,
    stance: z.enum(STANCES).parse(row.stance),
    title: row.title,
    publisher: row.publisher,
    author: row.author,
    publishedOn: row.publishedOn,
    excerpt: row.excerpt,
    note: row.note,
    addedBy: row.addedBy,
    at: row.at.toISOString(),
    version: row.version,
  };
}

/** How a comment is written. */
export const COMMENT_COLUMNS: Columns<Comment> = {
  commentId: column("id"),
  claimId: column("claim_id"),
  replyTo: column("reply_to"),
  by: column("by"),
  at: column("at"),
  body: column("body"),
  editedAt: column("edited_at"),
  removedAt: column("removed_at"),
  origin: column("origin"),
  resolved: byAndAt("resolved"),
};

/** What a row says. */
export function toComment(stored: CommentRow): Comment {
  const row = branded.comment(stored);
  return {
    commentId: row.id,
    claimId: row.claimId,
    replyTo: row.replyTo,
    by: row.by,
    at: row.at.toISOString(),
    body: row.body,
    editedAt: row.editedAt?.toISOString() ?? null,
    removedAt: row.removedAt?.toISOString() ?? null,
    origin: keptOrigin.nullable().parse(row.origin),
    resolved:
      row.resolvedBy === null || row.resolvedAt === null
        ? null
        : { by: row.resolvedBy, at: row.resolvedAt.toISOString() },
  };
}

/**
 * The columns that each part of a thing is kept in; null for what has rows of its own. A part that is not named does not
 * compile, and what is written is what is compared.
 */
type Columns<Thing> = { readonly [Part in keyof Thing]: ((value: Thing[Part]) => object) | null };

function column(name: string) {
  return (value: unknown) => ({ [name]: value });
}

/** Who did something and when, in two columns of that name. */
function byAndAt(name: string) {
  return (done: { readonly by: string; readonly at: string } | null) => ({
    [`${name}_by`]: done?.by ?? null,
    [`${name}_at`]: done?.at ?? null,
  });
}

/** A thing as its row says it. */
export function rowOf<Thing extends object>(columns: Columns<Thing>, thing: Thing): object {
  const row = {};
  for (const part of partsOf(columns)) Object.assign(row, columns[part]?.(thing[part]));
  return row;
}

/** The parts that have columns here. */
export function partsOf<Thing extends object>(columns: Columns<Thing>): readonly (keyof Thing)[] {
  const parts = Object.keys(columns) as (keyof Thing)[];
  return parts.filter((part) => columns[part] !== null);
}
