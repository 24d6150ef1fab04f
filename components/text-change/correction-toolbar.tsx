"use client";

import { RichTextEditor } from "@mantine/tiptap";
import { useOneStop } from "@/components/browser/use-one-stop";
import classes from "./text-change.module.css";

/** What can be done to the words beside writing them. One stop of the tab key. */
export function CorrectionToolbar() {
  const { bar, stop, onKeyDown } = useOneStop("[data-rich-text-editor-control]");
  return (
    <RichTextEditor.Toolbar
      ref={bar}
      role="toolbar"
      aria-label="Formatting"
      className={classes["toolbar"]}
      onKeyDown={onKeyDown}
    >
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.Undo {...stop(0)} />
        <RichTextEditor.Redo {...stop(1)} />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.Bold {...stop(2)} />
        <RichTextEditor.Italic {...stop(3)} />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.H2 {...stop(4)} />
        <RichTextEditor.BulletList {...stop(5)} />
        <RichTextEditor.OrderedList {...stop(6)} />
        <RichTextEditor.Blockquote {...stop(7)} />
      </RichTextEditor.ControlsGroup>
    </RichTextEditor.Toolbar>
  );
}
