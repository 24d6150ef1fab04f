import { useEffect, useLayoutEffect, useRef } from "react";
import { usePrinting } from "@/components/browser/use-printing";
import { claimHighlights } from "@/components/open-article/claim-highlights";
import type { MountedArticle } from "@/components/open-article/mount-article";
import { useWorkbench } from "@/components/open-article/workbench-context";
import type { Claim } from "@/lib/domain/claim";
import type { ClaimId, RevisionId } from "@/lib/domain/ids";
import type { RatingScale } from "@/lib/domain/rating";
import {
  activateHighlight,
  exchangeHighlights,
  setHighlights,
  showWindow,
} from "@/lib/editor/highlight-plugin";

/** Keeps the highlights on the article the same as the claims on the screen; when printing, all of them are drawn. */
export function useHighlights(article: MountedArticle | null): void {
  const { claims, data, screen } = useWorkbench();
  const { scale } = data.desk;
  const { revisionId } = data.article;
  const drawn = useRef<Drawn | null>(null);
  // Before the next frame, for the article as it was served had highlights already.
  useLayoutEffect(() => {
    if (article === null || article.view.isDestroyed) return;
    const here = new Map(claimsHere(claims, revisionId).map((claim) => [claim.claimId, claim]));
    drawChanges(article, drawn.current, here, scale);
    drawn.current = { article, claims: here };
  }, [article, claims, scale, revisionId]);
  useEffect(() => {
    if (article !== null && !article.view.isDestroyed) activateHighlight(article.view, screen.activeId);
  }, [article, screen.activeId]);
  const isPrinting = usePrinting();
  useLayoutEffect(() => {
    if (!isPrinting || article === null || article.view.isDestroyed) return;
    showWindow(article.view, { from: 0, to: article.map.text.length });
  }, [article, isPrinting]);
}

/** The claims that have a place in the text that is shown. */
export function claimsHere(claims: readonly Claim[], revisionId: RevisionId): readonly Claim[] {
  return claims.filter((claim) => claim.anchor.revisionId === revisionId && claim.placement !== "lost");
}

type Drawn = { readonly article: MountedArticle; readonly claims: ReadonlyMap<ClaimId, Claim> };

/** Past this many it is quicker to begin anew. */
const MANY = 50;

/** A claim that nothing happened to is the same value as before, so it need not be looked at. */
function drawChanges(
  article: MountedArticle,
  before: Drawn | null,
  claims: Drawn["claims"],
  scale: RatingScale,
): void {
  const known = before?.article === article ? before.claims : new Map<ClaimId, Claim>();
  const changed = [...claims.values()].filter((claim) => known.get(claim.claimId) !== claim);
  const gone = [...known.keys()].filter((claimId) => !claims.has(claimId));
  const highlights = (of: Iterable<Claim>) => [...of].flatMap((claim) => claimHighlights(claim, scale));
  if (changed.length + gone.length > MANY) setHighlights(article.view, highlights(claims.values()));
  else exchangeHighlights(article.view, highlights(changed), gone);
}
