"use client";

import { Button } from "@mantine/core";
import { showAgo, showMinute } from "@/components/workbench/show-date";
import { useAct } from "@/components/workbench/use-send";
import { useMay, useNameOf, useWorkbench } from "@/components/workbench/workbench-context";
import type { Claim, Comment } from "@/lib/domain/claim";
import { isAtLeast } from "@/lib/domain/role";
import classes from "./claim-card.module.css";
import { CommentForm } from "./comment-form";
import { focusClaim } from "./focus-claim";
import { MarkdownView } from "./markdown-view";
import { PersonMark } from "./person-mark";
import { useWithheldWords } from "./use-withheld";

/** The talk about a claim, thread by thread, oldest first, and a box to join it. */
export function Discussion({ claim }: { readonly claim: Claim }) {
  const { screen, step } = useWorkbench();
  const may = useMay();
  const withheld = useWithheldWords()(claim);
  const { form } = screen;
  const isWriting = form?.kind === "comment" && form.id === undefined;
  const close = (): void => {
    step({ do: "close-form" });
    focusClaim(claim.claimId);
  };
  return (
    <>
      {inThreads(claim.comments).map((comment) => (
        <div key={comment.commentId}>
          <OneComment comment={comment} />
          {form?.id === comment.commentId && form.kind === "comment" && may("comment") && (
            <CommentForm claim={claim} replyTo={comment} onClose={close} />
          )}
          {form?.id === comment.commentId && form.kind === "edit-comment" && may("edit-comment") && (
            <CommentForm claim={claim} edited={comment} onClose={close} />
          )}
        </div>
      ))}
      {claim.comments.length === 0 && !isWriting && withheld === null && (
        <p className={classes["empty"]}>No comments yet.</p>
      )}
      {withheld !== null && <p className={classes["empty"]}>{withheld}</p>}
      {isWriting && may("comment") && <CommentForm claim={claim} onClose={close} />}
    </>
  );
}

/** Every answer after the comment that began its thread; one whose thread is withheld stands alone. */
function inThreads(comments: readonly Comment[]): readonly Comment[] {
  return comments
    .filter(({ replyTo }) => comments.every((comment) => comment.commentId !== replyTo))
    .flatMap((first) => [first, ...comments.filter((comment) => comment.replyTo === first.commentId)]);
}

function OneComment({ comment }: { readonly comment: Comment }) {
  const { now } = useWorkbench();
  const nameOf = useNameOf();
  const { by, at } = comment;
  if (comment.removedAt !== null)
    return <p className={classes["empty"]}>A comment by {nameOf(by)} was removed.</p>;
  return (
    <article
      id={`comment-${comment.commentId}`}
      tabIndex={-1}
      className={classes["judgement"]}
      data-reply={comment.replyTo !== null}
    >
      <PersonMark name={nameOf(by)} />
      <b className={classes["judge"]}>{nameOf(by)}</b>
      <span className={classes["meta"]} title={showMinute(at)}>
        {showAgo(at, now)}
        {comment.editedAt === null ? "" : " · edited"}
        {comment.resolved === null
          ? ""
          : ` · resolved by ${nameOf(comment.resolved.by)}, ${showAgo(comment.resolved.at, now)}`}
      </span>
      <div className={classes["rationale"]}>
        <MarkdownView source={comment.body} />
        <CommentActions comment={comment} />
      </div>
    </article>
  );
}

/** What the person may do with a comment. */
function CommentActions({ comment }: { readonly comment: Comment }) {
  const { data, screen, step } = useWorkbench();
  const may = useMay();
  const act = useAct();
  const { commentId, claimId, by, resolved } = comment;
  if (claimId === null || screen.form !== null || !may("comment")) return null;
  const isOwn = by === data.me.id;
  const thread = resolved === null ? "resolve-thread" : "reopen-thread";
  const open = (kind: "comment" | "edit-comment") => step({ do: "open-form", form: { kind, id: commentId } });
  return (
    <div className={classes["small"]}>
      <Button variant="subtle" size="compact-xs" onClick={() => open("comment")}>
        Reply
      </Button>
      {isOwn && may("edit-comment") && (
        <Button variant="subtle" size="compact-xs" onClick={() => open("edit-comment")}>
          Edit
        </Button>
      )}
      {comment.replyTo === null && may(thread) && (
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => void act({ type: thread, claimId, commentId })}
        >
          {resolved === null ? "Resolve" : "Reopen thread"}
        </Button>
      )}
      {(isOwn || isAtLeast(data.me.role, "editor")) && may("remove-comment") && (
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() =>
            void act({ type: "remove-comment", claimId, commentId }).then(() => focusClaim(claimId))
          }
        >
          Remove
        </Button>
      )}
    </div>
  );
}
