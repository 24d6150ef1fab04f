"use client";

import { useSyncExternalStore } from "react";
import { browserStorage, readKept, writeKept } from "@/lib/client/kept-storage";

const KEY = "assay:single-keys";
const listeners = new Set<() => void>();

/** Whether keys without Ctrl or Cmd do things. A person who speaks to the computer wants them off (WCAG 2.1.4). */
export function useSingleKeys(): readonly [boolean, (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(subscribe, read, () => true);
  return [isOn, write];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function read(): boolean {
  return readKept(browserStorage(), KEY, (value) => typeof value === "boolean") ?? true;
}

function write(isOn: boolean): void {
  writeKept(browserStorage(), KEY, isOn);
  for (const listener of listeners) listener();
}
