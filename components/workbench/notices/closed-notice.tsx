"use client";

import { Alert } from "@mantine/core";
import { useWorkbench } from "@/components/open-article/workbench-context";
import classes from "./notices.module.css";

/** Says plainly that the person may not see the article any more, and that what they typed is kept. */
export function ClosedNotice() {
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
