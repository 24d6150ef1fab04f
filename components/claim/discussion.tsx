"use client";

import { Button, Textarea } from "@mantine/core";
import { newId } from "@/components/workbench/new-id";
import { showAgo, showMinute } from "@/components/workbench/show-date";
import { useAct, useSend } from "@/components/workbench/use-send";
import { useMay, useNameOf, useWorkbench } from "@/components/workbench/workbench-context";
import type { Claim, Comment } from "@/lib/domain/claim";
import { isAtLeast } from "@/lib/domain/role";
import classes from "./claim-card.module.css";
import { ClaimForm } from "./claim-form";
import { MarkdownView } from "./markdown-view";
import { PersonMark } from "./person-mark";
import { useDraft } from "./use-draft";

/** The talk about a claim, oldest first, and a box to join it. */
export function Discussion({ claim }: { readonly claim: Claim }) {
  const { screen, step } = useWorkbench();
  const may = useMay();
  const isWriting = screen.form?.kind === "comment";
  return (
    <>
      {claim.comments.map((comment) => (
        <OneComment key={comment.commentId} comment={comment} />
      ))}
      {claim.comments.length === 0 && !isWriting && <p className={classes["empty"]}>No comments yet.</p>}
      {isWriting && may("comment") && (
        <CommentForm claim={claim} onClose={() => step({ do: "close-form" })} />
      )}
    </>
  );
}

function CommentForm({ claim, onClose }: { readonly claim: Claim; readonly onClose: () => void }) {
  const send = useSend();
  const draft = useDraft({ form: "comment", claimId: claim.claimId, fields: { body: "" } });
  const { body } = draft.values;
  return (
    <ClaimForm
      label="Comment"
      submitLabel="Comment"
      draft={draft}
      isReady={body.trim() !== ""}
      onSubmit={() => send({ type: "comment", claimId: claim.claimId, commentId: newId(), body }, draft.ref)}
      onClose={onClose}
    >
      {(complaint) => (
        <Textarea
          label="Comment"
          autosize
          minRows={2}
          dir="auto"
          value={body}
          error={complaint("body")}
          onChange={(event) => draft.change({ body: event.currentTarget.value })}
        />
      )}
    </ClaimForm>
  );
}

function OneComment({ comment }: { readonly comment: Comment }) {
  const { data, now } = useWorkbench();
  const nameOf = useNameOf();
  const may = useMay();
  const act = useAct();
  const { commentId, claimId, by, at } = comment;
  const mayRemove = comment.by === data.me.id || isAtLeast(data.me.role, "editor");
  if (comment.removedAt !== null)
    return <p className={classes["empty"]}>A comment by {nameOf(by)} was removed.</p>;
  return (
    <article className={classes["judgement"]} data-reply={comment.replyTo !== null}>
      <PersonMark name={nameOf(by)} />
      <b className={classes["judge"]}>{nameOf(by)}</b>
      <span className={classes["meta"]} title={showMinute(at)}>
        {showAgo(at, now)}
        {comment.editedAt === null ? "" : " · edited"}
        {comment.resolved === null ? "" : " · resolved"}
      </span>
      <div className={classes["rationale"]}>
        <MarkdownView source={comment.body} />
        {mayRemove && may("remove-comment") && claimId !== null && (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => void act({ type: "remove-comment", claimId, commentId })}
          >
            Remove
          </Button>
        )}
      </div>
    </article>
  );
}
