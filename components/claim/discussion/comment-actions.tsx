"use client";

import { Button } from "@mantine/core";
import { useAct } from "@/components/open-article/use-send";
import { useMay, useWorkbench } from "@/components/open-article/workbench-context";
import type { Comment } from "@/lib/domain/claim";
import { isAtLeast } from "@/lib/domain/role";
import classes from "../claim.module.css";
import type { DiscussionPlace } from "./discussion";

type Props = { readonly comment: Comment; readonly place: DiscussionPlace };

/** What the person may do with a comment. */
export function CommentActions({ comment, place }: Props) {
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
