import type { SourceFormat } from "./detect-format";

/** The address, where somebody gave nothing else: one http or https address, white space around it aside. Else null. */
export function loneLink(content: string): string | null {
  const given = content.trim();
  return /^https?:\/\/[^\s<>"]{3,}$/i.test(given) && URL.canParse(given) ? given : null;
}

/** The addresses, where somebody gave nothing else, one on each line; null where a line is no address, or all are empty. */
export function loneLinks(content: string): readonly string[] | null {
  const lines = content.split("\n").filter((line) => line.trim() !== "");
  const links = lines.flatMap((line) => loneLink(line) ?? []);
  return links.length === 0 || links.length < lines.length ? null : [...new Set(links)];
}

/**
 * What text that was typed or pasted is written in. HTML begins with a tag and has more of them; Markdown has marks that
 * plain text seldom has, of two kinds or on two lines: a list or a figure in asterisks alone does not make it one.
 */
export function recogniseText(content: string): SourceFormat {
  const start = content.slice(0, 50_000);
  if (
    /^\s*<(?:!doctype|html|head|body|article|main|section|div|p|h[1-6]|ul|ol|table|blockquote)\b/i.test(start)
  )
    if (/<\/[a-z][a-z0-9]*\s*>/i.test(start)) return "html";
  const marks = MARKDOWN.map((pattern) => start.match(pattern)?.length ?? 0).filter((count) => count > 0);
  const lines = marks.reduce((sum, count) => sum + count, 0);
  return marks.length > 1 || lines > 1 ? "markdown" : "text";
}

/** Headings, links, strong words, quotes of more than a line, fences, and front matter. */
const MARKDOWN: readonly RegExp[] = [
  /^#{1,6} \S/gm,
  /\[[^\]\n]+\]\((?:https?:\/\/|mailto:)[^)\s]+\)/g,
  /\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*/g,
  /^>[ \t]?\S.*\n>/gm,
  /^```/gm,
  /^---\n(?:[a-z_]+:.*\n)+---\n/g,
];

/** Whether HTML from a clipboard has more to it than its text: headings, lists, tables, quotes, links, emphasis. */
export const hasForm = (html: string): boolean =>
  /<(?:h[1-6]|ul|ol|table|blockquote|strong|em|b(?=[\s>])(?![^>]*font-weight:\s*normal)|i(?=[\s>])|a\s[^>]*href)/i.test(
    html,
  );
