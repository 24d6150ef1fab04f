import { type RefObject, useLayoutEffect, useRef } from "react";

/** As high as the header alone, until somebody measures. */
const HEADER_HEIGHT = 52;

/**
 * What stays at the top while one scrolls: the header, the filter, the notice about the past. Its height is kept in the
 * CSS variable `--bars`, so that nothing that is brought into view ends up beneath it.
 */
export function useBars(): RefObject<HTMLDivElement | null> {
  const bars = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = bars.current;
    if (element === null) return;
    const { style } = document.documentElement;
    const measure = (): void => style.setProperty("--bars", `${element.offsetHeight}px`);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty("--bars");
    };
  }, []);
  return bars;
}

/** How much of the window's top the bars take up, in pixels. */
export function barsHeight(): number {
  const kept = document.documentElement.style.getPropertyValue("--bars");
  return kept === "" ? HEADER_HEIGHT : Number.parseFloat(kept);
}
