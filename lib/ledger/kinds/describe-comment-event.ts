import { assertNever } from "../../domain/assert-never";
import type { Comment, ReviewState } from "../../domain/claim";
import type { ClaimId, CommentId } from "../../domain/ids";
import { nameMentions } from "../../text/mentions";
import type { EventNames } from "../events/describe-event";
import type { EntryOf } from "../shapes/ledger-entry";
import { quoteWords } from "./quote-words";

/** A sentence for what happened to a comment or a thread. */
export function describeCommentEvent(
  entry: EntryOf<"commented" | "comment-edited" | "comment-removed" | "thread-resolved" | "thread-reopened">,
  before: ReviewState | null,
  who: string,
  names: EventNames,
): string {
  const { claimId, commentId } = entry.data;
  const place = claimId === null ? "the article" : "the claim";
  const old = findComment(before, claimId, commentId);
  const quote = (body = "") => quoteWords(nameMentions(body, names.actor));
  switch (entry.type) {
    case "commented":
      return `${who} ${commented(entry, before, place, names)}: ${quote(entry.data.body)}.`;
    case "comment-edited":
      return `${who} changed a comment from ${quote(old?.body)} to ${quote(entry.data.body)}.`;
    case "comment-removed":
      return `${who} removed ${ownerOf(old, entry.actor, names)} comment on ${place}.`;
    case "thread-resolved":
      return `${who} resolved the thread ${quote(old?.body)}.`;
    case "thread-reopened":
      return `${who} reopened the thread ${quote(old?.body)}.`;
    default:
      return assertNever(entry);
  }
}

function commented(
  { data }: EntryOf<"commented">,
  before: ReviewState | null,
  place: string,
  names: EventNames,
): string {
  if (data.replyTo === null) return `commented on ${place}`;
  const first = findComment(before, data.claimId, data.replyTo);
  return first === undefined ? `replied on ${place}` : `replied to ${names.actor(first.by)} on ${place}`;
}

function ownerOf(comment: Comment | undefined, actor: string, names: EventNames): string {
  if (comment === undefined) return "a";
  return comment.by === actor ? "their own" : `${names.actor(comment.by)}’s`;
}

function findComment(
  state: ReviewState | null,
  claimId: ClaimId | null,
  commentId: CommentId,
): Comment | undefined {
  const comments = claimId === null ? state?.comments : state?.claims.get(claimId)?.comments;
  return comments?.find((each) => each.commentId === commentId);
}
