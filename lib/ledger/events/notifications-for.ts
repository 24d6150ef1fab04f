import type { Claim, Comment, ReviewState } from "../../domain/claim";
import type { ActorId, ClaimId, CommentId } from "../../domain/ids";
import { NOTIFICATION_KINDS, type Notice } from "../../domain/notification";
import { mentionsIn } from "../../text/mentions";
import type { EntryOf, UnsealedEntry } from "../shapes/ledger-entry";

/**
 * Whom an entry concerns and why, each person once and never the one who acted. `before` is the review just before
 * it. Ids of tokens and of people who left may be among them: whoever writes notifications keeps to members.
 */
export function notificationsFor(entry: UnsealedEntry, before: ReviewState): readonly Notice[] {
  const reasons = concerned(entry, before).filter(({ userId }) => userId !== entry.actor);
  const told = new Map<ActorId, Notice>();
  for (const notice of reasons.toSorted((a, b) => weight(a) - weight(b)))
    if (!told.has(notice.userId)) told.set(notice.userId, notice);
  return [...told.values()];
}

const weight = ({ kind }: Notice): number => NOTIFICATION_KINDS.indexOf(kind);

/** Events that are not named here concern nobody in particular. */
function concerned(entry: UnsealedEntry, before: ReviewState): readonly Notice[] {
  const kind = entry.type;
  if (kind === "claim-assigned") return assigned(entry);
  if (kind === "commented") return commented(entry, before);
  if (kind === "comment-edited") return newlyMentioned(entry, before);
  if (kind === "verdict-given") return disputed(entry, before.claims.get(entry.data.claimId));
  if (kind === "claim-settled") return reviewersOf(before, entry.data.claimId, "settled");
  if (kind === "claim-reopened") return reviewersOf(before, entry.data.claimId, "reopened");
  if (kind === "claim-returned") return reviewersOf(before, entry.data.claimId, "returned");
  if (kind === "evidence-added") return reviewersOf(before, entry.data.claimId, "evidence");
  return [];
}

function assigned({ data }: EntryOf<"claim-assigned">): readonly Notice[] {
  return data.userId === null ? [] : [{ userId: data.userId, kind: "assigned" }];
}

/** Those it mentions, and those who wrote in the thread that it answers. */
function commented({ data }: EntryOf<"commented">, before: ReviewState): readonly Notice[] {
  const thread = commentsAt(before, data.claimId).filter(
    (each) => data.replyTo !== null && (each.commentId === data.replyTo || each.replyTo === data.replyTo),
  );
  const writers = thread.filter((each) => each.removedAt === null).map((each) => each.by);
  return [...tell(mentionsIn(data.body), "mentioned"), ...tell(writers, "replied")];
}

/** Those whom the words did not mention before they were changed. */
function newlyMentioned({ data }: EntryOf<"comment-edited">, before: ReviewState): readonly Notice[] {
  const known = new Set(mentionsIn(findComment(before, data.claimId, data.commentId)?.body ?? ""));
  return tell(
    mentionsIn(data.body).filter((userId) => !known.has(userId)),
    "mentioned",
  );
}

/** Those whose verdict is another one, if this rating is news to them. */
function disputed({ actor, data }: EntryOf<"verdict-given">, claim: Claim | undefined): readonly Notice[] {
  const verdicts = claim?.verdicts ?? [];
  const isNews = verdicts.every((each) => each.reviewerId !== actor || each.rating !== data.rating);
  const others = verdicts.filter((each) => each.rating !== data.rating).map((each) => each.reviewerId);
  return isNews ? tell(others, "disputed") : [];
}

/** Those who judged the claim, and the one it is assigned to. */
function reviewersOf(before: ReviewState, claimId: ClaimId, kind: Notice["kind"]): readonly Notice[] {
  const claim = before.claims.get(claimId);
  if (claim === undefined) return [];
  const assignee = claim.assigneeId === null ? [] : [claim.assigneeId];
  return tell([...claim.verdicts.map((each) => each.reviewerId), ...assignee], kind);
}

const tell = (users: readonly ActorId[], kind: Notice["kind"]): readonly Notice[] =>
  users.map((userId) => ({ userId, kind }));

function findComment(state: ReviewState, claimId: ClaimId | null, commentId: CommentId): Comment | undefined {
  return commentsAt(state, claimId).find((each) => each.commentId === commentId);
}

function commentsAt(state: ReviewState, claimId: ClaimId | null): readonly Comment[] {
  return (claimId === null ? state.comments : state.claims.get(claimId)?.comments) ?? [];
}
