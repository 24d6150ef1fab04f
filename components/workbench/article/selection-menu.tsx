"use client";

import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { MountedArticle } from "@/components/open-article/mount-article";
import { useMay, useWorkbench } from "@/components/open-article/workbench-context";
import classes from "./selection-menu.module.css";

type Props = {
  readonly article: MountedArticle;
  readonly column: RefObject<HTMLElement | null>;
  readonly range: { readonly start: number; readonly end: number };
  readonly onMark: () => void;
};

const GAP = 10;
/** Below a finger's selection, clear of the handles that phones draw there. */
const TOUCH_GAP = 34;

/** What can be done with the selected words, near where the selection ends. */
export function SelectionMenu({ article, column, range, onMark }: Props) {
  const may = useMay();
  const { placingId } = useWorkbench().screen;
  const menu = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null);

  useLayoutEffect(() => {
    const [host, own] = [column.current?.getBoundingClientRect(), menu.current?.getBoundingClientRect()];
    if (host === undefined || own === undefined) return;
    const start = article.caretRect(range.start);
    const end = article.caretRect(range.end, "before");
    const isTouch = window.matchMedia("(pointer: coarse)").matches;
    const hasRoomAbove = !isTouch && start.top - own.height - GAP > 60;
    const top = hasRoomAbove ? start.top - own.height - GAP : end.bottom + (isTouch ? TOUCH_GAP : GAP);
    const left = Math.min(Math.max(0, start.left - host.left), Math.max(0, host.width - own.width));
    setPlace({ left, top: top - host.top });
  }, [article, column, range]);

  if (!may("highlight-claim")) return null;
  return (
    <div
      ref={menu}
      className={classes["menu"]}
      role="toolbar"
      aria-label="Selected words"
      style={place === null ? { visibility: "hidden" } : place}
    >
      <button type="button" onPointerDown={(event) => event.preventDefault()} onClick={onMark}>
        {placingId === null ? "Mark as claim" : "Place here"} <kbd>M</kbd>
      </button>
    </div>
  );
}
