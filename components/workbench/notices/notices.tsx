"use client";

import { Alert, Button } from "@mantine/core";
import { loadAnew } from "@/components/browser/load-anew";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { ArchivedNotice } from "@/components/text-change/archived-notice";
import classes from "./notices.module.css";
import { ReturnedNotice } from "./returned-notice";

/** What everybody on the screen must know, above the article. */
export function Notices() {
  return (
    <>
      <ClosedNotice />
      <ArchivedNotice />
      <ReturnedNotice />
      <RevisedNotice />
    </>
  );
}

/** Says plainly that the person may not see the article any more, and that what they typed is kept. */
function ClosedNotice() {
  const { snapshot } = useWorkbench();
  if (snapshot.connection !== "closed") return null;
  return (
    <div className={classes["returned"]}>
      <Alert variant="default" role="alert" title="You can no longer open this article">
        You were taken off this desk, or the article was. Nothing more arrives here. What you typed is kept on
        this device.
      </Alert>
    </div>
  );
}

/** Says that the article has a newer text than the one on the screen. It changes when the reader wants it to. */
function RevisedNotice() {
  const { data, screen, snapshot } = useWorkbench();
  if (screen.viewSeq !== null || snapshot.state.revisionId === data.article.revisionId) return null;
  return (
    <div className={classes["returned"]}>
      <Alert variant="default" role="alert" title="This article has a new text">
        You still see the one before it, without its highlights. What you typed is kept.
        <Button variant="default" size="compact-sm" ml="sm" onClick={() => loadAnew("main")}>
          Show the new text
        </Button>
      </Alert>
    </div>
  );
}
