import { useEffect, useState } from "react";
import type { ReviewSnapshot } from "@/lib/client/review/review-store";
import { type ChainCheck, GENESIS_HASH, verifyChain } from "@/lib/ledger/chain/hash-chain";

/** Entries checked between two moments in which the browser may do other things: some 10 ms of hashing. */
const AT_ONCE = 200;

/**
 * Recomputes the hashes of the loaded history in this browser, a little at a time, and of what comes in after.
 * Answers how far the chain is known to hold, or where it breaks.
 */
export function useVerifiedChain({
  entries,
  isComplete,
}: Pick<ReviewSnapshot, "entries" | "isComplete">): ChainCheck {
  const [check, setCheck] = useState<ChainCheck>({ ok: true, head: { seq: 0, hash: GENESIS_HASH } });
  useEffect(() => {
    if (!isComplete || !check.ok || check.head.seq >= entries.length) return;
    const { seq, hash } = check.head;
    const timer = setTimeout(() => setCheck(verifyChain(entries.slice(seq, seq + AT_ONCE), hash)), 0);
    return () => clearTimeout(timer);
  }, [entries, isComplete, check]);
  return check;
}
