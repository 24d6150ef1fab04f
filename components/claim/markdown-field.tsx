"use client";

import { Input } from "@mantine/core";
import { RichTextEditor } from "@mantine/tiptap";
import { Link } from "@tiptap/extension-link";
import { Placeholder } from "@tiptap/extensions";
import { useEditor } from "@tiptap/react";
import { StarterKit } from "@tiptap/starter-kit";
import { useId, useRef } from "react";
import { isSafeLink } from "@/lib/editor/safe-link";
import classes from "./markdown-field.module.css";
import { renderMarkdown } from "./render-markdown";
import { writeMarkdown } from "./write-markdown";

type Props = {
  readonly label: string;
  readonly placeholder: string;
  /** Markdown. Read once; afterwards the field says what it holds. */
  readonly value: string;
  readonly onChange: (markdown: string) => void;
  readonly error?: string | undefined;
};

/** Rich text that is kept as Markdown. */
export function MarkdownField({ label, placeholder, value, onChange, error }: Props) {
  const labelId = useId();
  const latest = useRef(onChange);
  latest.current = onChange;
  const editor = useEditor({
    immediatelyRender: false,
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
      Placeholder.configure({ placeholder }),
    ],
    content: renderMarkdown(value),
    editorProps: { attributes: { "aria-labelledby": labelId, "aria-multiline": "true" } },
    onUpdate: ({ editor: changed }) => latest.current(writeMarkdown(changed.getJSON())),
  });
  return (
    <div>
      <span id={labelId} className={classes["label"]}>
        {label}
      </span>
      <RichTextEditor editor={editor} className={classes["field"]}>
        <RichTextEditor.Toolbar className={classes["toolbar"]}>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Bold />
            <RichTextEditor.Italic />
            <RichTextEditor.Link />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.BulletList />
            <RichTextEditor.OrderedList />
            <RichTextEditor.Blockquote />
            <RichTextEditor.Code />
          </RichTextEditor.ControlsGroup>
        </RichTextEditor.Toolbar>
        <RichTextEditor.Content className={classes["content"]} />
      </RichTextEditor>
      {error !== undefined && <Input.Error>{error}</Input.Error>}
    </div>
  );
}
