"use client";

import { useWorkbench } from "@/components/open-article/workbench-context";
import classes from "./history-bar.module.css";
import { useVerifiedChain } from "./use-verified-chain";

/** Whether the history that this browser has read is whole and unchanged, told by recomputing its hashes. */
export function ChainSign() {
  const { snapshot } = useWorkbench();
  const { entries, isComplete, state } = snapshot;
  const check = useVerifiedChain(snapshot);
  const hash = entries.at(-1)?.hash;
  if (!check.ok) {
    return (
      <span className={classes["broken"]} role="alert" title={check.reason}>
        Chain broken at event {check.seq}
      </span>
    );
  }
  if (isComplete && check.head.seq === state.seq && check.head.seq > 0) {
    return (
      <span
        className={classes["chain"]}
        title={`All ${check.head.seq} hashes recomputed here: ${check.head.hash}`}
      >
        <span aria-hidden>✓ </span>Chain verified
      </span>
    );
  }
  if (hash === undefined) return null;
  return (
    <span className={classes["chain"]} title={`Hash of the last event: ${hash}`}>
      Head <code>{hash.slice(0, 8)}</code>
    </span>
  );
}
