"use client";

import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import { useMay, useWorkbench } from "@/components/open-article/workbench-context";
import type { ReviewMode } from "@/lib/domain/review-mode";
import { ReviewModeDialog } from "./review-mode-dialog";
import classes from "./review-mode-sign.module.css";

/** How the article is reviewed, in words; those who may change it do so here. Nothing for others in an open review. */
export function ReviewModeSign() {
  const { shown } = useWorkbench();
  const mayChange = useMay()("set-review-mode");
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const words = modeWords(shown.mode);
  if (!mayChange) return shown.mode.kind === "open" ? null : <bdi dir="ltr">{words}</bdi>;
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <bdi dir="ltr" className={classes["sign"]}>
      <Button
        ref={opener}
        variant="subtle"
        size="compact-xs"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {words}
      </Button>
      {isOpen && <ReviewModeDialog mode={shown.mode} onClose={close} />}
    </bdi>
  );
}

/** How an article is reviewed, in one line. */
export function modeWords(mode: ReviewMode): string {
  if (mode.kind === "open") return "Open review";
  const needed =
    mode.requiredVerdicts === 1 ? "1 verdict needed" : `${mode.requiredVerdicts} verdicts needed`;
  return `Independent review · ${needed}${mode.hidesNames ? " · names hidden" : ""}`;
}
