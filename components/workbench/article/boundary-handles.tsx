"use client";

import { type RefObject, useEffect, useReducer, useRef, useState } from "react";
import { claimHighlights } from "@/components/open-article/claim-highlights";
import type { MountedArticle } from "@/components/open-article/mount-article";
import { useAct } from "@/components/open-article/use-send";
import { useMay, useWorkbench } from "@/components/open-article/workbench-context";
import type { Claim } from "@/lib/domain/claim";
import { exchangeHighlights } from "@/lib/editor/highlight-plugin";
import { isGraphemeBoundary, snapOutward } from "@/lib/text/grapheme";
import classes from "./boundary-handles.module.css";
import { type Edge, withEdgeAt, withEdgeByWord } from "./moved-boundary";

type Ranges = readonly { readonly start: number; readonly end: number }[];
type Props = { readonly article: MountedArticle; readonly column: RefObject<HTMLElement | null> };

/** Keys may be pressed several times before the change is sent as one. */
const SETTLE_MS = 700;

/** Two handles on the active claim's words: drag them, or use [ ] with and without Shift, by word. */
export function BoundaryHandles(props: Props) {
  const { claims, screen, data } = useWorkbench();
  const may = useMay();
  const claim = claims.find((each) => each.claimId === screen.activeId);
  const isHere = claim?.anchor.revisionId === data.article.revisionId;
  const isOpen = claim !== undefined && claim.ruling === null && !claim.isWithdrawn;
  if (!isOpen || !isHere || !may("move-claim")) return null;
  return <Handles {...props} claim={claim} key={claim.claimId} />;
}

function Handles({ article, column, claim }: Props & { readonly claim: Claim }) {
  const { data } = useWorkbench();
  const act = useAct();
  const [ranges, setRanges] = useState<Ranges>(claim.anchor.ranges);
  /** The same, ahead of what is drawn: the next key or the finger's lifting may come before that. */
  const newest = useRef(ranges);
  const [drawnFor, setDrawnFor] = useState(claim.anchor);
  if (drawnFor !== claim.anchor) {
    setDrawnFor(claim.anchor);
    // The same place again, as when the server confirms it, must not take back a step that is not sent yet.
    if (!isSame(drawnFor.ranges, claim.anchor.ranges)) {
      newest.current = claim.anchor.ranges;
      setRanges(claim.anchor.ranges);
    }
  }
  /** From where the pointer took hold of a handle to the caret that it stands for. */
  const held = useRef({ x: 0, y: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [, redraw] = useReducer((count: number) => count + 1, 0);

  const preview = (next: Ranges | null): void => {
    if (next === null) return;
    newest.current = next;
    setRanges(next);
    exchangeHighlights(article.view, claimHighlights(claim, data.desk.scale, next));
  };

  const commit = async (next: Ranges): Promise<void> => {
    if (isSame(next, claim.anchor.ranges)) return;
    const anchor = {
      revisionId: claim.anchor.revisionId,
      ranges: next.map(({ start, end }) => ({ start, end })),
    };
    const sent = await act({ type: "move-claim", claimId: claim.claimId, anchor, version: claim.version });
    if (sent.kind === "refused" || sent.kind === "stale") preview(claim.anchor.ranges);
  };

  // What is sent later is sent on what the claim is by then, or it would conflict with one's own step before.
  const commitLater = useRef(commit);
  commitLater.current = commit;

  const byWord = useRef<(edge: Edge, way: "outward" | "inward") => void>(() => undefined);
  byWord.current = (edge, way) => {
    const next = withEdgeByWord(article.map.text, newest.current, edge, way);
    preview(next);
    clearTimeout(timer.current);
    if (next !== null) timer.current = setTimeout(() => void commitLater.current(next), SETTLE_MS);
  };

  useEffect(() => {
    const press = (event: Event): void => {
      if (event instanceof CustomEvent) byWord.current(event.detail.edge, event.detail.way);
    };
    const observer = new ResizeObserver(redraw);
    observer.observe(article.view.dom);
    window.addEventListener(BOUNDARY_EVENT, press);
    return () => {
      observer.disconnect();
      window.removeEventListener(BOUNDARY_EVENT, press);
    };
  }, [article]);

  const origin = column.current?.getBoundingClientRect();
  const [start, end] = [ranges[0]?.start, ranges.at(-1)?.end];
  if (origin === undefined || start === undefined || end === undefined) return null;
  return (["start", "end"] as const).map((edge) => {
    const rect = edgeRect(article, edge, edge === "start" ? start : end, data.article.direction);
    const style = { left: rect.left - origin.left, top: rect.top - origin.top, height: rect.height };
    return (
      <button
        key={edge}
        type="button"
        className={classes["handle"]}
        data-edge={edge}
        style={style}
        aria-label={edge === "start" ? "Start of the claim" : "End of the claim"}
        aria-description="Arrow keys move it by word"
        onKeyDown={(event) => {
          if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
          event.preventDefault();
          const isForward = (event.key === "ArrowRight") === (data.article.direction === "ltr");
          byWord.current(edge, isForward === (edge === "end") ? "outward" : "inward");
        }}
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          held.current = { x: rect.left - event.clientX, y: rect.top + rect.height / 2 - event.clientY };
        }}
        onPointerMove={(event) => {
          if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
          const offset = article.offsetAt(event.clientX + held.current.x, event.clientY + held.current.y);
          if (offset !== null)
            preview(withEdgeAt(newest.current, edge, snapped(article.map.text, offset, edge)));
        }}
        onPointerUp={() => void commit(newest.current)}
      />
    );
  });
}

/**
 * Where an end of a claim is drawn. Where words of the other direction meet it, as a number in Arabic, a caret has two
 * places on the line: the outer one is the claim's edge.
 */
function edgeRect(
  { caretRect }: MountedArticle,
  edge: Edge,
  offset: number,
  direction: "ltr" | "rtl",
): DOMRect {
  const inner = caretRect(offset, edge === "start" ? "after" : "before");
  const other = caretRect(offset, edge === "start" ? "before" : "after");
  if (Math.abs(inner.top - other.top) > inner.height / 2) return inner;
  const isLeftmost = (edge === "start") === (direction === "ltr");
  const left = isLeftmost ? Math.min(inner.left, other.left) : Math.max(inner.left, other.left);
  return new DOMRect(left, inner.top, 0, inner.height);
}

const BOUNDARY_EVENT = "assay:boundary";

/** Moves an end of the active claim by a word, from wherever the keys are. */
export function moveBoundary(edge: Edge, way: "outward" | "inward"): void {
  window.dispatchEvent(new CustomEvent(BOUNDARY_EVENT, { detail: { edge, way } }));
}

function snapped(text: string, offset: number, edge: Edge): number {
  if (isGraphemeBoundary(text, offset)) return offset;
  const whole = snapOutward(text, offset, offset);
  return edge === "start" ? whole.start : whole.end;
}

function isSame(a: Ranges, b: Ranges): boolean {
  return (
    a.length === b.length && a.every((range, at) => range.start === b[at]?.start && range.end === b[at]?.end)
  );
}
