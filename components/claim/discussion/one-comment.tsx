"use client";

import { PersonMark } from "@/components/look/person-mark";
import { showAgo, showMinute } from "@/components/look/show-date";
import { useNameOf, useWorkbench } from "@/components/open-article/workbench-context";
import type { Comment } from "@/lib/domain/claim";
import shared from "../claim.module.css";
import { MarkdownView } from "../markdown/markdown-view";
import { CommentActions } from "./comment-actions";
import { removerOf } from "./comment-past";
import type { DiscussionPlace } from "./discussion";
import { EarlierWords } from "./earlier-words";
import classes from "./one-comment.module.css";

type Props = {
  readonly comment: Comment;
  readonly place: DiscussionPlace;
  /** The person has not seen it before. */
  readonly isNew: boolean;
};

/** Who said it, when, what became of it, and what can be done with it. Of a removed one only that it was there. */
export function OneComment({ comment, place, isNew }: Props) {
  const { now, snapshot } = useWorkbench();
  const nameOf = useNameOf();
  const { by, at } = comment;
  const id = `comment-${comment.commentId}`;
  if (comment.removedAt !== null) {
    const remover = removerOf(snapshot.entries, comment.commentId);
    return (
      <p id={id} tabIndex={-1} className={shared["empty"]}>
        A comment by {nameOf(by)} was removed
        {remover === null || remover === by ? "" : ` by ${nameOf(remover)}`}.
      </p>
    );
  }
  return (
    <article
      id={id}
      tabIndex={-1}
      className={shared["judgement"]}
      data-reply={comment.replyTo !== null}
      aria-label={`${isNew ? "New comment" : "Comment"} by ${nameOf(by)}`}
    >
      <PersonMark name={nameOf(by)} />
      <b className={shared["judge"]}>
        {nameOf(by)}
        {isNew && <span className={classes["new"]}>New</span>}
      </b>
      <span className={shared["meta"]} title={showMinute(at)}>
        {showAgo(at, now)}
        {comment.editedAt === null ? "" : " · edited"}
        {comment.resolved === null
          ? ""
          : ` · resolved by ${nameOf(comment.resolved.by)}, ${showAgo(comment.resolved.at, now)}`}
      </span>
      <div className={shared["rationale"]}>
        <MarkdownView source={comment.body} />
        {comment.editedAt !== null && <EarlierWords comment={comment} />}
        <CommentActions comment={comment} place={place} />
      </div>
    </article>
  );
}
