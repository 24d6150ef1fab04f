"use client";

import type { ClaimId } from "@/lib/domain/ids";
import classes from "./card-people.module.css";
import { describeWriters } from "./describe-presence";
import { useOthers } from "./presence-context";

/** Who else writes a comment here, in words. The line is there before anybody does, so that nothing moves. */
export function CommentWriters({ claimId }: { readonly claimId: ClaimId | null }) {
  const words = describeWriters(useOthers(), claimId, "comment");
  return (
    <p className={classes["commenting"]} role="status">
      {words}
    </p>
  );
}
