"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False until the page's scripts run. A form that is sent before that would put its fields into the address. */
export function useAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
