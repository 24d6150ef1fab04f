"use client";

import { useEffect, useState } from "react";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { type ChainCheck, GENESIS_HASH, verifyChain } from "@/lib/ledger/chain/hash-chain";
import classes from "./history-bar.module.css";

/** Whether the history that this browser has read is whole and unchanged, told by recomputing its hashes. */
export function ChainSign() {
  const { entries, isComplete, state } = useWorkbench().snapshot;
  const check = useVerifiedChain();
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

/** Entries checked between two moments in which the browser may do other things: some 10 ms of hashing. */
const AT_ONCE = 200;

/**
 * Recomputes the hashes of the loaded history in this browser, a little at a time, and of what comes in after.
 * Answers how far the chain is known to hold, or where it breaks.
 */
function useVerifiedChain(): ChainCheck {
  const { entries, isComplete } = useWorkbench().snapshot;
  const [check, setCheck] = useState<ChainCheck>({ ok: true, head: { seq: 0, hash: GENESIS_HASH } });
  useEffect(() => {
    if (!isComplete || !check.ok || check.head.seq >= entries.length) return;
    const { seq, hash } = check.head;
    const timer = setTimeout(() => setCheck(verifyChain(entries.slice(seq, seq + AT_ONCE), hash)), 0);
    return () => clearTimeout(timer);
  }, [entries, isComplete, check]);
  return check;
}
