"use client";

import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { loadAnew } from "@/components/browser/load-anew";
import classes from "./text-change.module.css";
import { countWords, type SavedText } from "./text-data";

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  /** As wide as there is room, or no wider than a form. */
  readonly width: "whole" | "form";
  readonly children: ReactNode;
};

/** A dialog about the text. What was typed in it is kept when it is closed. */
export function TextDialog({ title, onClose, width, children }: Props) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      {...(width === "whole" ? { fullScreen: true } : { size: "lg" })}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": "Close" }}
      attributes={{ header: { role: "presentation" } }}
    >
      {children}
    </Modal>
  );
}

/** Says what was saved. The page with the new text is loaded anew, for all that is on it stands on a text. */
export function SavedNotice({ text }: { readonly text: SavedText }) {
  const { number } = text.revision;
  return (
    <div className={classes["saved"]} role="status">
      <p>
        Saved as text {number}. Claims: {countWords(text.anchors)}.
      </p>
      {text.anchors.changed + text.anchors.lost > 0 && (
        <p>Those that were changed or lost wait above the article, to be confirmed or placed again.</p>
      )}
      <Button data-autofocus onClick={() => loadAnew("main")}>
        Show the new text
      </Button>
    </div>
  );
}
