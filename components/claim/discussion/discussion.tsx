"use client";

import { useMay } from "@/components/open-article/workbench-context";
import { CommentWriters } from "@/components/presence/comment-writers";
import type { Comment } from "@/lib/domain/claim";
import classes from "../claim.module.css";
import { CommentForm } from "./comment-form";
import { type DiscussionPlace, OneComment } from "./one-comment";
import { useFreshComments } from "./use-fresh-comments";

type Props = {
  readonly place: DiscussionPlace;
  readonly comments: readonly Comment[];
  /** What stands there as long as nobody said anything. */
  readonly empty: string;
  /** Why others' comments are not shown; null when they are. */
  readonly withheld: string | null;
};

/** The talk about a claim or the article, thread by thread, oldest first, and a box to join it. */
export function Discussion({ place, comments, empty, withheld }: Props) {
  const may = useMay();
  const { claimId, form } = place;
  const isWriting = form?.kind === "comment" && form.id === undefined;
  const fresh = useFreshComments(claimId);
  const close = (): void => {
    place.closeForm();
    place.focus();
  };
  return (
    <>
      {inThreads(comments).map((comment) => (
        <div key={comment.commentId}>
          <OneComment comment={comment} place={place} isNew={fresh.has(comment.commentId)} />
          {form?.id === comment.commentId && form.kind === "comment" && may("comment") && (
            <CommentForm claimId={claimId} replyTo={comment} onClose={close} />
          )}
          {form?.id === comment.commentId && form.kind === "edit-comment" && may("edit-comment") && (
            <CommentForm claimId={claimId} edited={comment} onClose={close} />
          )}
        </div>
      ))}
      {comments.length === 0 && !isWriting && withheld === null && (
        <p className={classes["empty"]}>{empty}</p>
      )}
      {withheld !== null && <p className={classes["empty"]}>{withheld}</p>}
      <CommentWriters claimId={claimId} />
      {isWriting && may("comment") && <CommentForm claimId={claimId} onClose={close} />}
    </>
  );
}

/** Every answer after the comment that began its thread; one whose thread is withheld stands alone. */
function inThreads(comments: readonly Comment[]): readonly Comment[] {
  return comments
    .filter(({ replyTo }) => comments.every((comment) => comment.commentId !== replyTo))
    .flatMap((first) => [first, ...comments.filter((comment) => comment.replyTo === first.commentId)]);
}
