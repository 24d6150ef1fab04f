import { type Fragment, type Mark, Node } from "@tiptap/pm/model";
import type { ProseMirrorJson } from "../text/document-json";
import { type ElementFrame, elementFrame, escapeHtml } from "./element-frame";
import type { Highlight } from "./highlight";
import { FIRST_WINDOW } from "./highlight-plugin";
import { intervalIndex } from "./interval-index";
import { inPassages, readingSchema } from "./reading-schema";
import { type SegmentMark, segmentMarks } from "./segment-decorations";
import { segmentsWithin } from "./segments";

/** What ProseMirror's view puts into a textblock without text at its end, so that the line has its height. */
const TRAILING_BREAK = '<br class="ProseMirror-trailingBreak">';

type OpenMark = { readonly mark: Mark; readonly frame: ElementFrame };

/**
 * The document as HTML, in passages, with the very elements that the editor will mount, so that the page does not jump
 * when it takes over; with the highlights of the first screen. Everything from the document is escaped. Throws if the
 * JSON names what the schema does not have.
 */
export function renderArticleHtml(document: ProseMirrorJson, highlights: readonly Highlight[] = []): string {
  const doc = Node.fromJSON(readingSchema, inPassages(document));
  const { from, to } = FIRST_WINDOW;
  const segments = segmentsWithin(intervalIndex(highlights), from, to);
  return renderFragment(doc.content, 0, segmentMarks(doc, segments, null));
}

/** `start` is the position before the fragment's first node. */
function renderFragment(fragment: Fragment, start: number, drawn: readonly SegmentMark[]): string {
  let html = "";
  let open: OpenMark[] = [];
  const keepOpen = (count: number): void => {
    for (const { frame } of open.slice(count).reverse()) html += frame.close;
    open = open.slice(0, count);
  };
  fragment.forEach((node, offset) => {
    keepOpen(sharedMarks(open, node.marks));
    for (const mark of node.marks.slice(open.length)) {
      const frame = markFrame(mark);
      html += frame.open;
      open.push({ mark, frame });
    }
    html += node.isInline
      ? renderInline(node, start + offset, drawn)
      : renderBlock(node, start + offset, drawn);
  });
  keepOpen(0);
  return needsTrailingBreak(fragment) ? html + TRAILING_BREAK : html;
}

/** The node in pieces, each in the highlight that covers it. */
function renderInline(node: Node, start: number, drawn: readonly SegmentMark[]): string {
  const end = start + node.nodeSize;
  let html = "";
  let at = start;
  for (const { from, to, attributes } of drawn.filter((mark) => mark.from < end && mark.to > start)) {
    const { open, close } = elementFrame(["mark", attributes, 0]);
    const [first, last] = [Math.max(from, start), Math.min(to, end)];
    html += pieceOf(node, at - start, first - start);
    html += open + pieceOf(node, first - start, last - start) + close;
    at = last;
  }
  return html + pieceOf(node, at - start, end - start);
}

function pieceOf(node: Node, from: number, to: number): string {
  if (from >= to) return "";
  return node.isText ? escapeHtml(node.text?.slice(from, to) ?? "") : frameOf(node).open;
}

function renderBlock(node: Node, start: number, drawn: readonly SegmentMark[]): string {
  const { open, close } = frameOf(node);
  const isEmptyLine = node.isTextblock && node.content.size === 0;
  return `${open}${isEmptyLine ? TRAILING_BREAK : renderFragment(node.content, start + 1, drawn)}${close}`;
}

function frameOf(node: Node): ElementFrame {
  const toDOM = node.type.spec.toDOM;
  if (toDOM === undefined) throw new Error(`The schema does not say how to show ${node.type.name}.`);
  return elementFrame(toDOM(node));
}

/** As the editor's view decides it: a last child that is no text, or text that ends in a line feed. */
function needsTrailingBreak(fragment: Fragment): boolean {
  const last = fragment.lastChild;
  return last?.isInline === true && (!last.isText || last.text?.endsWith("\n") === true);
}

function sharedMarks(open: readonly OpenMark[], marks: readonly Mark[]): number {
  let shared = 0;
  while (shared < open.length && shared < marks.length) {
    const [before, now] = [open[shared]?.mark, marks[shared]];
    if (before === undefined || now === undefined || !before.eq(now)) break;
    shared++;
  }
  return shared;
}

function markFrame(mark: Mark): ElementFrame {
  const toDOM = mark.type.spec.toDOM;
  if (toDOM === undefined) throw new Error(`The schema does not say how to show ${mark.type.name}.`);
  return elementFrame(toDOM(mark, true));
}
