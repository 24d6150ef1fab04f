"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** True while the page is drawn for paper, which then has everything on it, not only what is near the window. */
export function usePrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    const paper = window.matchMedia("print");
    const draw = (isOn: boolean): void => flushSync(() => setIsPrinting(isOn));
    const begin = (): void => draw(true);
    const end = (): void => draw(false);
    const change = (): void => draw(paper.matches);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    paper.addEventListener("change", change);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
      paper.removeEventListener("change", change);
    };
  }, []);
  return isPrinting;
}
