import MarkdownIt from "markdown-it";
import type { ProseMirrorJson } from "../text/document-json";
import { readHtml } from "./read-html";

/** CommonMark with tables and strikethrough. HTML inside is text; characters stay as they were written. */
const markdown = new MarkdownIt("default", { html: false, linkify: false, typographer: false });

/** Reads Markdown into an article document. */
export function readMarkdown(content: string): ProseMirrorJson {
  return readHtml(markdown.render(content));
}
