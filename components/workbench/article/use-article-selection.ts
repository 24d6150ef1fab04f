"use client";

import { type RefObject, useCallback, useEffect, useState } from "react";
import { barsHeight } from "@/components/open-article/bars";
import type { MountedArticle, TextSelection } from "@/components/open-article/mount-article";
import { stepCaret } from "@/lib/editor/step-selection";
import { type CaretStep, caretStep } from "./caret-key";

/** What is selected in the article, by mouse, touch or key, and how keys move it. */
export type ArticleSelection = {
  readonly selection: TextSelection | null;
  /** True after a key moved the caret: then it must be seen, for the browser draws none in text one cannot edit. */
  readonly isCaretShown: boolean;
  readonly clear: () => void;
  /** The selection was used, and the focus is elsewhere by now: nothing is offered for it any more. */
  readonly forget: () => void;
};

/**
 * Follows the browser's selection inside the article and gives the read-only text a caret for the keyboard.
 * `startAt` says where the caret begins when there is none yet.
 */
export function useArticleSelection(
  article: MountedArticle | null,
  textDirection: "ltr" | "rtl",
  startAt: RefObject<() => number>,
): ArticleSelection {
  const [selection, setSelection] = useState<TextSelection | null>(null);
  const [isCaretShown, setIsCaretShown] = useState(false);

  useEffect(() => {
    if (article === null) return;
    const { dom } = article.view;
    const read = (): void => {
      const next = article.readSelection();
      if (next !== null || dom.ownerDocument.activeElement === dom) setSelection(next);
    };
    const press = (event: KeyboardEvent): void => {
      const step = caretStep(event, textDirection);
      if (step === null) return;
      event.preventDefault();
      const from = article.readSelection() ?? caretAt(startAt.current());
      const next = moved(article.map.text, from, step);
      article.select(next);
      // The browser tells of it only later, and the next key may ask what is selected.
      setSelection(next);
      bringIntoView(article, next.head);
      setIsCaretShown(true);
    };
    const hide = (): void => setIsCaretShown(false);
    const leave = ({ target }: PointerEvent): void => {
      if (!(target instanceof Element) || dom.contains(target) || target.closest("[role=toolbar]")) return;
      setSelection(null);
      setIsCaretShown(false);
    };
    dom.ownerDocument.addEventListener("selectionchange", read);
    dom.addEventListener("keydown", press);
    dom.addEventListener("pointerdown", hide);
    dom.ownerDocument.addEventListener("pointerdown", leave);
    return () => {
      dom.ownerDocument.removeEventListener("selectionchange", read);
      dom.removeEventListener("keydown", press);
      dom.removeEventListener("pointerdown", hide);
      dom.ownerDocument.removeEventListener("pointerdown", leave);
    };
  }, [article, textDirection, startAt]);

  const forget = useCallback(() => {
    setSelection(null);
    setIsCaretShown(false);
  }, []);
  const clear = useCallback(() => {
    article?.deselect();
    forget();
  }, [article, forget]);

  return { selection, isCaretShown, clear, forget };
}

const caretAt = (offset: number): TextSelection => ({ anchor: offset, head: offset });

function moved(text: string, from: TextSelection, step: CaretStep): TextSelection {
  const head = stepCaret(text, from.head, step.unit, step.direction);
  return { anchor: step.isExtending ? from.anchor : head, head };
}

/** Room beside the bars above, and with the one below. */
const ABOVE = 38;
const BELOW = 90;

function bringIntoView(article: MountedArticle, offset: number): void {
  const { top, bottom } = article.caretRect(offset);
  const highest = barsHeight() + ABOVE;
  const lowest = window.innerHeight - BELOW;
  if (top < highest) window.scrollBy({ top: top - highest });
  else if (bottom > lowest) window.scrollBy({ top: bottom - lowest });
}
