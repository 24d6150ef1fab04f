"use client";

import { useSyncExternalStore } from "react";

/**
 * Says that the page can be read and not yet used: its scripts are still on their way. While it is there, buttons
 * look like it (theme/tokens.css). Links work all the same.
 */
export function Waking() {
  return useAlive() ? null : <span data-waking>Getting ready…</span>;
}

const never = () => () => {};

/** False until the page's scripts run. A form that is sent before that would put its fields into the address. */
export function useAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
