"use client";

import { Button } from "@mantine/core";
import { useEffect } from "react";
import type { MountedArticle } from "@/components/open-article/mount-article";
import { claimWords } from "@/components/open-article/text-order";
import { useWorkbench } from "@/components/open-article/workbench-context";
import classes from "./tray.module.css";

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
    if (!isPlacing || article === null) return;
    // At once: the keys that follow are for the text. A sheet that was open may still take the focus with it as it goes.
    const { dom } = article.view;
    dom.focus({ preventScroll: true });
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) dom.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlacing, article]);
  if (claim === undefined) return null;
  return (
    <section className={classes["placing"]} aria-label="Place the claim">
      <p role="status">
        Select the words of this claim in the text, then choose “Place here”.
        <span className={classes["sought"]} dir="auto">
          {claimWords(claim)}
        </span>
      </p>
      <Button variant="default" size="compact-md" flex="none" onClick={onCancel}>
        Cancel
      </Button>
    </section>
  );
}
