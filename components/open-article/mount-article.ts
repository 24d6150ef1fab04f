import { Editor, type JSONContent } from "@tiptap/core";
import { Selection, TextSelection as TextSpan } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { browserSelection } from "@/lib/editor/browser-selection";
import { claimsAt, highlightPlugin } from "@/lib/editor/highlight-plugin";
import { type OffsetMap, offsetMap } from "@/lib/editor/offset-map";
import { inPassages, readingExtensions } from "@/lib/editor/reading-schema";
import { selectionMarksPlugin } from "@/lib/editor/selection-marks-plugin";
import { steadyDrawingPlugin } from "@/lib/editor/steady-drawing";
import { suggestionMarksPlugin } from "@/lib/editor/suggestion-marks-plugin";
import { followScroll } from "@/lib/editor/visible-window";
import type { ProseMirrorJson } from "@/lib/text/document-json";

/** A stretch of the canonical text, UTF-16. `head` is the end that moves. */
export type TextSelection = { readonly anchor: number; readonly head: number };

/**
 * The article once the editor has taken it over, spoken to in offsets of the canonical text. After `destroy` it
 * answers with nothing, for React may still draw once with an article that is gone.
 */
export type MountedArticle = {
  readonly view: EditorView;
  readonly map: OffsetMap;
  /** Where an offset is drawn, in the coordinates of the browser's window. */
  readonly caretRect: (offset: number, side?: "before" | "after") => DOMRect;
  /**
   * Says about how high an offset is drawn in the browser's window, off by some lines at most: asks each paragraph once
   * for where it stands. Holds as long as nothing moves.
   */
  readonly roughTops: () => (offset: number) => number;
  /** The nearest offset under a point of the browser's window; null outside the article. */
  readonly offsetAt: (x: number, y: number) => number | null;
  readonly claimsAt: (offset: number) => readonly string[];
  /** What is selected in the browser, if it lies in the article. */
  readonly readSelection: () => TextSelection | null;
  readonly select: (selection: TextSelection) => void;
  /** Nothing is selected any more. */
  readonly deselect: () => void;
  readonly destroy: () => void;
};

/**
 * Takes over the element that holds the article as the server wrote it. The same schema makes the same elements,
 * so nothing moves. What is read is a document, not a text box.
 */
export function mountArticle(
  element: HTMLElement,
  document: ProseMirrorJson,
  { label, className }: { readonly label: string; readonly className: string },
): MountedArticle {
  const editor = new Editor({
    element: { mount: element },
    editable: false,
    injectCSS: false,
    extensions: [...readingExtensions],
    content: inPassages(document) as JSONContent,
    editorProps: {
      attributes: { role: "document", "aria-label": label, tabindex: "0", class: className },
    },
  });
  editor.registerPlugin(steadyDrawingPlugin());
  editor.registerPlugin(highlightPlugin());
  editor.registerPlugin(selectionMarksPlugin());
  editor.registerPlugin(suggestionMarksPlugin());
  const unfollow = followScroll(editor.view, null);
  const { view } = editor;
  const map = offsetMap(view.state.doc);
  return {
    view,
    map,
    caretRect: (offset, side = "after") => {
      if (view.isDestroyed) return new DOMRect();
      const { left, top, bottom } = view.coordsAtPos(
        map.offsetToPos(offset, side),
        side === "after" ? 1 : -1,
      );
      return new DOMRect(left, top, 0, bottom - top);
    },
    roughTops: () => roughTops(view, map),
    offsetAt: (x, y) => {
      if (view.isDestroyed) return null;
      const found = view.posAtCoords({ left: x, top: y });
      return found === null ? null : map.posToOffset(found.pos);
    },
    claimsAt: (offset) => claimsAt(view.state, map.offsetToPos(offset)),
    readSelection: () => (view.isDestroyed ? null : readSelection(view, map)),
    select: (selection) => {
      if (!view.isDestroyed) selectText(view, map, selection);
    },
    deselect: () => {
      if (!view.isDestroyed) deselect(view);
    },
    destroy: () => {
      unfollow();
      editor.destroy();
    },
  };
}

function roughTops(view: EditorView, map: OffsetMap): (offset: number) => number {
  const rects = new Map<number, DOMRect>();
  const rectOf = (pos: number): DOMRect => {
    const known = rects.get(pos);
    if (known !== undefined) return known;
    const element = view.isDestroyed ? null : view.nodeDOM(pos - 1);
    const rect = element instanceof Element ? element.getBoundingClientRect() : new DOMRect();
    rects.set(pos, rect);
    return rect;
  };
  return (offset) => {
    const block = map.blocks[map.blockIndex(offset)];
    if (block === undefined) return 0;
    const { top, height } = rectOf(block.pos);
    return top + (height * (offset - block.offset)) / Math.max(1, block.length);
  };
}

function readSelection(view: EditorView, map: OffsetMap): TextSelection | null {
  const selected = browserSelection(view);
  return selected && { anchor: map.posToOffset(selected.anchor), head: map.posToOffset(selected.head) };
}

/**
 * In the browser and in what the editor remembers: whenever it draws anew it brings back what it remembers, and a
 * step by key that it has not noticed yet would be lost.
 */
function selectText(view: EditorView, map: OffsetMap, { anchor, head }: TextSelection): void {
  const isForward = anchor <= head;
  const [anchorPos, headPos] = [map.offsetToPos(anchor), map.offsetToPos(head)];
  view.dispatch(view.state.tr.setSelection(TextSpan.create(view.state.doc, anchorPos, headPos)));
  const from = view.domAtPos(anchorPos, isForward ? 1 : -1);
  const to = view.domAtPos(headPos, isForward ? -1 : 1);
  view.dom.ownerDocument.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

/** The editor forgets it too: at the next click it would bring back what it remembers. */
function deselect(view: EditorView): void {
  const { tr, selection } = view.state;
  view.dispatch(tr.setSelection(Selection.near(selection.$head)));
  view.dom.ownerDocument.getSelection()?.removeAllRanges();
}
