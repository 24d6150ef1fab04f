import type { Comment, ReviewState } from "../../domain/claim";
import type { ClaimId, CommentId } from "../../domain/ids";
import type { Telling } from "./event-kind";
import { claimOf, type GrowingReview, put } from "./growing-review";

/** Which comment: on a claim, or (null) on the article. */
export type Place = { readonly claimId: ClaimId | null; readonly commentId: CommentId };
/** An entry that speaks of one. */
export type OnPlace = { readonly seq: number; readonly data: Place };

/** The comments of a claim or (null) of the article, in the order in which they were written. */
export function commentsAt(state: ReviewState | null, claimId: ClaimId | null): readonly Comment[] {
  return (claimId === null ? state?.comments : state?.claims.get(claimId)?.comments) ?? [];
}

/** The comment in a state; undefined where it is not. */
export function findComment(state: ReviewState | null, { claimId, commentId }: Place): Comment | undefined {
  return commentsAt(state, claimId).find((each) => each.commentId === commentId);
}

/** Changes the comments of the claim or article that an entry speaks of. */
export function foldComments(
  growing: GrowingReview,
  { data: { claimId } }: OnPlace,
  change: (comments: readonly Comment[]) => readonly Comment[],
): void {
  if (claimId === null) {
    growing.comments = change(growing.comments);
    return;
  }
  const claim = claimOf(growing, claimId);
  put(growing, { ...claim, comments: change(claim.comments) });
}

/** `fold` of what changes one comment. */
export function onComment<Entry extends OnPlace>(change: (comment: Comment, entry: Entry) => Comment) {
  return (growing: GrowingReview, entry: Entry): void =>
    foldComments(growing, entry, (comments) => {
      const { commentId } = entry.data;
      const before = comments.find((each) => each.commentId === commentId);
      if (before === undefined) {
        throw new Error(`Entry ${entry.seq} speaks of comment ${commentId}, which is not there.`);
      }
      const after = change(before, entry);
      return comments.map((each) => (each === before ? after : each));
    });
}

/** The comment as it was before an entry that is told. */
export function commentBefore({ data }: OnPlace, { before }: Telling): Comment | undefined {
  return findComment(before, data);
}
