"use client";

import { Button } from "@mantine/core";
import { useState } from "react";
import { PersonMark } from "@/components/look/person-mark";
import { showAgo, showDay, showMinute } from "@/components/look/show-date";
import type { OpenForm } from "@/components/open-article/screen-state";
import { useAct } from "@/components/open-article/use-send";
import { useMay, useNameOf, useWorkbench } from "@/components/open-article/workbench-context";
import type { Comment, CommentOrigin } from "@/lib/domain/claim";
import type { ClaimId } from "@/lib/domain/ids";
import { isAtLeast } from "@/lib/domain/role";
import shared from "../claim.module.css";
import { MarkdownView } from "../markdown/markdown-view";
import { earlierWords, removerOf } from "./comment-past";
import classes from "./one-comment.module.css";

/** Where a discussion is held, and the forms that can be opened in it. */
export type DiscussionPlace = {
  /** Null for the article as a whole. */
  readonly claimId: ClaimId | null;
  readonly form: OpenForm | null;
  readonly openForm: (form: OpenForm) => void;
  /** Puts the focus back where the discussion is, after a form or a comment went. */
  readonly focus: () => void;
  readonly closeForm: () => void;
};

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
        {comment.origin !== null && <p className={classes["origin"]}>{broughtFrom(comment.origin)}</p>}
        <MarkdownView source={comment.body} />
        {comment.editedAt !== null && <EarlierWords comment={comment} />}
        <CommentActions comment={comment} place={place} />
      </div>
    </article>
  );
}

/** As in "Brought in from Hypothesis: Ada, 12 May 2021". The tool's own date is shown by its day, where it has one. */
function broughtFrom({ tool, author, at }: CommentOrigin): string {
  const day = at === null ? null : (/^\d{4}-\d{2}-\d{2}/.exec(at)?.[0] ?? null);
  const whence = [author, day === null ? null : showDay(day)].filter((part) => part !== null).join(", ");
  return `Brought in from ${tool}${whence === "" ? "" : `: ${whence}`}`;
}

/** What the person may do with a comment. */
function CommentActions({ comment, place }: Omit<Props, "isNew">) {
  const { data } = useWorkbench();
  const may = useMay();
  const act = useAct();
  const { commentId, by, resolved } = comment;
  if (place.form !== null || !may("comment")) return null;
  const isOwn = by === data.me.id;
  const thread = resolved === null ? "resolve-thread" : "reopen-thread";
  const open = (kind: "comment" | "edit-comment") => place.openForm({ kind, id: commentId });
  const where = { ...(place.claimId === null ? {} : { claimId: place.claimId }), commentId };
  return (
    <div className={shared["small"]}>
      <Button variant="subtle" size="compact-xs" onClick={() => open("comment")}>
        Reply
      </Button>
      {isOwn && may("edit-comment") && (
        <Button variant="subtle" size="compact-xs" onClick={() => open("edit-comment")}>
          Edit
        </Button>
      )}
      {comment.replyTo === null && may(thread) && (
        <Button variant="subtle" size="compact-xs" onClick={() => void act({ type: thread, ...where })}>
          {resolved === null ? "Resolve" : "Reopen thread"}
        </Button>
      )}
      {(isOwn || isAtLeast(data.me.role, "editor")) && may("remove-comment") && (
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => void act({ type: "remove-comment", ...where }).then(place.focus)}
        >
          Remove
        </Button>
      )}
    </div>
  );
}

/** What an edited comment said before, on demand: the history has every word. */
function EarlierWords({ comment }: { readonly comment: Comment }) {
  const { store, snapshot, screen } = useWorkbench();
  const [isOpen, setOpen] = useState(false);
  const toggle = (): void => {
    if (!isOpen) void store.loadHistory();
    setOpen(!isOpen);
  };
  const upTo = screen.viewSeq ?? snapshot.state.seq;
  return (
    <>
      <Button variant="subtle" size="compact-xs" aria-expanded={isOpen} onClick={toggle}>
        Earlier words
      </Button>
      {isOpen && !snapshot.isComplete && <p className={shared["note"]}>Reading the history…</p>}
      {isOpen && snapshot.isComplete && (
        <ol className={classes["earlier"]}>
          {earlierWords(snapshot.entries, comment.commentId, upTo).map(({ body, at }) => (
            <li key={at}>
              <span className={shared["meta"]}>{showMinute(at)}</span>
              <MarkdownView source={body} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
