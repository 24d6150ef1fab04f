"use client";

import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { usePrinting } from "@/components/browser/use-printing";
import { isLost } from "@/components/open-article/in-tray";
import type { MountedArticle } from "@/components/open-article/mount-article";
import { useWorkbench } from "@/components/open-article/workbench-context";
import type { Claim } from "@/lib/domain/claim";
import type { ClaimId } from "@/lib/domain/ids";
import { type CardSlot, placeCards, readingCard } from "./place-cards";
import { type HeldCard, holdCard, useHeldCard } from "./use-held-card";
import { useViewport, type Viewport } from "./use-viewport";
import { useWantedTops } from "./use-wanted-tops";

const GAP = 12;
/** What a closed card takes up before it was ever seen. */
const GUESSED_HEIGHT = 92;
/** Cards this far outside the browser's window are not drawn. */
const MARGIN = 900;
/** How many cards stand there before the article has been measured. */
const FIRST_CARDS = 20;

/** A card to draw; `place` counts from 1 among all claims. */
type DrawnCard = { readonly claim: Claim; readonly place: number };

/** Where the cards stand, which of them are drawn, and what watches and holds them. `tops` is null until measured. */
export function useCardColumn(article: MountedArticle | null) {
  const { claims, screen } = useWorkbench();
  const { activeId } = screen;
  const column = useRef<HTMLDivElement>(null);
  const viewport = useViewport(column);
  const wanted = useWantedTops(claims, { article, column, viewport, activeId });
  const [heights, watch] = useCardHeights();
  const placed = useRef<ReadonlyMap<string, number> | null>(null);
  const { held, handlers } = useHeldCard(activeId, (id) => placed.current?.get(id));
  const slots = useSlots(claims, wanted, heights);
  const tops = useTops(slots, { held, activeId, viewport });
  useLayoutEffect(() => {
    placed.current = tops;
  }, [tops]);

  const drawn = useDrawn(claims, tops, { activeId, viewport });
  const end = drawn.reduce((lowest, { claim: { claimId } }) => {
    return Math.max(lowest, (tops?.get(claimId) ?? 0) + (heights.get(claimId) ?? GUESSED_HEIGHT));
  }, 0);
  const firstPlaced = tops === null ? 0 : claims.findIndex(({ claimId }) => tops.has(claimId));
  const folded = claims.slice(0, Math.max(0, firstPlaced));
  return { column, watch, handlers, drawn, folded, tops, end };
}

function useSlots(
  claims: readonly Claim[],
  wanted: readonly number[] | null,
  heights: ReadonlyMap<string, number>,
): readonly CardSlot[] | null {
  return useMemo(() => {
    if (wanted === null) return null;
    const slots = claims.map(({ claimId }, at) => ({
      id: claimId,
      wanted: wanted[at] ?? 0,
      height: heights.get(claimId) ?? GUESSED_HEIGHT,
    }));
    // A card without words stands among the others by where the reader is, not by where its words once were.
    return claims.some(isLost) ? slots.toSorted((one, other) => one.wanted - other.wanted) : slots;
  }, [claims, wanted, heights]);
}

/** The first ones until places are known, then those near the browser's window and the open one; on paper all. */
function useDrawn(
  claims: readonly Claim[],
  tops: ReadonlyMap<string, number> | null,
  { activeId, viewport }: Omit<Reading, "held">,
): readonly DrawnCard[] {
  const isPrinting = usePrinting();
  return useMemo(() => {
    const all = claims.map((claim, at) => ({ claim, place: at + 1 }));
    if (isPrinting) return all;
    if (tops === null) return all.slice(0, FIRST_CARDS);
    return all.filter(({ claim: { claimId } }) => {
      const top = tops.get(claimId) ?? Number.NaN;
      return claimId === activeId || (top > viewport.top - MARGIN && top < viewport.bottom + MARGIN);
    });
  }, [claims, tops, activeId, viewport, isPrinting]);
}

type Reading = {
  readonly held: HeldCard | null;
  readonly activeId: ClaimId | null;
  readonly viewport: Viewport;
};

/** The card in use stands firm, else the open one, else, where cards drift far from their words, the one being read. */
function useTops(
  slots: readonly CardSlot[] | null,
  { held, activeId, viewport }: Reading,
): ReadonlyMap<string, number> | null {
  const free = useMemo(() => (slots === null ? null : placeCards(slots, null, GAP)), [slots]);
  const reach = viewport.bottom - viewport.top;
  const readId = useMemo(
    () =>
      slots === null || free === null ? null : readingCard(slots, free, viewport.top + reach / 3, reach / 2),
    [slots, free, viewport.top, reach],
  );
  return useMemo(() => {
    if (slots === null) return null;
    const kept = holdCard(slots, held, activeId);
    const firmId = kept.firmId ?? readId;
    return firmId === null ? free : placeCards(kept.slots, firmId, GAP);
  }, [slots, free, held, activeId, readId]);
}

type Heights = ReadonlyMap<string, number>;

/** The heights of the cards that were ever drawn, and the `ref` that has a card watched. */
function useCardHeights(): readonly [Heights, (slot: HTMLElement | null) => (() => void) | undefined] {
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
