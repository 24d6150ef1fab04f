import type { Claim, Evidence, ReviewState } from "../../domain/claim";
import type { ActorId, ClaimId } from "../../domain/ids";
import { isAllowed } from "../../domain/permission";
import type { Role } from "../../domain/role";
import { events } from "../kinds/event-kinds";
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

/** A review without what is withheld: others' verdicts, comments and suggested wording, why it was returned, and what they make of their evidence. */
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
    suggestions: claim.suggestions.filter((suggestion) => suggestion.by === actor),
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
  const reader = { actor: viewer.actor, now, withheld };
  return entries.map((entry) => events.show(entry, reader));
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
