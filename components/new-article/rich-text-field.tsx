"use client";

import { EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useEffectEvent } from "react";
import { articleExtensions } from "@/lib/editor/schema";
import classes from "./new-article.module.css";

type Props = {
  /** HTML. */
  readonly value: string;
  readonly onChange: (html: string) => void;
  readonly labelId: string;
  readonly direction: "ltr" | "rtl";
};

/** A field that takes formatted text as it was copied, and shows what of it the article will keep. */
export function RichTextField({ value, onChange, labelId, direction }: Props) {
  const change = useEffectEvent(onChange);
  const editor = useEditor({
    immediatelyRender: false,
    injectCSS: false,
    extensions: [...articleExtensions],
    content: value,
    editorProps: { attributes: { role: "textbox", "aria-labelledby": labelId, "aria-multiline": "true" } },
    onUpdate: ({ editor: changed }) => change(changed.isEmpty ? "" : changed.getHTML()),
  });
  useEffect(() => {
    if (editor !== null && value === "" && !editor.isEmpty) editor.commands.clearContent(true);
  }, [editor, value]);
  return <EditorContent editor={editor} className={classes["rich"]} dir={direction} />;
}
