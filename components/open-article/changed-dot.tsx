"use client";

import { VisuallyHidden } from "@mantine/core";
import type { Subject } from "@/lib/ledger/review/changed-since";
import classes from "./changed-dot.module.css";
import { useWorkbench } from "./workbench-context";

/** Says quietly that others did something on a claim, or said something of the article, since the person looked at it. */
export function ChangedDot({ subject }: { readonly subject: Subject }) {
  const { seen } = useWorkbench();
  if (!seen.changed.has(subject)) return null;
  return (
    <span className={classes["dot"]} title="Changed since you looked">
      <VisuallyHidden component="span">Changed since you looked</VisuallyHidden>
    </span>
  );
}
