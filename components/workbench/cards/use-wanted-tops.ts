"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { isLost } from "@/components/open-article/in-tray";
import type { MountedArticle } from "@/components/open-article/mount-article";
import { startOf } from "@/components/open-article/text-order";
import type { Claim } from "@/lib/domain/claim";
import type { ClaimId } from "@/lib/domain/ids";
import type { Viewport } from "./use-viewport";

/** So that a card's first line stands level with the words. */
const CARD_LIFT = 10;
/** How far below the window's top a card without words stands. */
const READING_TOP = 130;
/** Words this far outside the browser's window need not be measured to the line. */
const NEAR = 900;

/** What was measured: by offset, to the line and by paragraph; and of the open claim that lost its words. */
type Known = {
  readonly exact: Map<number, number>;
  readonly rough: Map<number, number>;
  readonly lost: Map<ClaimId, number>;
};

const nothingKnown = (): Known => ({ exact: new Map(), rough: new Map(), lost: new Map() });

type Place = {
  readonly article: MountedArticle | null;
  readonly column: RefObject<HTMLElement | null>;
  readonly viewport: Viewport;
  readonly activeId: ClaimId | null;
};

/**
 * How far below the column's top each claim's words begin; measured again when the article changes its shape. Exact
 * near the browser's window and for the active claim; elsewhere by the paragraph alone, for ten thousand claims
 * measured to the line take longer than drawing the article.
 */
export function useWantedTops(
  claims: readonly Claim[],
  { article, column, viewport, activeId }: Place,
): readonly number[] | null {
  const [shape, setShape] = useState(0);
  const known = useRef(nothingKnown());
  const [tops, setTops] = useState<readonly number[] | null>(null);

  useEffect(() => {
    if (article === null) return;
    const observer = new ResizeObserver(() => {
      known.current = nothingKnown();
      setShape((count) => count + 1);
    });
    observer.observe(article.view.dom);
    return () => observer.disconnect();
  }, [article]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new shape is a reason to measure
  useLayoutEffect(() => {
    const origin = column.current?.getBoundingClientRect().top;
    if (article === null || origin === undefined) return;
    const { exact, rough, lost } = known.current;
    for (const claimId of lost.keys()) if (claimId !== activeId) lost.delete(claimId);
    const roughTop = article.roughTops();
    const measure = (claim: Claim): number => {
      // It has no words to stand beside, so it stands where the reader is when it is opened.
      if (isLost(claim)) return recall(lost, claim.claimId, () => Math.max(0, READING_TOP - origin));
      const offset = startOf(claim);
      const about = exact.get(offset) ?? recall(rough, offset, () => roughTop(offset) - origin - CARD_LIFT);
      const isNear = about > viewport.top - NEAR && about < viewport.bottom + NEAR;
      if (!isNear && claim.claimId !== activeId) return about;
      return recall(exact, offset, () => article.caretRect(offset).top - origin - CARD_LIFT);
    };
    const measured = claims.map(measure);
    setTops((before) => (isSame(before, measured) ? before : measured));
  }, [article, claims, shape, column, viewport, activeId]);

  return tops;
}

function recall<Key>(known: Map<Key, number>, key: Key, measure: () => number): number {
  const top = known.get(key) ?? measure();
  known.set(key, top);
  return top;
}

function isSame(before: readonly number[] | null, now: readonly number[]): boolean {
  return before !== null && before.length === now.length && now.every((top, at) => top === before[at]);
}
