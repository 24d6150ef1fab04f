import MarkdownIt from "markdown-it";
import type { ProseMirrorJson } from "../text/document-json";
import { readHtml } from "./read-html";

/** CommonMark with tables and strikethrough. HTML inside is text; characters stay as they were written. */
const markdown = new MarkdownIt("default", { html: false, linkify: false, typographer: false });

/** Reads Markdown into an article document. */
export function readMarkdown(content: string): ProseMirrorJson {
  const html = markdown.render(content);
  // The end of code's last line is none of its text.
  return readHtml(html.replaceAll("\n</code></pre>", "</code></pre>"));
}
