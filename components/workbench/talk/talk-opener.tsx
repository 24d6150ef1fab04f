"use client";

import { Button } from "@mantine/core";
import { ChangedDot } from "@/components/open-article/changed-dot";
import { useWorkbench } from "@/components/open-article/workbench-context";
import type { Comment } from "@/lib/domain/claim";
import classes from "./article-talk.module.css";

export const TALK_OPENER_ID = "talk-opener";

/** Opens the discussion of the article; says how many threads are open, and when others wrote something new. */
export function TalkOpener() {
  const { data, screen, shown, step } = useWorkbench();
  const open = countOpenThreads(shown.comments);
  return (
    <bdi dir="ltr" className={classes["opener"]}>
      <Button
        id={TALK_OPENER_ID}
        variant="subtle"
        size="compact-xs"
        aria-haspopup="dialog"
        aria-expanded={screen.talk.isOpen}
        onClick={() => step({ do: "talk", talk: { isOpen: true } })}
        rightSection={<ChangedDot subject={data.article.id} />}
      >
        Discussion{open === 0 ? "" : ` · ${open} open`}
      </Button>
    </bdi>
  );
}

/** How many threads wait for an answer or an end: not resolved, and with at least one comment that still stands. */
export function countOpenThreads(comments: readonly Comment[]): number {
  const standing = comments.filter((comment) => comment.removedAt === null);
  const threads = new Set(standing.map((comment) => comment.replyTo ?? comment.commentId));
  for (const comment of comments) if (comment.resolved !== null) threads.delete(comment.commentId);
  return threads.size;
}
