import { type Fragment, type Mark, Node } from "@tiptap/pm/model";
import type { ProseMirrorJson } from "../text/document-json";
import { type ElementFrame, elementFrame, escapeHtml } from "./element-frame";
import { inPassages, readingSchema } from "./reading-schema";

/** What ProseMirror's view puts into a textblock without text at its end, so that the line has its height. */
const TRAILING_BREAK = '<br class="ProseMirror-trailingBreak">';

type OpenMark = { readonly mark: Mark; readonly frame: ElementFrame };

/**
 * The document as HTML, in passages, with the very elements that the editor will mount, so that the page does not jump when
 * it takes over. Everything from the document is escaped. Throws if the JSON names what the schema does not have.
 */
export function renderArticleHtml(document: ProseMirrorJson): string {
  return renderFragment(Node.fromJSON(readingSchema, inPassages(document)).content);
}

function renderFragment(fragment: Fragment): string {
  let html = "";
  let open: OpenMark[] = [];
  const keepOpen = (count: number): void => {
    for (const { frame } of open.slice(count).reverse()) html += frame.close;
    open = open.slice(0, count);
  };
  fragment.forEach((node) => {
    keepOpen(sharedMarks(open, node.marks));
    for (const mark of node.marks.slice(open.length)) {
      const frame = markFrame(mark);
      html += frame.open;
      open.push({ mark, frame });
    }
    html += renderNode(node);
  });
  keepOpen(0);
  return needsTrailingBreak(fragment) ? html + TRAILING_BREAK : html;
}

function renderNode(node: Node): string {
  if (node.isText) return escapeHtml(node.text ?? "");
  const toDOM = node.type.spec.toDOM;
  if (toDOM === undefined) throw new Error(`The schema does not say how to show ${node.type.name}.`);
  const { open, close } = elementFrame(toDOM(node));
  return `${open}${node.isTextblock ? renderTextblock(node) : renderFragment(node.content)}${close}`;
}

function renderTextblock(node: Node): string {
  return node.content.size === 0 ? TRAILING_BREAK : renderFragment(node.content);
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
