"use client";

import { useAlive } from "./use-alive";

/**
 * Says that the page can be read and not yet used: its scripts are still on their way. While it is there, buttons
 * look like it (theme/tokens.css). Links work all the same.
 */
export function Waking() {
  return useAlive() ? null : <span data-waking>Getting ready…</span>;
}
