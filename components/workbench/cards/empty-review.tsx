"use client";

import { isNoFilter } from "@/components/open-article/claim-filter";
import { inTray } from "@/components/open-article/in-tray";
import { useMay, useWorkbench } from "@/components/open-article/workbench-context";
import classes from "./empty-review.module.css";

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
