"use client";

import { useState } from "react";
import type { Sent } from "@/components/workbench/review-store";

/**
 * The thing as it was when its form opened: that is what the person saw, so its version goes with the command even
 * when someone else's change has come in since. After the server answered "stale" both versions are on screen, and
 * from then on the present version counts.
 */
export function useSeen<T>(present: T): readonly [seen: T, version: T, note: (sent: Sent) => Sent] {
  const [seen] = useState(present);
  const [isAware, setIsAware] = useState(false);
  const note = (sent: Sent): Sent => {
    if (sent.kind === "stale") setIsAware(true);
    return sent;
  };
  return [seen, isAware ? present : seen, note];
}
