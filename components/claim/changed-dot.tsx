"use client";

import { useWorkbench } from "@/components/workbench/workbench-context";
import type { ClaimId } from "@/lib/domain/ids";
import classes from "./changed-dot.module.css";

/** Says quietly that others did something on a claim since the person looked at it. */
export function ChangedDot({ claimId }: { readonly claimId: ClaimId }) {
  const { seen } = useWorkbench();
  if (!seen.changed.has(claimId)) return null;
  return (
    <span className={classes["dot"]} title="Changed since you looked">
      <span className={classes["words"]}>Changed since you looked</span>
    </span>
  );
}
