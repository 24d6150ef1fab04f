import type { MarkdownIt, StateBlock, StateInline } from "markdown-it";

/** The token that stands where a comment stood, and shows nothing. */
export const COMMENT = "html_comment";

/**
 * Takes HTML comments, which nobody sees, out of Markdown: on lines of their own, and between words. In code they are
 * text, and so is one without an end.
 */
export function markdownComments(markdown: MarkdownIt): void {
  markdown.block.ruler.before("html_block", COMMENT, commentBlock, {
    alt: ["paragraph", "reference", "blockquote"],
  });
  markdown.inline.ruler.before("html_inline", COMMENT, commentInline);
  markdown.renderer.rules[COMMENT] = () => "";
}

/** Where the first comment from here on ends, and whether nothing follows on its line; null when none ends. */
type CommentEnd = { readonly at: number; readonly isLineEnd: boolean } | null;

/** The last end that was looked for, so that a text full of beginnings is not searched again for each. */
const found = new WeakMap<
  object,
  { readonly src: string; readonly from: number; readonly end: CommentEnd }
>();

function commentEnd(state: StateBlock | StateInline, start: number): CommentEnd {
  const from = start + "<!--".length;
  const last = found.get(state.env);
  if (last?.src === state.src && last.from <= from && (last.end === null || last.end.at >= from + 3))
    return last.end;
  const dashes = state.src.indexOf("-->", from);
  const at = dashes + "-->".length;
  const end = dashes === -1 ? null : { at, isLineEnd: /^[ \t]*(?:\n|$)/.test(state.src.slice(at, at + 200)) };
  found.set(state.env, { src: state.src, from, end });
  return end;
}

function commentBlock(state: StateBlock, startLine: number, endLine: number, isSilent: boolean): boolean {
  const ends = state.eMarks;
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  const isCode = (state.sCount[startLine] ?? 0) - state.blkIndent >= 4;
  if (isCode || !state.src.startsWith("<!--", start)) return false;
  const end = commentEnd(state, start);
  if (end === null || !end.isLineEnd || (ends[endLine - 1] ?? 0) < end.at) return false;
  if (isSilent) return true;
  let line = startLine;
  while ((ends[line] ?? end.at) < end.at) line += 1;
  state.line = line + 1;
  const token = state.push(COMMENT, "", 0);
  token.map = [startLine, state.line];
  token.content = state.src.slice(start, end.at);
  return true;
}

function commentInline(state: StateInline, isSilent: boolean): boolean {
  if (!state.src.startsWith("<!--", state.pos)) return false;
  const end = commentEnd(state, state.pos);
  if (end === null) return false;
  if (!isSilent) state.push(COMMENT, "", 0);
  state.pos = end.at;
  return true;
}
