import type { Anchor, Placement } from "./anchor";
import type { Edition } from "./edition";
import type { ActorId, ArticleId, ClaimId, CommentId, EvidenceId, RatingId, RevisionId } from "./ids";
import type { ReviewMode } from "./review-mode";
import type { Suggestion } from "./suggestion";

export const CLAIM_KINDS = [
  "factual",
  "statistical",
  "quotation",
  "causal",
  "prediction",
  "image",
  "other",
] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];
export const CONFIDENCES = ["low", "medium", "high"] as const;
export type Confidence = (typeof CONFIDENCES)[number];
export const STANCES = ["supports", "refutes", "context"] as const;
export type Stance = (typeof STANCES)[number];

/** What is said of a claim in plain words. `claimedOn` is an ISO 8601 date, YYYY-MM-DD. Null: not said. */
export type ClaimDescription = {
  readonly statement: string | null;
  readonly claimant: string | null;
  readonly claimedOn: string | null;
  readonly kind: ClaimKind | null;
};

/** Its fields, in the order in which they are told. */
export const DESCRIPTION_FIELDS = Object.keys({
  statement: true,
  claimant: true,
  claimedOn: true,
  kind: true,
} satisfies Record<keyof ClaimDescription, true>) as readonly (keyof ClaimDescription)[];

/** One reviewer's judgement. `rationale` is Markdown; `at` is RFC 3339 in UTC, of the last change. */
export type Verdict = {
  readonly reviewerId: ActorId;
  readonly rating: RatingId;
  readonly rationale: string;
  readonly confidence: Confidence | null;
  /** 1 when first given, one more at every change. A retracted verdict that is given again goes on counting. */
  readonly version: number;
  readonly at: string;
};

/** The desk's final judgement on a claim, settled by an editor. */
export type Ruling = {
  readonly rating: RatingId;
  readonly rationale: string;
  readonly by: ActorId;
  readonly at: string;
};

/** An editor's word that a claim is not ready to be settled. It stands until somebody judges it or adds evidence. */
export type ClaimReturn = { readonly reason: string; readonly by: ActorId; readonly at: string };

/**
 * A link to a source with a stance. Dates are YYYY-MM-DD. Null: not said; a stance is null only where it is
 * withheld from the reader.
 */
export type Evidence = {
  readonly evidenceId: EvidenceId;
  readonly url: string;
  readonly stance: Stance | null;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly publishedOn: string | null;
  readonly excerpt: string | null;
  readonly note: string | null;
  readonly addedBy: ActorId;
  readonly at: string;
  readonly version: number;
};

/**
 * Where words come from that were written elsewhere and brought in: the tool or file, and as far as it says so who wrote
 * them there, when (as it says it) and at which address.
 */
export type CommentOrigin = {
  readonly tool: string;
  readonly author: string | null;
  readonly at: string | null;
  readonly address: string | null;
};

/** A comment on a claim or, without one, on the article. A removed comment keeps its place, its body empty. */
export type Comment = {
  readonly commentId: CommentId;
  readonly claimId: ClaimId | null;
  readonly replyTo: CommentId | null;
  readonly by: ActorId;
  readonly at: string;
  readonly body: string;
  readonly editedAt: string | null;
  readonly removedAt: string | null;
  /** Null: written here. Otherwise `by` is who brought it in, at `at`. */
  readonly origin: CommentOrigin | null;
  /** Set on the first comment of a thread. */
  readonly resolved: { readonly by: ActorId; readonly at: string } | null;
};

/** The parts of a claim that can be changed on their own; each remembers the claim version that last changed it. */
export type ClaimPart = keyof ClaimDescription | "anchor" | "standing" | "ruling";

/** A highlighted, checkable statement, as the events left it. */
export type Claim = ClaimDescription & {
  readonly claimId: ClaimId;
  /** 1 when highlighted; one more at every change of anchor, description, standing or ruling. */
  readonly version: number;
  readonly partVersions: Readonly<Record<ClaimPart, number>>;
  readonly anchor: Anchor;
  readonly placement: Placement;
  readonly isWithdrawn: boolean;
  readonly assigneeId: ActorId | null;
  readonly highlightedBy: ActorId;
  readonly highlightedAt: string;
  /** The entry that highlighted it: its place in the order of highlighting, and where its history begins. */
  readonly highlightedSeq: number;
  /** In the order first given. */
  readonly verdicts: readonly Verdict[];
  /** Versions of verdicts that were retracted, by reviewer, so that a version never means two verdicts. */
  readonly retractedVersions: Readonly<Record<string, number>>;
  readonly ruling: Ruling | null;
  /** Set while the claim waits for more work that an editor asked for. */
  readonly returned: ClaimReturn | null;
  /** In the order added. */
  readonly evidence: readonly Evidence[];
  /** Ids of evidence that was removed: they are never used again. */
  readonly removedEvidenceIds: readonly EvidenceId[];
  readonly comments: readonly Comment[];
  /** Other words for its own, in the order suggested; what became of each stays with it. */
  readonly suggestions: readonly Suggestion[];
};

/** The whole review of one article after `seq` events. Claims are in the order they were highlighted. */
export type ReviewState = {
  readonly articleId: ArticleId;
  readonly seq: number;
  readonly revisionId: RevisionId;
  readonly revisionNumber: number;
  /** Whether reviewers see each other's judgements before they gave their own. */
  readonly mode: ReviewMode;
  readonly claims: ReadonlyMap<ClaimId, Claim>;
  /** Comments on the article as a whole. */
  readonly comments: readonly Comment[];
  /** What was published, the first edition first. */
  readonly editions: readonly Edition[];
};

export const CLAIM_STATUSES = ["withdrawn", "settled", "disputed", "judged", "checking", "open"] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** Derived, never stored. Verdicts differ when their ratings do. */
export function claimStatus(
  claim: Pick<Claim, "isWithdrawn" | "ruling" | "verdicts" | "evidence" | "assigneeId">,
): ClaimStatus {
  if (claim.isWithdrawn) return "withdrawn";
  if (claim.ruling !== null) return "settled";
  if (new Set(claim.verdicts.map((verdict) => verdict.rating)).size > 1) return "disputed";
  if (claim.verdicts.length > 0) return "judged";
  if (claim.evidence.length > 0 || claim.assigneeId !== null) return "checking";
  return "open";
}
