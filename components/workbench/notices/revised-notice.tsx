"use client";

import { Alert, Button } from "@mantine/core";
import { useWorkbench } from "@/components/open-article/workbench-context";
import classes from "./notices.module.css";

/** Says that the article has a newer text than the one on the screen. It changes when the reader wants it to. */
export function RevisedNotice() {
  const { data, screen, snapshot } = useWorkbench();
  if (screen.viewSeq !== null || snapshot.state.revisionId === data.article.revisionId) return null;
  return (
    <div className={classes["returned"]}>
      <Alert variant="default" role="alert" title="This article has a new text">
        You still see the one before it, without its highlights. What you typed is kept.
        <Button variant="default" size="compact-sm" ml="sm" onClick={() => location.reload()}>
          Show the new text
        </Button>
      </Alert>
    </div>
  );
}
