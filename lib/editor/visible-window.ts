import type { EditorView } from "@tiptap/pm/view";
import { readHighlights, showWindow, type TextWindow } from "./highlight-plugin";
import { offsetMap } from "./offset-map";

/** Heights of the view: if less than `least` is drawn above and below it, it is drawn anew up to `most`. */
type Margin = { readonly least: number; readonly most: number };

/** Before the next frame only what it shows, and the rest as soon as the browser has time between two frames. */
const BEFORE_FRAME: Margin = { least: 0.25, most: 0.5 };
const WHEN_IDLE: Margin = { least: 1, most: 1.5 };

/**
 * Keeps the drawn window around what a person sees while they scroll. `scroller` is the element that scrolls,
 * or null where the page does. Gives back the function that ends it.
 */
export function followScroll(view: EditorView, scroller: HTMLElement | null): () => void {
  const target = scroller ?? view.dom.ownerDocument.defaultView ?? view.dom;
  let frame = 0;
  let cancelLater = (): void => undefined;
  const drawAround = ({ least, most }: Margin): void => {
    if (!view.isDestroyed && !isDrawn(view, visibleWindow(view, scroller, least)))
      showWindow(view, visibleWindow(view, scroller, most));
  };
  const update = (): void => {
    frame = 0;
    drawAround(BEFORE_FRAME);
    cancelLater();
    cancelLater = whenIdle(() => drawAround(WHEN_IDLE));
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
  const first = firstBlock(view, (rect) => rect.bottom >= top - reach);
  const past = firstBlock(view, (rect) => rect.top > bottom + reach);
  const map = offsetMap(view.state.doc);
  const offsetOf = (block: Element | undefined): number =>
    block === undefined ? map.text.length : map.posToOffset(view.posAtDOM(block, 0));
  return { from: offsetOf(first), to: offsetOf(past) };
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

/** The first block that passes a test which later ones pass too: first its passage is found, by the last block in it. */
function firstBlock(view: EditorView, passes: (rect: DOMRect) => boolean): Element | undefined {
  const isPast = (block: Element | null): boolean => block !== null && passes(block.getBoundingClientRect());
  const passage = firstChild(view.dom, ({ lastElementChild }) => isPast(lastElementChild));
  return passage && firstChild(passage, isPast);
}

function firstChild({ children }: Element, passes: (child: Element) => boolean): Element | undefined {
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const child = children[middle];
    if (child !== undefined && passes(child)) high = middle;
    else low = middle + 1;
  }
  return children[low];
}
