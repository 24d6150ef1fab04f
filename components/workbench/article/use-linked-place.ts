"use client";

import { useEffect, useRef } from "react";
import type { MountedArticle } from "@/components/open-article/mount-article";
import type { Workbench } from "@/components/open-article/workbench-context";
import type { ReviewState } from "@/lib/domain/claim";
import type { ClaimId } from "@/lib/domain/ids";

/**
 * "#claim-…" in the address opens that claim, "#comment-…" the discussion that it is in, at the comment; on a page
 * that was just opened and on one that stood open. The open claim can be copied from the address.
 */
export function useLinkedPlace(
  { store, screen, step }: Pick<Workbench, "store" | "screen" | "step">,
  article: MountedArticle | null,
  show: (claimId: ClaimId) => void,
): void {
  const latest = useRef(show);
  latest.current = show;
  // However far down the claim stands: its card may not be drawn yet, so the browser cannot go there by itself.
  useEffect(() => {
    if (article === null) return;
    const reveal = (): void => {
      const place = placeOf(location.hash, store.getSnapshot().state);
      if (place !== null && place.claimId !== null && place.commentId === null) latest.current(place.claimId);
    };
    reveal();
    window.addEventListener("hashchange", reveal);
    return () => window.removeEventListener("hashchange", reveal);
  }, [article, store]);
  useEffect(() => {
    const go = (): void => {
      const place = placeOf(location.hash, store.getSnapshot().state);
      if (place === null) return;
      if (place.claimId === null) step({ do: "talk", talk: { isOpen: true } });
      else step({ do: "activate", claimId: place.claimId });
      if (place.commentId === null) return;
      if (place.claimId !== null) step({ do: "show-tab", tab: "discussion" });
      showComment(place.commentId);
    };
    go();
    window.addEventListener("hashchange", go);
    return () => window.removeEventListener("hashchange", go);
  }, [store, step]);
  useEffect(() => {
    const { activeId } = screen;
    if (activeId === null) return;
    const linked = placeOf(location.hash, store.getSnapshot().state);
    if (linked?.claimId !== activeId) history.replaceState(history.state, "", `#claim-${activeId}`);
  }, [store, screen]);
}

/** `claimId` is null for a comment on the article as a whole. */
type LinkedPlace = { readonly claimId: ClaimId | null; readonly commentId: string | null };

/** The claim, and comment on it or on the article, that a fragment of an address names; null when there is none such. */
export function placeOf(hash: string, review: Pick<ReviewState, "claims" | "comments">): LinkedPlace | null {
  const [, kind, id] = /^#(claim|comment)-(.+)$/.exec(hash) ?? [];
  for (const { claimId, comments } of review.claims.values()) {
    if (kind === "claim" && claimId === id) return { claimId, commentId: null };
    const comment = kind === "comment" ? comments.find((each) => each.commentId === id) : undefined;
    if (comment !== undefined) return { claimId, commentId: comment.commentId };
  }
  const comment = review.comments.find((each) => kind === "comment" && each.commentId === id);
  return comment === undefined ? null : { claimId: null, commentId: comment.commentId };
}

/** The comment is drawn once its discussion is open, which takes a moment. */
function showComment(commentId: string, triesLeft = 20): void {
  const comment = document.getElementById(`comment-${commentId}`);
  if (comment === null) {
    if (triesLeft > 0) setTimeout(() => showComment(commentId, triesLeft - 1), 50);
    return;
  }
  comment.scrollIntoView({ block: "center" });
  comment.focus({ preventScroll: true });
  // A sheet that has just opened is about to put the focus on what bears this mark.
  comment.dataset["autofocus"] = "true";
}
