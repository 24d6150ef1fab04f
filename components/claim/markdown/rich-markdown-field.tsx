"use client";

import { Input } from "@mantine/core";
import { RichTextEditor } from "@mantine/tiptap";
import { Link } from "@tiptap/extension-link";
import { Mention } from "@tiptap/extension-mention";
import { Placeholder } from "@tiptap/extensions";
import { type Editor, useEditor } from "@tiptap/react";
import { StarterKit } from "@tiptap/starter-kit";
import { useId, useLayoutEffect, useRef, useState } from "react";
import { useOneStop } from "@/components/browser/use-one-stop";
import { useNameOf } from "@/components/open-article/workbench-context";
import type { WorkbenchMember } from "@/components/open-article/workbench-data";
import { isSafeLink } from "@/lib/editor/safe-link";
import classes from "./markdown-field.module.css";
import { MentionList } from "./mention-list";
import { createMentionMenu } from "./mention-menu";
import { renderMarkdown } from "./render-markdown";
import { writeMarkdown } from "./write-markdown";

export type MarkdownFieldProps = {
  readonly label: string;
  readonly placeholder: string;
  /** Markdown. Read once; afterwards the field says what it holds. */
  readonly value: string;
  readonly onChange: (markdown: string) => void;
  readonly error?: string | undefined;
  /** Who can be mentioned here; left out where nobody is told of mentions. */
  readonly members?: readonly WorkbenchMember[];
  /** Whether the caret begins here. */
  readonly isFirst?: boolean;
};

/** Rich text that is kept as Markdown. */
export function RichMarkdownField(props: MarkdownFieldProps) {
  const { label, placeholder, value, onChange, error, members = [], isFirst = false } = props;
  const labelId = useId();
  const latest = useRef(onChange);
  latest.current = onChange;
  const hostId = useId();
  const nameOf = useNameOf();
  const [menu] = useState(() => createMentionMenu(`${hostId}-members`, `#${hostId}`, () => members));
  const editor = useEditor({
    // This code never runs on the server, and a field that comes a moment later would miss the first keys.
    immediatelyRender: true,
    injectCSS: false,
    extensions: [
      StarterKit.configure({
        heading: false,
        strike: false,
        underline: false,
        horizontalRule: false,
        link: false,
      }),
      Link.configure({
        openOnClick: false,
        isAllowedUri: isSafeLink,
        protocols: ["http", "https", "mailto"],
      }),
      Mention.configure({ suggestion: menu.suggestion }),
      Placeholder.configure({ placeholder }),
    ],
    content: renderMarkdown(value, nameOf),
    editorProps: {
      attributes: {
        "aria-labelledby": labelId,
        "aria-multiline": "true",
        // A dialog that opens with this field begins here, not at its own first button.
        ...(isFirst && { "data-autofocus": "true" }),
      },
    },
    onUpdate: ({ editor: changed }) => latest.current(writeMarkdown(changed.getJSON())),
  });
  useLayoutEffect(() => {
    if (isFirst) beginAtEnd(editor);
  }, [editor, isFirst]);
  return (
    <div id={hostId} className={classes["host"]}>
      <span id={labelId} className={classes["label"]}>
        {label}
      </span>
      <RichTextEditor editor={editor} className={classes["field"]}>
        <FormattingToolbar />
        <RichTextEditor.Content className={classes["content"]} />
      </RichTextEditor>
      <MentionList menu={menu} />
      {error !== undefined && <Input.Error>{error}</Input.Error>}
    </div>
  );
}

const CONTROL = "[data-rich-text-editor-control]";

function FormattingToolbar() {
  const { bar, stop, onKeyDown } = useOneStop(CONTROL);
  return (
    <RichTextEditor.Toolbar
      ref={bar}
      role="toolbar"
      aria-label="Formatting"
      className={classes["toolbar"]}
      onKeyDown={onKeyDown}
    >
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.Bold {...stop(0)} />
        <RichTextEditor.Italic {...stop(1)} />
        <RichTextEditor.Link {...stop(2)} />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.BulletList {...stop(3)} />
        <RichTextEditor.OrderedList {...stop(4)} />
        <RichTextEditor.Blockquote {...stop(5)} />
        <RichTextEditor.Code {...stop(6)} />
      </RichTextEditor.ControlsGroup>
    </RichTextEditor.Toolbar>
  );
}

/** At once: the editor's own command waits for the next frame, and keys that were pressed before it would be lost. */
function beginAtEnd({ commands, state, view }: Editor): void {
  commands.setTextSelection(state.doc.content.size);
  view.focus();
}
