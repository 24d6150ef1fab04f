"use client";

import { Button } from "@mantine/core";
import { useEffect } from "react";
import type { MountedArticle } from "./mount-article";
import { quoteOf } from "./text-order";
import classes from "./tray.module.css";
import { useWorkbench } from "./workbench-context";

/** Says what to do while a claim looks for its words in the text. The caret is in the text meanwhile. */
export function PlacingBar({
  article,
  onCancel,
}: {
  readonly article: MountedArticle | null;
  readonly onCancel: () => void;
}) {
  const { screen, shown } = useWorkbench();
  const claim = screen.placingId === null ? undefined : shown.claims.get(screen.placingId);
  const isPlacing = claim !== undefined;
  useEffect(() => {
    // After the sheet that was open has given the focus up.
    if (isPlacing) requestAnimationFrame(() => article?.view.dom.focus({ preventScroll: true }));
  }, [isPlacing, article]);
  if (claim === undefined) return null;
  return (
    <section className={classes["placing"]} aria-label="Place the claim">
      <p role="status">
        Select the words of this claim in the text, then choose “Place here”.
        <span className={classes["sought"]} dir="auto">
          {claim.statement ?? quoteOf(claim)}
        </span>
      </p>
      <Button variant="default" size="compact-md" flex="none" onClick={onCancel}>
        Cancel
      </Button>
    </section>
  );
}
