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

const withoutNotes = dialect();
const withNotes = dialect().use(footnotes);
// The way back to the sign of a note is none of its words, and nothing was ruled above the notes.
withNotes.renderer.rules["footnote_anchor"] = () => "";
withNotes.renderer.rules["footnote_block_open"] = () => "<ol>";
withNotes.renderer.rules["footnote_block_close"] = () => "</ol>";

/** More take a time that grows with their square. */
const MAX_NOTES = 2_000;
const NOTE = /^([ \t]*)\[\^([^\]\n]+)\]:/gm;

/** Whether notes would lose words: so many, one that is explained twice, as of chapters put together, or inside another. They stay as they are written. */
function areNotesText(content: string): boolean {
  if ((content.match(/\[\^|\^\[/g)?.length ?? 0) > MAX_NOTES) return true;
  const found = [...content.matchAll(NOTE)];
  const labels = new Set(found.map(([, , label]) => label));
  return labels.size < found.length || found.some(([, indent = ""]) => /\t| {4}/.test(indent));
}

/** CommonMark would take what explains a note for the address of a link. */
function parse(content: string): { readonly parser: MarkdownIt; readonly content: string } {
  if (!areNotesText(content)) return { parser: withNotes, content };
  return { parser: withoutNotes, content: content.replace(NOTE, "$1\\[^$2]:") };
}

/** Reads Markdown into an article document, its footnotes below the text. */
export function readMarkdown(content: string): ProseMirrorJson {
  const read = parse(content);
  const html = read.parser.render(read.content);
  // The end of code's last line is none of its text.
  return readHtml(html.replaceAll("\n</code></pre>", "</code></pre>"));
}

/** The lines, from 0, on which this comment stands by itself, neither in code nor inside of another block. */
export function commentLines(content: string, comment: string): readonly number[] {
  const read = parse(content);
  return read.parser
    .parse(read.content, {})
    .flatMap(({ type, level, content: written, map }) =>
      type === COMMENT && level === 0 && written.trim() === comment && map !== null ? [map[0]] : [],
    );
}

/** What of a Markdown text is not in the document, or otherwise than it is written, in a few words each. */
export function unlikeMarkdown(content: string): readonly string[] {
  const env: { footnotes?: { refs?: Readonly<Record<string, number>> } } = {};
  const read = parse(content);
  const tokens = read.parser.parse(read.content, env);
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
    ...(areNotesText(content) ? ["the footnotes, which stand in the text as they are written"] : []),
    ...unasked.map(([label]) => `the footnote “${label.slice(1)}”, which nothing points to`),
    ...(tasks === 0 ? [] : [`the boxes of tasks, which are ${BOXES.open} and ${BOXES.ticked} in the text`]),
  ];
}

const counted = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [count === 1 ? one : `${count} ${many}`];
