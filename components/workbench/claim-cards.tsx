"use client";

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { ClaimCard } from "@/components/claim/claim-card";
import type { Claim } from "@/lib/domain/claim";
import classes from "./claim-cards.module.css";
import { isLost } from "./in-tray";
import type { MountedArticle } from "./mount-article";
import { placeCards } from "./place-cards";
import { startOf } from "./text-order";
import { holdCard, useHeldCard } from "./use-held-card";
import { usePrinting } from "./use-printing";
import { useViewport } from "./use-viewport";
import { useWorkbench } from "./workbench-context";

const GAP = 12;
/** What a closed card takes up before it was ever seen. */
const GUESSED_HEIGHT = 92;
/** Cards this far outside the browser's window are not drawn. */
const MARGIN = 900;
/** How many cards stand there before the article has been measured. */
const FIRST_CARDS = 20;

/** The cards, each beside its words, none on another. Only those near the window exist; places are kept for all. */
export function ClaimCards({ article }: { readonly article: MountedArticle | null }) {
  const { claims, screen } = useWorkbench();
  const column = useRef<HTMLDivElement>(null);
  const wanted = useWantedTops(article, claims, column);
  const [heights, watch] = useHeights();
  const viewport = useViewport(column);
  const isPrinting = usePrinting();
  const placed = useRef<ReadonlyMap<string, number> | null>(null);
  const { held, handlers } = useHeldCard(screen.activeId, (id) => placed.current?.get(id));

  const tops = useMemo(() => {
    if (wanted === null) return null;
    const slots = claims.map((claim, at) => ({
      id: claim.claimId,
      wanted: wanted[at] ?? 0,
      height: heights.get(claim.claimId) ?? GUESSED_HEIGHT,
    }));
    const kept = holdCard(slots, held, screen.activeId);
    return placeCards(kept.slots, kept.firmId, GAP);
  }, [claims, wanted, heights, held, screen.activeId]);
  useLayoutEffect(() => {
    placed.current = tops;
  }, [tops]);

  const isNear = (claim: Claim): boolean => {
    const top = tops?.get(claim.claimId);
    if (isPrinting || claim.claimId === screen.activeId || top === undefined) return true;
    return top > viewport.top - MARGIN && top < viewport.bottom + MARGIN;
  };
  const last = claims.at(-1);
  const end =
    last === undefined ? 0 : (tops?.get(last.claimId) ?? 0) + (heights.get(last.claimId) ?? GUESSED_HEIGHT);
  const drawn = tops === null ? claims.slice(0, FIRST_CARDS) : claims;

  return (
    <div
      ref={column}
      className={classes["cards"]}
      data-placed={tops !== null}
      {...handlers}
      style={tops === null ? undefined : { "--column-height": `${end + 120}px` }}
    >
      {drawn.map((claim, at) =>
        isNear(claim) ? (
          <div
            key={claim.claimId}
            ref={watch}
            data-claim={claim.claimId}
            data-active={claim.claimId === screen.activeId}
            className={classes["slot"]}
            style={tops === null ? undefined : { top: tops.get(claim.claimId) ?? 0 }}
          >
            <ClaimCard
              claim={claim}
              place={at + 1}
              count={claims.length}
              isActive={claim.claimId === screen.activeId}
            />
          </div>
        ) : null,
      )}
    </div>
  );
}

/** How far below the column's top each claim's words begin; measured again when the article changes its shape. */
function useWantedTops(
  article: MountedArticle | null,
  claims: readonly Claim[],
  column: React.RefObject<HTMLElement | null>,
): readonly number[] | null {
  const [shape, setShape] = useState(0);
  const known = useRef(new Map<number, number>());
  const [tops, setTops] = useState<readonly number[] | null>(null);

  useEffect(() => {
    if (article === null) return;
    const observer = new ResizeObserver(() => {
      known.current.clear();
      setShape((count) => count + 1);
    });
    observer.observe(article.view.dom);
    return () => observer.disconnect();
  }, [article]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new shape is a reason to measure
  useLayoutEffect(() => {
    const origin = column.current?.getBoundingClientRect().top;
    if (article === null || origin === undefined) return;
    const measure = (claim: Claim): number => {
      // It has no words to stand beside, so it stands where the reader is.
      if (isLost(claim)) return Math.max(0, READING_TOP - origin);
      const offset = startOf(claim);
      const top = known.current.get(offset) ?? article.caretRect(offset).top - origin - CARD_LIFT;
      known.current.set(offset, top);
      return top;
    };
    setTops(claims.map(measure));
  }, [article, claims, shape, column]);

  return tops;
}

/** How far below the window's top a card without words stands. */
const READING_TOP = 130;
/** So that a card's first line stands level with the words. */
const CARD_LIFT = 10;

type Heights = ReadonlyMap<string, number>;

function useHeights(): readonly [Heights, (slot: HTMLElement | null) => (() => void) | undefined] {
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
