"use client";

import { useEffect, useRef } from "react";
import { usePrinting } from "@/components/browser/use-printing";
import { focusClaim } from "@/components/open-article/focus-claim";
import { useIsVisible } from "@/components/open-article/use-seen";
import { useWithheldWords } from "@/components/open-article/use-withheld";
import { useMay, useWorkbench } from "@/components/open-article/workbench-context";
import { CommentWriters } from "@/components/presence/card-people";
import type { Claim, Comment } from "@/lib/domain/claim";
import type { ClaimId, CommentId } from "@/lib/domain/ids";
import classes from "../claim.module.css";
import { CommentForm } from "./comment-form";
import { type DiscussionPlace, OneComment } from "./one-comment";

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

/**
 * The comments that are new to whoever looks at this discussion now. They count as seen from now on, also after a
 * reload; here they stay new until the discussion is left.
 */
function useFreshComments(claimId: ClaimId | null): ReadonlySet<CommentId> {
  const { data, seen } = useWorkbench();
  const subject = claimId ?? data.article.id;
  const isVisible = useIsVisible();
  const isPrinting = usePrinting();
  const isLookedAt = isVisible && !isPrinting;
  const fresh = useRef(new Set<CommentId>());
  const unread = [...seen.comments].filter(([, comment]) => comment.subject === subject);
  for (const [commentId] of unread) fresh.current.add(commentId);
  const { see } = seen;
  const hasUnread = unread.length > 0;
  useEffect(() => {
    if (hasUnread && isLookedAt) see(subject);
  }, [hasUnread, isLookedAt, see, subject]);
  return fresh.current;
}

/** The discussion of one claim, in its card. */
export function ClaimDiscussion({ claim }: { readonly claim: Claim }) {
  const { screen, step } = useWorkbench();
  const withheld = useWithheldWords()(claim);
  const { claimId, comments } = claim;
  return (
    <Discussion
      place={{
        claimId,
        form: screen.form,
        openForm: (form) => step({ do: "open-form", form }),
        closeForm: () => step({ do: "close-form" }),
        focus: () => focusClaim(claimId),
      }}
      comments={comments}
      empty="No comments yet."
      withheld={withheld}
    />
  );
}
