"use client";

import { Button } from "@mantine/core";
import { useState } from "react";
import { showMinute } from "@/components/look/show-date";
import { useWorkbench } from "@/components/open-article/workbench-context";
import type { Comment } from "@/lib/domain/claim";
import shared from "../claim.module.css";
import { MarkdownView } from "../markdown/markdown-view";
import { earlierWords } from "./comment-past";
import classes from "./one-comment.module.css";

/** What an edited comment said before, on demand: the history has every word. */
export function EarlierWords({ comment }: { readonly comment: Comment }) {
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
