import type { EditorView } from "@tiptap/pm/view";
import { readHighlights, showWindow, type TextWindow } from "./highlight-plugin";
import { offsetMap } from "./offset-map";

/**
 * Around the view, in heights of it: what must be drawn before the next frame, what is drawn as soon as the browser
 * has time between two frames, and what is drawn when anything is.
 */
const NEEDED_MARGIN = 0.25;
const WANTED_MARGIN = 1;
const DRAWN_MARGIN = 1.5;

/**
 * Keeps the drawn window around what a person sees while they scroll. `scroller` is the element that scrolls,
 * or null where the page does. Gives back the function that ends it.
 */
export function followScroll(view: EditorView, scroller: HTMLElement | null): () => void {
  const target = scroller ?? view.dom.ownerDocument.defaultView ?? view.dom;
  let frame = 0;
  let cancelLater = (): void => undefined;
  const drawAround = (margin: number): void => {
    if (!view.isDestroyed && !isDrawn(view, visibleWindow(view, scroller, margin)))
      showWindow(view, visibleWindow(view, scroller, DRAWN_MARGIN));
  };
  const update = (): void => {
    frame = 0;
    drawAround(NEEDED_MARGIN);
    cancelLater();
    cancelLater = whenIdle(() => drawAround(WANTED_MARGIN));
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
    cancelLater();
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

function isDrawn(view: EditorView, { from, to }: TextWindow): boolean {
  const drawn = readHighlights(view.state)?.window;
  return drawn !== undefined && drawn.from <= from && drawn.to >= to;
}

/** Calls once the browser has time between two frames; gives back what calls it off. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(work, 0);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: 100 });
  return () => cancelIdleCallback(handle);
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
