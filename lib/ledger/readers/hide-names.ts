import type { Claim, Comment, ReviewState } from "../../domain/claim";
import type { ActorId, ClaimId } from "../../domain/ids";
import { isAllowed } from "../../domain/permission";
import { changeMentions } from "../../text/mentions";
import type { EntryOf, LedgerEntry, UnsealedEntry } from "../shapes/ledger-entry";
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

/** The events whose actor is hidden: judging and discussing. Who marked or described a claim stays known. */
export const NAMELESS_TYPES = [
  "verdict-given",
  "verdict-retracted",
  "evidence-added",
  "evidence-revised",
  "evidence-removed",
  "commented",
  "comment-edited",
  "comment-removed",
  "thread-resolved",
  "thread-reopened",
] as const satisfies readonly UnsealedEntry["type"][];

/** A claim with others' names hidden in verdicts, evidence and discussion. One's own stays. */
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
  };
}

/** An entry with its actor hidden, if that is what this entry and claim ask for. */
export function hideActor(
  entry: LedgerEntry,
  self: ActorId,
  nameless: ReadonlySet<ClaimId>,
  voices: Voices,
): LedgerEntry | PseudonymousEntry {
  if (entry.actor === self || !IS_NAMELESS.has(entry.type)) return entry;
  const claimId = "claimId" in entry.data ? entry.data.claimId : null;
  if (claimId === null || !nameless.has(claimId)) return entry;
  const hidden = (actor: ActorId) => (actor === self ? actor : pseudonymFor(claimId, actor, voices));
  const sealed = { actor: hidden(entry.actor), salt: null, dataHash: null, pseudonymous: true } as const;
  if (entry.type !== "commented" && entry.type !== "comment-edited") return { ...entry, ...sealed };
  return { ...withHiddenMentions(entry, hidden), ...sealed };
}

/** Whom a comment names is told no more than who wrote it: an answer to somebody's verdict would say whose it is. */
function withHiddenMentions<Entry extends EntryOf<"commented"> | EntryOf<"comment-edited">>(
  entry: Entry,
  hidden: (actor: ActorId) => ActorId,
): Entry {
  return { ...entry, data: { ...entry.data, body: changeMentions(entry.data.body, hidden) } };
}

const IS_NAMELESS: ReadonlySet<string> = new Set(NAMELESS_TYPES);

function hideCommenter(comment: Comment, self: ActorId, hidden: (actor: ActorId) => ActorId): Comment {
  const { resolved } = comment;
  return {
    ...comment,
    by: hidden(comment.by),
    body: comment.by === self ? comment.body : changeMentions(comment.body, hidden),
    resolved: resolved === null ? null : { ...resolved, by: hidden(resolved.by) },
  };
}
