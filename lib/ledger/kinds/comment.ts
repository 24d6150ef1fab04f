import type { Comment, ReviewState } from "../../domain/claim";
import { type Failure, invalid } from "../../domain/failure";
import type { ClaimId, CommentId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import { isAtLeast } from "../../domain/role";
import { findClaim, idTaken } from "./claim-gate";
import type { CommandOf, DecideContext, Decision } from "./decide-context";

/** A comment on a claim or on the article. A reply joins the thread of what it replies to. */
export function decideComment(state: ReviewState, command: CommandOf<"comment">): Decision {
  const place = commentsAt(state, command.claimId);
  if (!place.ok) return place;
  if (isTaken(state, command.commentId)) return fail(idTaken("commentId", "a comment of this article"));
  const replied = place.value.find((each) => each.commentId === command.replyTo);
  if (command.replyTo !== undefined && replied === undefined) {
    return fail(invalid("replyTo", "The comment that this replies to is not here."));
  }
  return ok([
    {
      type: "commented",
      data: {
        claimId: command.claimId ?? null,
        commentId: command.commentId,
        body: command.body,
        replyTo: replied === undefined ? null : threadOf(replied),
      },
    },
  ]);
}

/** Edits a comment (its author only) or removes it (its author, or an editor and above). */
export function decideOnComment(
  state: ReviewState,
  command: CommandOf<"edit-comment" | "remove-comment">,
  context: DecideContext,
): Decision {
  const found = findComment(state, command);
  if (!found.ok) return found;
  const refusal = refuseOthers(found.value, command, context);
  if (refusal !== null) return fail(refusal);
  if (found.value.removedAt !== null) return fail(invalid("commentId", "This comment was removed."));
  const place = { claimId: command.claimId ?? null, commentId: command.commentId };
  if (command.type === "remove-comment") return ok([{ type: "comment-removed", data: place }]);
  if (found.value.body === command.body) return ok([]);
  return ok([{ type: "comment-edited", data: { ...place, body: command.body } }]);
}

/** Closes a thread or opens it again; any of its comments names it. */
export function decideOnThread(
  state: ReviewState,
  command: CommandOf<"resolve-thread" | "reopen-thread">,
): Decision {
  const found = findComment(state, command);
  if (!found.ok) return found;
  const first = findComment(state, { ...command, commentId: threadOf(found.value) });
  if (!first.ok) return first;
  const isResolved = first.value.resolved !== null;
  const data = { claimId: command.claimId ?? null, commentId: first.value.commentId };
  if (command.type === "resolve-thread") {
    if (isResolved) return fail(invalid("commentId", "This thread is already resolved."));
    return ok([{ type: "thread-resolved", data }]);
  }
  if (!isResolved) return fail(invalid("commentId", "This thread is not resolved."));
  return ok([{ type: "thread-reopened", data }]);
}

type CommentPlace = { readonly claimId?: ClaimId | undefined; readonly commentId: CommentId };

function commentsAt(state: ReviewState, claimId: ClaimId | undefined): Result<readonly Comment[], Failure> {
  if (claimId === undefined) return ok(state.comments);
  const found = findClaim(state, claimId);
  return found.ok ? ok(found.value.comments) : found;
}

function findComment(state: ReviewState, { claimId, commentId }: CommentPlace): Result<Comment, Failure> {
  const place = commentsAt(state, claimId);
  if (!place.ok) return place;
  const comment = place.value.find((each) => each.commentId === commentId);
  return comment === undefined ? fail({ kind: "not-found" }) : ok(comment);
}

function threadOf(comment: Comment): CommentId {
  return comment.replyTo ?? comment.commentId;
}

function refuseOthers(
  comment: Comment,
  command: CommandOf<"edit-comment" | "remove-comment">,
  { actor, role }: DecideContext,
): Failure | null {
  if (comment.by === actor) return null;
  if (command.type === "edit-comment") {
    return { kind: "forbidden", detail: "Only its author may edit a comment." };
  }
  if (isAtLeast(role, "editor")) return null;
  return { kind: "forbidden", detail: "Only its author or an editor may remove a comment." };
}

function isTaken(state: ReviewState, id: CommentId): boolean {
  const has = (comments: readonly Comment[]) => comments.some((each) => each.commentId === id);
  if (has(state.comments)) return true;
  for (const claim of state.claims.values()) if (has(claim.comments)) return true;
  return false;
}
