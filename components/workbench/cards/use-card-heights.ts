"use client";

import { useCallback, useRef, useState } from "react";

type Heights = ReadonlyMap<string, number>;

/** The heights of the cards that were ever drawn, and the `ref` that has a card watched. */
export function useCardHeights(): readonly [Heights, (slot: HTMLElement | null) => (() => void) | undefined] {
  const [heights, setHeights] = useState<Heights>(new Map());
  const observer = useRef<ResizeObserver | null>(null);
  const watch = useCallback((slot: HTMLElement | null) => {
    if (slot === null) return;
    observer.current ??= new ResizeObserver((entries) => {
      const measured = entries.map(({ target, borderBoxSize }) => {
        return [claimIdOf(target), borderBoxSize[0]?.blockSize ?? 0] as const;
      });
      setHeights((before) => withHeights(before, measured));
    });
    observer.current.observe(slot);
    return () => observer.current?.unobserve(slot);
  }, []);
  return [heights, watch];
}

function claimIdOf(slot: Element): string {
  return slot instanceof HTMLElement ? (slot.dataset["claim"] ?? "") : "";
}

function withHeights(before: Heights, measured: readonly (readonly [string, number])[]): Heights {
  const changed = measured.filter(([id, height]) => height > 0 && before.get(id) !== height);
  return changed.length === 0 ? before : new Map([...before, ...changed]);
}
