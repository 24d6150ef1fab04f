import { assertNever } from "../../domain/assert-never";
import type { Claim, Comment, Evidence, ReviewState } from "../../domain/claim";
import type { ActorId, ClaimId } from "../../domain/ids";
import { isAllowed } from "../../domain/permission";
import type { Role } from "../../domain/role";
import type { EventType } from "../shapes/event";
import type { LedgerEntry } from "../shapes/ledger-entry";
import type { WithheldEntry } from "../shapes/shown-entry";

/** Who reads a review. */
export type Viewer = { readonly actor: ActorId; readonly role: Role };

/**
 * The one rule of independent review: the claims of which others' judgements are withheld from this reader, as
 * things stand in `state`. None in an open review, and none for those who may settle. A claim is revealed for good
 * once the reader judged it or the desk settled it; for a role that cannot judge, once as many people judged it as
 * the review requires. Told from a state in which they are withheld already, the answer is the same.
 */
export function withheldClaims(state: ReviewState, viewer: Viewer): ReadonlySet<ClaimId> {
  if (state.mode.kind === "open" || isAllowed(viewer.role, "settle-claim")) return NONE;
  const withheld = [...state.claims.values()].filter((claim) => isWithheld(state, claim, viewer));
  return new Set(withheld.map((claim) => claim.claimId));
}

/** The same for one claim of the review. */
export function isWithheld({ mode }: Pick<ReviewState, "mode">, claim: Claim, viewer: Viewer): boolean {
  if (mode.kind === "open" || isAllowed(viewer.role, "settle-claim")) return false;
  return !isRevealed(claim, viewer, mode.requiredVerdicts);
}

/** A review without what is withheld: others' verdicts and comments, why it was returned, and what they make of their evidence. */
export function withholdReview(
  state: ReviewState,
  viewer: Viewer,
  withheld: ReadonlySet<ClaimId> = withheldClaims(state, viewer),
): ReviewState {
  if (withheld.size === 0) return state;
  const claims = new Map(state.claims);
  for (const claimId of withheld) {
    const claim = claims.get(claimId);
    if (claim !== undefined) claims.set(claimId, withholdClaim(claim, viewer.actor));
  }
  return { ...state, claims };
}

/** One claim of which something is withheld, as the reader sees it. */
export function withholdClaim(claim: Claim, actor: ActorId): Claim {
  const ownRetracted = claim.retractedVersions[actor];
  return {
    ...claim,
    verdicts: claim.verdicts.filter((verdict) => verdict.reviewerId === actor),
    returned: null,
    retractedVersions: ownRetracted === undefined ? {} : { [actor]: ownRetracted },
    evidence: claim.evidence.map((each) => withholdEvidence(each, actor)),
    comments: claim.comments.filter((comment) => comment.by === actor),
  };
}

/**
 * Entries of one article as the reader sees them, given the review as it stands now: what is withheld now is
 * withheld of its whole past. Folding them gives the review with the same things withheld, and never fails.
 * `now` is at least as new as the entries.
 */
export function withholdEntries(
  entries: readonly LedgerEntry[],
  viewer: Viewer,
  now: ReviewState,
  withheld: ReadonlySet<ClaimId> = withheldClaims(now, viewer),
): readonly (LedgerEntry | WithheldEntry)[] {
  if (withheld.size === 0) return entries;
  return entries.map((entry) => withholdEntry(entry, viewer.actor, now, withheld));
}

const NONE: ReadonlySet<ClaimId> = new Set();

function isRevealed(claim: Claim, { actor, role }: Viewer, requiredVerdicts: number): boolean {
  if (claim.ruling !== null || claim.partVersions.ruling > 1) return true;
  const judges = new Set<string>(Object.keys(claim.retractedVersions));
  for (const verdict of claim.verdicts) judges.add(verdict.reviewerId);
  return judges.has(actor) || (!isAllowed(role, "give-verdict") && judges.size >= requiredVerdicts);
}

function withholdEvidence(evidence: Evidence, actor: ActorId): Evidence {
  return evidence.addedBy === actor ? evidence : { ...evidence, stance: null, note: null };
}

function withholdEntry(
  entry: LedgerEntry,
  actor: ActorId,
  now: ReviewState,
  withheld: ReadonlySet<ClaimId>,
): LedgerEntry | WithheldEntry {
  switch (entry.type) {
    case "article-added":
    case "article-revised":
    case "review-mode-set":
    case "report-published":
    case "edition-withdrawn":
    case "claim-highlighted":
    case "claim-described":
    case "claim-moved":
    case "anchor-confirmed":
    case "anchor-doubted":
    case "claim-unplaced":
    case "claim-withdrawn":
    case "claim-restored":
    case "claim-assigned":
      return entry;
    case "verdict-given":
    case "verdict-retracted":
    case "claim-settled":
    case "claim-reopened":
    case "claim-returned":
    case "return-taken-back":
      return entry.actor === actor || !withheld.has(entry.data.claimId) ? entry : blankEntry(entry);
    case "commented":
    case "comment-edited":
    case "comment-removed":
    case "thread-resolved":
    case "thread-reopened":
      return withholdCommentEntry(entry, actor, now, withheld);
    case "evidence-added":
    case "evidence-revised":
    case "evidence-removed":
      return withheld.has(entry.data.claimId) ? withholdEvidenceEntry(entry, actor, now) : entry;
    default:
      return assertNever(entry);
  }
}

type SealedOf<Type extends EventType> = Extract<LedgerEntry, { readonly type: Type }>;

/** What happens to the reader's own comments they see; it has no words but their own. */
function withholdCommentEntry(
  entry: SealedOf<"commented" | "comment-edited" | "comment-removed" | "thread-resolved" | "thread-reopened">,
  actor: ActorId,
  now: ReviewState,
  withheld: ReadonlySet<ClaimId>,
): LedgerEntry | WithheldEntry {
  const { claimId, commentId } = entry.data;
  if (claimId === null || !withheld.has(claimId)) return entry;
  const isIt = (comment: Comment) => comment.commentId === commentId;
  return now.claims.get(claimId)?.comments.find(isIt)?.by === actor ? entry : blankEntry(entry);
}

function withholdEvidenceEntry(
  entry: SealedOf<"evidence-added" | "evidence-revised" | "evidence-removed">,
  actor: ActorId,
  now: ReviewState,
): LedgerEntry | WithheldEntry {
  const { claimId, evidenceId } = entry.data;
  // Evidence that was removed since is told by who did this to it.
  const present = now.claims.get(claimId)?.evidence.find((each) => each.evidenceId === evidenceId);
  const owner = present?.addedBy ?? entry.actor;
  switch (entry.type) {
    case "evidence-added": {
      if (entry.actor === actor) return entry;
      return { ...blankEntry(entry), type: entry.type, data: { ...entry.data, stance: null, note: null } };
    }
    case "evidence-revised": {
      if (owner === actor) return entry;
      const { stance: _, note: __, ...data } = entry.data;
      return { ...blankEntry(entry), type: entry.type, data };
    }
    case "evidence-removed": {
      if (entry.actor === actor) return entry;
      return { ...blankEntry(entry), type: entry.type, data: { ...entry.data, reason: null } };
    }
    default:
      return assertNever(entry);
  }
}

function blankEntry(entry: LedgerEntry): WithheldEntry {
  const { articleId, seq, at, actor, type, dataHash, prevHash, hash } = entry;
  return {
    articleId,
    seq,
    at,
    actor,
    type,
    data: null,
    salt: null,
    dataHash,
    prevHash,
    hash,
    withheld: true,
  };
}
