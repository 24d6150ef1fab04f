"use client";

import { Alert } from "@mantine/core";
import type { Returned } from "./review-store";
import { STALE_WORDS, whyNot } from "./use-send";
import classes from "./workbench.module.css";
import { useWorkbench } from "./workbench-context";

/** Says which waiting commands were not taken in the end. What was typed is a draft again. */
export function ReturnedNotice() {
  const { snapshot, store } = useWorkbench();
  if (snapshot.returned.length === 0) return null;
  return (
    <div className={classes["returned"]}>
      {snapshot.returned.map(({ command, outcome }) => (
        <Alert
          key={command.commandId}
          variant="default"
          role="alert"
          title="Something that waited was not taken"
          withCloseButton
          closeButtonLabel="Close"
          onClose={() => store.dismiss(command.commandId)}
        >
          {wordsOf(command)}: {outcome.kind === "stale" ? STALE_WORDS : whyNot(outcome)} What you typed is a
          draft again, in its form.
        </Alert>
      ))}
    </div>
  );
}

/** "give-verdict" as a person says it. */
function wordsOf({ type }: Returned["command"]): string {
  return type.charAt(0).toUpperCase() + type.slice(1).replaceAll("-", " ");
}
