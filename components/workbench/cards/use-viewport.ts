"use client";

import { type RefObject, useEffect, useState } from "react";

/** What the browser's window shows of an element, in pixels from the element's top. */
export type Viewport = { readonly top: number; readonly bottom: number };

/** Steps in which scrolling is told, so that not every pixel draws the cards again. */
const STEP = 200;

export function useViewport(element: RefObject<HTMLElement | null>): Viewport {
  const [viewport, setViewport] = useState<Viewport>({ top: 0, bottom: 2_000 });
  useEffect(() => {
    let frame = 0;
    const read = (): void => {
      frame = 0;
      const top = Math.floor(-(element.current?.getBoundingClientRect().top ?? 0) / STEP) * STEP;
      const bottom = top + window.innerHeight + STEP;
      setViewport((before) => (before.top === top && before.bottom === bottom ? before : { top, bottom }));
    };
    const schedule = (): void => {
      if (frame === 0) frame = requestAnimationFrame(read);
    };
    read();
    window.addEventListener("scroll", schedule, { passive: true });
    window.addEventListener("resize", schedule);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("scroll", schedule);
      window.removeEventListener("resize", schedule);
    };
  }, [element]);
  return viewport;
}
