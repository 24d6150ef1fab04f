"use client";

import { useWorkbench } from "@/components/open-article/workbench-context";
import type { ClaimId } from "@/lib/domain/ids";
import classes from "./waiting-sign.module.css";

/** Says on a card that something on it is not saved yet. It shows only when that takes a while. */
export function WaitingSign({ claimId }: { readonly claimId: ClaimId }) {
  const mark = useWorkbench().snapshot.marks.get(claimId);
  if (mark === undefined) return null;
  return (
    <span className={classes["sign"]} data-mark={mark}>
      {mark === "waiting" ? "Waiting" : "Waiting, may not fit"}
    </span>
  );
}
