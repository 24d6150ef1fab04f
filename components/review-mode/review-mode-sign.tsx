"use client";

import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import { useMay, useWorkbench } from "@/components/open-article/workbench-context";
import { ReviewModeDialog } from "./review-mode-dialog";
import classes from "./review-mode-sign.module.css";
import { modeWords } from "./review-mode-words";

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
