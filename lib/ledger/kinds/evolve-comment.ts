import { assertNever } from "../../domain/assert-never";
import type { Comment } from "../../domain/claim";
import type { EntryOf } from "../shapes/ledger-entry";

/** The comments of one place after a comment or thread event. A removed comment stays, without its words. */
export function evolveComments(
  comments: readonly Comment[],
  entry: EntryOf<"commented" | "comment-edited" | "comment-removed" | "thread-resolved" | "thread-reopened">,
): readonly Comment[] {
  if (entry.type === "commented") return [...comments, written(entry)];
  const { commentId } = entry.data;
  const before = comments.find((each) => each.commentId === commentId);
  if (before === undefined) {
    throw new Error(`Entry ${entry.seq} speaks of comment ${commentId}, which is not there.`);
  }
  return comments.map((each) => (each === before ? evolved(before, entry) : each));
}

function written({ actor, at, data }: EntryOf<"commented">): Comment {
  const { claimId, commentId, replyTo, body } = data;
  return {
    commentId,
    claimId,
    replyTo,
    by: actor,
    at,
    body,
    editedAt: null,
    removedAt: null,
    resolved: null,
  };
}

function evolved(
  comment: Comment,
  entry: EntryOf<"comment-edited" | "comment-removed" | "thread-resolved" | "thread-reopened">,
): Comment {
  switch (entry.type) {
    case "comment-edited":
      return { ...comment, body: entry.data.body, editedAt: entry.at };
    case "comment-removed":
      return { ...comment, body: "", removedAt: entry.at };
    case "thread-resolved":
      return { ...comment, resolved: { by: entry.actor, at: entry.at } };
    case "thread-reopened":
      return { ...comment, resolved: null };
    default:
      return assertNever(entry);
  }
}
