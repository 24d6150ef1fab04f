"use client";

import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import { showAgo, showMinute } from "@/components/look/show-date";
import { useMay, useWorkbench } from "@/components/open-article/workbench-context";
import classes from "./publish.module.css";
import { PublishDialog } from "./publish-dialog";

/** What of this review is public, for everybody; and for those who may, the button that publishes. */
export function PublishControl() {
  const may = useMay();
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setIsOpen(false);
    // After the dialog has let go of the focus.
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <>
      <PublishedSign />
      {may("publish-report") && (
        <Button ref={button} size="compact-md" flex="none" onClick={() => setIsOpen(true)}>
          Publish
        </Button>
      )}
      {isOpen && <PublishDialog onClose={close} />}
    </>
  );
}

function PublishedSign() {
  const { snapshot, now } = useWorkbench();
  const last = snapshot.state.editions.at(-1);
  if (last === undefined) return null;
  return (
    <a
      className={classes["sign"]}
      href={`/r/${encodeURIComponent(last.slug)}`}
      target="_blank"
      rel="noopener"
      title={`Edition ${last.number}, published ${showMinute(last.at)}`}
    >
      Edition {last.number}
      <span> · {last.withdrawn === null ? showAgo(last.at, now) : "withdrawn"}</span>
    </a>
  );
}
