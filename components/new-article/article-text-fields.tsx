"use client";

import { Button, FileButton, Input, Textarea } from "@mantine/core";
import { EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useEffectEvent, useId, useRef } from "react";
import { articleExtensions } from "@/lib/editor/schema";
import { hasForm, loneLinks, recogniseText } from "@/lib/text/recognise-text";
import type { ArticleDraft, ArticleFormat } from "./article-draft";
import { type ArticleSize, showBytes } from "./article-size";
import classes from "./new-article.module.css";
import { ACCEPTED } from "./use-reading";

const HINT =
  "Paste a link, the text, or what you copied from a page or a document; or choose or drop a file.";

/** How what stands in the box is read, and what else it could be read as. */
const RECOGNISED: Readonly<Record<ArticleFormat, string>> = {
  text: "Read as plain text: a blank line starts a new paragraph.",
  rich: "Read as formatted text: headings, lists, quotes, tables and links stay.",
  markdown: "Read as Markdown.",
  html: "Read as the source of a page: scripts, styles and images go; an image leaves its description.",
};

type Props = {
  readonly draft: ArticleDraft;
  readonly change: (part: Partial<ArticleDraft>) => void;
  readonly onFiles: (files: readonly File[]) => void;
  /** Takes many links at once, and with it many files. */
  readonly onLinks?: (links: readonly string[]) => void;
  /** What can be put in. */
  readonly hint?: string;
  readonly size: ArticleSize;
  readonly error: string | undefined;
  readonly direction: "ltr" | "rtl";
};

/** The text itself: how it is written, the text, or a file that has it. */
export function ArticleTextFields({
  draft,
  change,
  onFiles,
  onLinks,
  hint = HINT,
  size,
  error,
  direction,
}: Props) {
  const links = draft.format === "rich" ? [] : (loneLinks(draft.content) ?? []);
  const forgetChosen = useRef<() => void>(null);
  const labelId = useId();
  const fieldId = useId();
  return (
    <div className={classes["text"]}>
      <div className={classes["formats"]}>
        <Input.Label id={labelId} htmlFor={fieldId}>
          Text
        </Input.Label>
        <FileButton
          multiple={onLinks !== undefined}
          resetRef={forgetChosen}
          onChange={(chosen) => {
            // The same file can be chosen again, once it was mended.
            forgetChosen.current?.();
            onFiles(chosen === null ? [] : [chosen].flat());
          }}
          accept={ACCEPTED}
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
          <Input.Description mb={6}>{hint}</Input.Description>
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
          id={fieldId}
          description={hint}
          rows={14}
          dir={direction}
          resize="vertical"
          value={draft.content}
          onChange={(event) => change(typed(draft, event.currentTarget.value))}
          onPaste={(event) => {
            const html = event.clipboardData.getData("text/html");
            if (draft.content.trim() !== "" || !hasForm(html)) return;
            event.preventDefault();
            change({ format: "rich", rich: html });
          }}
          error={error}
          classNames={{ input: (draft.format === "text" ? classes["prose"] : classes["source"]) ?? "" }}
        />
      )}
      <div className={classes["formats"]}>
        <p className={classes["size"]} role="status">
          {RECOGNISED[draft.format]}
        </p>
        {links.length > 1 && onLinks !== undefined ? (
          <Button variant="default" size="compact-sm" onClick={() => onLinks(links)}>
            Read these {links.length} links
          </Button>
        ) : (
          <Overrule draft={draft} change={change} />
        )}
      </div>
      <p className={classes["size"]}>
        {size.words.toLocaleString("en")} {size.words === 1 ? "word" : "words"}, {showBytes(size.bytes)}. An
        article may have up to 200,000 words and 5 MiB.
      </p>
    </div>
  );
}

/** What was typed, with what it is taken for until the person chose. */
const typed = ({ isChosen }: ArticleDraft, content: string): Partial<ArticleDraft> => ({
  content,
  ...(isChosen === "yes" ? {} : { format: recogniseText(content) }),
});

/** One step to the other reading: of marked-up text as plain, of nothing as formatted, of formatted text as its words. */
function Overrule({ draft, change }: Pick<Props, "draft" | "change">) {
  const { format, content, isChosen } = draft;
  const button = (label: string, part: Partial<ArticleDraft>) => (
    <Button variant="subtle" size="compact-sm" onClick={() => change(part)}>
      {label}
    </Button>
  );
  if (format === "rich")
    return button("Write without formatting", {
      format: "text",
      isChosen: "",
      content: linesOf(draft.rich),
      rich: "",
    });
  if (format !== "text") return button("Read as plain text", { format: "text", isChosen: "yes" });
  const recognised = recogniseText(content);
  if (isChosen === "yes" && recognised !== "text")
    return button(`Read as ${recognised === "html" ? "HTML" : "Markdown"}`, {
      format: recognised,
      isChosen: "",
    });
  return content === "" ? button("Write with formatting", { format: "rich" }) : null;
}

/** The words of HTML, a line for each of its blocks. */
const linesOf = (html: string): string => {
  const parts = html.split(/<\/(?:p|h[1-6]|li|tr|blockquote|pre)>|<br\s*\/?>/i);
  const lines = parts.map((part) =>
    new DOMParser().parseFromString(part, "text/html").body.textContent.trim(),
  );
  return lines.filter((line) => line !== "").join("\n\n");
};

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
