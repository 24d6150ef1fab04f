"use client";

import { ClaimCard } from "@/components/claim/card/claim-card";
import { isNoFilter } from "@/components/open-article/claim-filter";
import { focusClaim } from "@/components/open-article/focus-claim";
import { inTray } from "@/components/open-article/in-tray";
import type { MountedArticle } from "@/components/open-article/mount-article";
import { useMay, useWorkbench } from "@/components/open-article/workbench-context";
import type { Claim } from "@/lib/domain/claim";
import type { ClaimId } from "@/lib/domain/ids";
import classes from "./claim-cards.module.css";
import { useCardColumn } from "./use-card-column";

/** The cards, each beside its words, none on another. Only those near the window exist; places are kept for all. */
export function ClaimCards({ article }: { readonly article: MountedArticle | null }) {
  const { claims, screen, step } = useWorkbench();
  const { column, watch, handlers, drawn, folded, tops, end } = useCardColumn(article);
  return (
    <>
      <EmptyReview />
      <div
        ref={column}
        className={classes["cards"]}
        data-placed={tops !== null}
        {...handlers}
        style={tops === null ? undefined : { "--column-height": `${end + 120}px` }}
      >
        <FoldedCards
          claims={folded}
          onOpen={(claimId) => {
            step({ do: "activate", claimId });
            focusClaim(claimId);
          }}
        />
        {drawn.map(({ claim, place }) => (
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
              place={place}
              count={claims.length}
              isActive={claim.claimId === screen.activeId}
            />
          </div>
        ))}
      </div>
    </>
  );
}

type FoldedProps = { readonly claims: readonly Claim[]; readonly onOpen: (claimId: ClaimId) => void };

/** One line for the cards that have no room above the firm one. It opens the last of them. */
function FoldedCards({ claims, onOpen }: FoldedProps) {
  const last = claims.at(-1);
  if (last === undefined) return null;
  return (
    <button type="button" className={classes["folded"]} onClick={() => onOpen(last.claimId)}>
      {claims.length === 1 ? "1 claim above" : `${claims.length} claims above`}
    </button>
  );
}

/** What stands where the cards will be, before there are any. */
export function EmptyReview() {
  const { claims, shown, screen } = useWorkbench();
  const may = useMay();
  if (claims.length > 0) return null;
  if (isNoFilter(screen.filter) && inTray(shown.claims.values()).lost.length > 0)
    return (
      <p className={classes["empty"]}>
        The new text has none of the claims’ words. They wait under “Claims to place”, above the text.
      </p>
    );
  if (shown.claims.size > 0)
    return <p className={classes["empty"]}>No claim is like that. Show all to see the others.</p>;
  return (
    <div className={classes["empty"]}>
      <b>No claims yet</b>
      <p>
        {may("highlight-claim")
          ? "Select words that can be true or false, then choose “Mark as claim”, or press M."
          : "Claims will stand here, beside their words, once a reviewer marks them."}
      </p>
    </div>
  );
}
