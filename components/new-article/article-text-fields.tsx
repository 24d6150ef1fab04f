"use client";

import { Button, FileButton, Input, SegmentedControl, Textarea } from "@mantine/core";
import { EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useEffectEvent, useId } from "react";
import { articleExtensions } from "@/lib/editor/schema";
import type { ArticleDraft, ArticleFormat } from "./article-draft";
import { type ArticleSize, showBytes } from "./article-size";
import classes from "./new-article.module.css";

const FORMATS: readonly { readonly value: ArticleFormat; readonly label: string }[] = [
  { value: "text", label: "Plain text" },
  { value: "rich", label: "Rich text" },
  { value: "markdown", label: "Markdown" },
  { value: "html", label: "HTML" },
];

const HINTS: Readonly<Record<ArticleFormat, string>> = {
  text: "Paste the text. A blank line starts a new paragraph.",
  rich: "Paste from a web page or a word processor. Headings, lists, quotes, tables and links stay.",
  markdown: "Paste or write Markdown.",
  html: "Paste the source of a page. Scripts, styles and images go; an image leaves its description.",
};

type Props = {
  readonly draft: ArticleDraft;
  readonly change: (part: Partial<ArticleDraft>) => void;
  readonly onFile: (file: File) => void;
  readonly size: ArticleSize;
  readonly error: string | undefined;
  readonly direction: "ltr" | "rtl";
};

/** The text itself: how it is written, the text, or a file that has it. */
export function ArticleTextFields({ draft, change, onFile, size, error, direction }: Props) {
  const labelId = useId();
  return (
    <div className={classes["text"]}>
      <div className={classes["formats"]}>
        <SegmentedControl
          aria-label="Format"
          data={[...FORMATS]}
          value={draft.format}
          onChange={(value) => change({ format: value as ArticleFormat })}
        />
        <FileButton
          onChange={(file) => file !== null && onFile(file)}
          accept=".txt,.text,.md,.markdown,.html,.htm,.xhtml"
        >
          {({ onClick }) => (
            <Button variant="default" onClick={onClick}>
              Choose a file
            </Button>
          )}
        </FileButton>
      </div>
      {draft.format === "rich" ? (
        <div>
          <Input.Label component="div" id={labelId}>
            Text
          </Input.Label>
          <Input.Description mb={6}>{HINTS.rich}</Input.Description>
          <RichTextField
            value={draft.rich}
            onChange={(rich) => change({ rich })}
            labelId={labelId}
            direction={direction}
          />
          {error !== undefined && <Input.Error mt={5}>{error}</Input.Error>}
        </div>
      ) : (
        <Textarea
          label="Text"
          description={HINTS[draft.format]}
          rows={14}
          dir={direction}
          resize="vertical"
          value={draft.content}
          onChange={(event) => change({ content: event.currentTarget.value })}
          error={error}
          classNames={{ input: (draft.format === "text" ? classes["prose"] : classes["source"]) ?? "" }}
        />
      )}
      <p className={classes["size"]}>
        {size.words.toLocaleString("en")} {size.words === 1 ? "word" : "words"}, {showBytes(size.bytes)}. An
        article may have up to 200,000 words and 5 MiB.
      </p>
    </div>
  );
}

type RichTextProps = {
  /** HTML. */
  readonly value: string;
  readonly onChange: (html: string) => void;
  readonly labelId: string;
  readonly direction: "ltr" | "rtl";
};

/** A field that takes formatted text as it was copied, and shows what of it the article will keep. */
function RichTextField({ value, onChange, labelId, direction }: RichTextProps) {
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
