import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";

/**
 * Makes a row of buttons one stop of the tab key; arrow keys, Home and End go along it (WAI-ARIA Authoring Practices,
 * toolbar). `selector` finds the buttons, in their order.
 */
export function useOneStop(selector: string): {
  readonly bar: RefObject<HTMLDivElement | null>;
  /** For each button by its place: where one was last is where the tab key leads. */
  readonly stop: (place: number) => { readonly onFocus: () => void };
  readonly onKeyDown: (event: KeyboardEvent) => void;
} {
  const [at, setAt] = useState(0);
  const bar = useRef<HTMLDivElement>(null);
  // Mantine's controls keep a tab index of their own, whatever they are given.
  useLayoutEffect(() => {
    const buttons = bar.current?.querySelectorAll<HTMLElement>(selector) ?? [];
    for (const [place, button] of [...buttons].entries()) button.tabIndex = place === at ? 0 : -1;
  }, [at, selector]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement)) return;
    const buttons = [...(bar.current?.querySelectorAll<HTMLElement>(selector) ?? [])];
    const from = buttons.indexOf(activeElement);
    const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
    const to = from === -1 ? null : placeAfter(event.key, from, buttons.length, isRtl);
    if (to === null) return;
    event.preventDefault();
    buttons[to]?.focus();
  };
  return { bar, stop: (place) => ({ onFocus: () => setAt(place) }), onKeyDown };
}

/** Where a key leads along a row of buttons, round its ends; null for a key that does not. */
function placeAfter(key: string, from: number, count: number, isRtl: boolean): number | null {
  const forward = isRtl ? "ArrowLeft" : "ArrowRight";
  const backward = isRtl ? "ArrowRight" : "ArrowLeft";
  if (key === forward) return (from + 1) % count;
  if (key === backward) return (from + count - 1) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}
