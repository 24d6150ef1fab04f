import type { ActorId, ClaimId, CommentId } from "../../domain/ids";
import { isAllowed } from "../../domain/permission";
import { OPEN_REVIEW, type ReviewMode, reviewMode } from "../../domain/review-mode";
import type { NewComment } from "../review/changed-since";
import { isWithheldEntry, type ShownEntry, type WithheldEntry } from "../shapes/shown-entry";
import type { Viewer } from "./withhold";

/** What was said on a claim while it was withheld from the viewer, and what decides on that. */
type Talk = {
  readonly claimId: ClaimId;
  readonly judges: Set<ActorId>;
  readonly hidden: Set<CommentId>;
  isSettled: boolean;
};

/**
 * Others' comments that the viewer may read now and could not when they were written, each with the seq of what
 * revealed it: the viewer's own verdict, or what else `withheldClaims` names. `entries` are all of the article, as the
 * viewer sees them now. Linear in their number.
 */
export function revealedComments(
  entries: readonly ShownEntry[],
  viewer: Viewer,
): ReadonlyMap<CommentId, NewComment> {
  const revealed = new Map<CommentId, NewComment>();
  if (isAllowed(viewer.role, "settle-claim")) return revealed;
  const talks = new Map<ClaimId, Talk>();
  let mode: ReviewMode = OPEN_REVIEW;
  for (const entry of entries) {
    if (isWithheldEntry(entry)) continue;
    if (entry.type === "review-mode-set") mode = reviewMode(entry.data);
    const talk = talkOf(talks, entry);
    if (talk !== null) noteIn(talk, entry, isShown(talk, mode, viewer), viewer);
    for (const each of concerned(talks, talk, entry)) {
      if (each.hidden.size === 0 || !isShown(each, mode, viewer)) continue;
      for (const commentId of each.hidden) revealed.set(commentId, { subject: each.claimId, seq: entry.seq });
      each.hidden.clear();
    }
    if (entry.type === "comment-removed") revealed.delete(entry.data.commentId);
  }
  return revealed;
}

/** The claims on which something may be revealed now. */
function concerned(talks: ReadonlyMap<ClaimId, Talk>, talk: Talk | null, { type }: Plain): Iterable<Talk> {
  if (talk !== null) return [talk];
  return type === "review-mode-set" ? talks.values() : [];
}

type Plain = Exclude<ShownEntry, WithheldEntry>;

function talkOf(talks: Map<ClaimId, Talk>, { data }: Plain): Talk | null {
  if (!("claimId" in data) || data.claimId === null) return null;
  const { claimId } = data;
  const known = talks.get(claimId);
  if (known !== undefined) return known;
  const talk: Talk = { claimId, judges: new Set(), hidden: new Set(), isSettled: false };
  talks.set(claimId, talk);
  return talk;
}

function noteIn(talk: Talk, entry: Plain, wasShown: boolean, { actor }: Viewer): void {
  if (entry.type === "verdict-given") talk.judges.add(entry.actor);
  else if (entry.type === "claim-settled") talk.isSettled = true;
  else if (entry.type === "comment-removed") talk.hidden.delete(entry.data.commentId);
  else if (entry.type === "commented" && entry.actor !== actor && !wasShown)
    talk.hidden.add(entry.data.commentId);
}

function isShown({ judges, isSettled }: Talk, mode: ReviewMode, { actor, role }: Viewer): boolean {
  if (mode.kind === "open" || isSettled || judges.has(actor)) return true;
  return !isAllowed(role, "give-verdict") && judges.size >= mode.requiredVerdicts;
}
