import MarkdownIt from "markdown-it";
import { isSafeLink } from "../../editor/safe-link";

/**
 * The Markdown that people write in rationales and comments: no HTML, no pictures (a report makes no request), no
 * headings (a report has its own) and no tables.
 */
export const rationaleMarkdown = new MarkdownIt("default", {
  html: false,
  linkify: false,
  breaks: true,
}).disable(["image", "heading", "lheading", "table"]);

rationaleMarkdown.validateLink = isSafeLink;

/**
 * Whether Markdown is a single line of words that means nothing but itself. Most of what people write is, and of
 * thousands of rationales those need not be parsed.
 */
export function isPlainLine(markdown: string): boolean {
  return /^\p{L}(?:[\p{L}\p{M}\p{N} ,.;:?!'()%–—’“”-]*[\p{L}\p{M}\p{N},.;:?!'()%–—’“”-])?$/u.test(markdown);
}
