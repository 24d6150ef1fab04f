import type { Claim, Comment, ReviewState } from "../../domain/claim";
import type { ActorId, ClaimId } from "../../domain/ids";
import { isAllowed } from "../../domain/permission";
import type { Suggestion } from "../../domain/suggestion";
import { changeMentions } from "../../text/mentions";
import { EVENT_KINDS, events } from "../kinds/event-kinds";
import type { EventType } from "../shapes/event";
import type { LedgerEntry } from "../shapes/ledger-entry";
import type { PseudonymousEntry } from "../shapes/shown-entry";
import { pseudonymFor, type Voices } from "./pseudonym";
import type { Viewer } from "./withhold";

/** The claims on which this reader sees pseudonyms: those that they may settle and that nobody settled yet. */
export function namelessClaims(state: ReviewState, viewer: Viewer): ReadonlySet<ClaimId> {
  const { mode } = state;
  const isHidden = mode.kind === "independent" && mode.hidesNames && isAllowed(viewer.role, "settle-claim");
  if (!isHidden) return new Set();
  const claims = [...state.claims.values()].filter(
    (claim) => claim.ruling === null && claim.partVersions.ruling === 1,
  );
  return new Set(claims.map((claim) => claim.claimId));
}

/** The types of event whose actor is hidden: judging and discussing. Who marked or described a claim stays known. */
export const NAMELESS_TYPES = (Object.keys(EVENT_KINDS) as readonly EventType[]).filter(events.hidesActor);

/** A claim with others' names hidden in verdicts, evidence, discussion and suggested wording. One's own stays. */
export function hideNames(claim: Claim, self: ActorId, voices: Voices): Claim {
  const hidden = (actor: ActorId) => (actor === self ? actor : pseudonymFor(claim.claimId, actor, voices));
  return {
    ...claim,
    verdicts: claim.verdicts.map((each) => ({ ...each, reviewerId: hidden(each.reviewerId) })),
    retractedVersions: Object.fromEntries(
      Object.entries(claim.retractedVersions).map(([actor, version]) => [hidden(actor as ActorId), version]),
    ),
    evidence: claim.evidence.map((each) => ({ ...each, addedBy: hidden(each.addedBy) })),
    comments: claim.comments.map((each) => hideCommenter(each, self, hidden)),
    suggestions: claim.suggestions.map((each) => hideSuggester(each, hidden)),
  };
}

/** An entry with its actor hidden, if that is what this entry and claim ask for. */
export function hideActor(
  entry: LedgerEntry,
  self: ActorId,
  nameless: ReadonlySet<ClaimId>,
  voices: Voices,
): LedgerEntry | PseudonymousEntry {
  if (entry.actor === self) return entry;
  const claimId = "claimId" in entry.data ? entry.data.claimId : null;
  if (claimId === null || !nameless.has(claimId)) return entry;
  const hidden = (actor: ActorId) => (actor === self ? actor : pseudonymFor(claimId, actor, voices));
  const shown = events.hideNames(entry, hidden);
  if (shown === null) return entry;
  return { ...shown, actor: hidden(entry.actor), salt: null, dataHash: null, pseudonymous: true };
}

function hideCommenter(comment: Comment, self: ActorId, hidden: (actor: ActorId) => ActorId): Comment {
  const { resolved } = comment;
  return {
    ...comment,
    by: hidden(comment.by),
    body: comment.by === self ? comment.body : changeMentions(comment.body, hidden),
    resolved: resolved === null ? null : { ...resolved, by: hidden(resolved.by) },
  };
}

/** An editor's word on it is the desk's, and keeps its name. */
function hideSuggester(suggestion: Suggestion, hidden: (actor: ActorId) => ActorId): Suggestion {
  const { by, outcome } = suggestion;
  const isOwnEnd = outcome?.end === "taken-back";
  return {
    ...suggestion,
    by: hidden(by),
    outcome: isOwnEnd ? { ...outcome, by: hidden(outcome.by) } : outcome,
  };
}
