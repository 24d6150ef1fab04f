import type { EditorView } from "@tiptap/pm/view";
import { readHighlights, showWindow, type TextWindow } from "./highlight-plugin";
import { offsetMap } from "./offset-map";

/** What must be drawn around the view, and what is drawn when it must be drawn anew, in heights of the view. */
const NEEDED_MARGIN = 0.5;
const DRAWN_MARGIN = 1.5;

/**
 * Keeps the drawn window around what a person sees while they scroll. `scroller` is the element that scrolls,
 * or null where the page does. Gives back the function that ends it.
 */
export function followScroll(view: EditorView, scroller: HTMLElement | null): () => void {
  const target = scroller ?? view.dom.ownerDocument.defaultView ?? view.dom;
  let frame = 0;
  const update = (): void => {
    frame = 0;
    if (!view.isDestroyed) updateWindow(view, scroller);
  };
  const schedule = (): void => {
    if (frame === 0) frame = requestAnimationFrame(update);
  };
  const observer = new ResizeObserver(schedule);
  observer.observe(view.dom);
  target.addEventListener("scroll", schedule, { passive: true });
  update();
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
    target.removeEventListener("scroll", schedule);
  };
}

/**
 * The part of the text in view, in offsets, with `margin` heights of the view above and below it; whole blocks.
 * Found by binary search, so it reads the position of about twenty blocks however long the article is.
 */
export function visibleWindow(view: EditorView, scroller: HTMLElement | null, margin: number): TextWindow {
  const { top, bottom } = viewport(view, scroller);
  const reach = (bottom - top) * margin;
  const blocks = view.dom.children;
  const first = firstBlock(blocks, (rect) => rect.bottom >= top - reach);
  const past = firstBlock(blocks, (rect) => rect.top > bottom + reach);
  const map = offsetMap(view.state.doc);
  return {
    from: first < blocks.length ? map.posToOffset(positionOf(view, blocks[first])) : map.text.length,
    to: past < blocks.length ? map.posToOffset(positionOf(view, blocks[past])) : map.text.length,
  };
}

function updateWindow(view: EditorView, scroller: HTMLElement | null): void {
  const shown = readHighlights(view.state)?.window;
  const needed = visibleWindow(view, scroller, NEEDED_MARGIN);
  if (shown !== undefined && shown.from <= needed.from && shown.to >= needed.to) return;
  showWindow(view, visibleWindow(view, scroller, DRAWN_MARGIN));
}

function viewport(view: EditorView, scroller: HTMLElement | null): { top: number; bottom: number } {
  if (scroller !== null) return scroller.getBoundingClientRect();
  return { top: 0, bottom: view.dom.ownerDocument.documentElement.clientHeight };
}

function positionOf(view: EditorView, block: Element | undefined): number {
  return block === undefined ? 0 : view.posAtDOM(block, 0);
}

function firstBlock(blocks: HTMLCollection, passes: (rect: DOMRect) => boolean): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const rect = blocks[middle]?.getBoundingClientRect();
    if (rect !== undefined && passes(rect)) high = middle;
    else low = middle + 1;
  }
  return low;
}
