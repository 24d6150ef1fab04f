import { assertNever } from "../../domain/assert-never";
import type { Comment, ReviewState } from "../../domain/claim";
import type { ClaimId, CommentId } from "../../domain/ids";
import type { CommandDraft } from "../shapes/command-draft";
import type { EntryOf } from "../shapes/ledger-entry";

/** Takes back what was said, or done to what was said. A removed comment is said again under `newId`. */
export function inverseOnComment(
  entry: EntryOf<"commented" | "comment-edited" | "comment-removed" | "thread-resolved" | "thread-reopened">,
  before: ReviewState,
  now: ReviewState,
  newId: string | undefined,
): CommandDraft | null {
  const { claimId, commentId } = entry.data;
  const present = findComment(now, claimId, commentId);
  const earlier = findComment(before, claimId, commentId);
  if (present === undefined) return null;
  if (entry.type === "comment-removed") return saidAgain(entry, earlier, now, newId);
  if (present.removedAt !== null && !entry.type.startsWith("thread")) return null;
  const place = claimId === null ? { commentId } : { claimId, commentId };
  switch (entry.type) {
    case "commented":
      return { type: "remove-comment", ...place };
    case "comment-edited":
      if (earlier === undefined || present.body !== entry.data.body) return null;
      return { type: "edit-comment", ...place, body: earlier.body };
    case "thread-resolved":
      return present.resolved === null ? null : { type: "reopen-thread", ...place };
    case "thread-reopened":
      return present.resolved === null ? { type: "resolve-thread", ...place } : null;
    default:
      return assertNever(entry);
  }
}

/** The same words as a new comment, in the thread that they were in. Only who wrote them may say them again. */
function saidAgain(
  entry: EntryOf<"comment-removed">,
  earlier: Comment | undefined,
  now: ReviewState,
  newId: string | undefined,
): CommandDraft | null {
  if (earlier === undefined || earlier.by !== entry.actor || newId === undefined) return null;
  const { claimId, commentId } = entry.data;
  const replies = claimId === null ? now.comments : (now.claims.get(claimId)?.comments ?? []);
  const hasReplies = replies.some((each) => each.replyTo === commentId);
  const replyTo = earlier.replyTo ?? (hasReplies ? commentId : null);
  const said = { type: "comment", commentId: newId, body: earlier.body } as const;
  return { ...said, ...(claimId === null ? {} : { claimId }), ...(replyTo === null ? {} : { replyTo }) };
}

function findComment(state: ReviewState, claimId: ClaimId | null, commentId: CommentId): Comment | undefined {
  const comments = claimId === null ? state.comments : state.claims.get(claimId)?.comments;
  return comments?.find((each) => each.commentId === commentId);
}
