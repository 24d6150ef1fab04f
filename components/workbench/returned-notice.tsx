"use client";

import { Alert } from "@mantine/core";
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
          {command.type.replaceAll("-", " ")}: {outcome.detail} What you typed is a draft again, in its form.
        </Alert>
      ))}
    </div>
  );
}
