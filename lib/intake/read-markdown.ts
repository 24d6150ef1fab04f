import createMarkdown, { type MarkdownIt, type Token } from "markdown-it";
import footnotes from "markdown-it-footnote";
import type { ProseMirrorJson } from "../text/document-json";
import { COMMENT, markdownComments } from "./markdown/markdown-comments";
import { BOXES, taskBoxes } from "./markdown/task-boxes";
import { readHtml } from "./read-html";

/** CommonMark with tables, strikethrough and task lists. HTML inside is text but for comments; characters stay as they were written. */
const dialect = () =>
  new createMarkdown("default", { html: false, linkify: false, typographer: false })
    .use(markdownComments)
    .use(taskBoxes);

/** What would be a note is text, its definition, too, which CommonMark would take for a link's. */
const withoutNotes = dialect().disable("reference");
const withNotes = dialect().use(footnotes);
// The way back to the sign of a note is none of its words, and nothing was ruled above the notes.
withNotes.renderer.rules["footnote_anchor"] = () => "";
withNotes.renderer.rules["footnote_block_open"] = () => "<ol>";
withNotes.renderer.rules["footnote_block_close"] = () => "</ol>";

/** More take a time that grows with their square: they stay as they are written. */
const MAX_NOTES = 2_000;

const parserFor = (content: string): MarkdownIt =>
  (content.match(/\[\^|\^\[/g)?.length ?? 0) > MAX_NOTES ? withoutNotes : withNotes;

/** Reads Markdown into an article document, its footnotes below the text. */
export function readMarkdown(content: string): ProseMirrorJson {
  const html = parserFor(content).render(content);
  // The end of code's last line is none of its text.
  return readHtml(html.replaceAll("\n</code></pre>", "</code></pre>"));
}

/** What of a Markdown text is not in the document, or otherwise than it is written, in a few words each. */
export function unlikeMarkdown(content: string): readonly string[] {
  const env: { footnotes?: { refs?: Readonly<Record<string, number>> } } = {};
  const tokens = parserFor(content).parse(content, env);
  const all = tokens.flatMap((token): readonly Token[] => [token, ...(token.children ?? [])]);
  const comments = all.filter(({ type }) => type === COMMENT).length;
  const pictures = all.filter(({ type }) => type === "image").length;
  const tasks = all.filter(({ meta }) => meta?.["isTask"] === true).length;
  const unasked = Object.entries(env.footnotes?.refs ?? {}).filter(([, at]) => at < 0);
  return [
    ...counted(comments, "a comment", "comments"),
    ...counted(
      pictures,
      "a picture, of which the description is in the text",
      "pictures, of which the descriptions are in the text",
    ),
    ...unasked.map(([label]) => `the footnote “${label.slice(1)}”, which nothing points to`),
    ...(tasks === 0 ? [] : [`the boxes of tasks, which are ${BOXES.open} and ${BOXES.ticked} in the text`]),
  ];
}

const counted = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [count === 1 ? one : `${count} ${many}`];
