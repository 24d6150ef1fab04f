"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type Asking, cancelExport, type ExportState, followExport } from "@/lib/client/follow-export";

/** An export that was asked for on this screen. */
export type Export = { readonly href: string; readonly label: string; readonly state: ExportState };

export type Exports = {
  /** Those that there is something to say of, in the order in which they were asked for. */
  readonly shown: readonly Export[];
  readonly ask: (href: string, label: string) => void;
  readonly cancel: (one: Export) => void;
  readonly dismiss: (one: Export) => void;
};

/** Exports as they go on. Asking for one that goes on already shows it, and asks for nothing. */
export function useExports(): Exports {
  const [all, setAll] = useState<readonly Export[]>([]);
  const leaving = useRef(new AbortController());
  const going = useRef(new Set<string>());
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);

  const tell = useCallback((href: string, label: string, state: ExportState) => {
    const others = (exports: readonly Export[]) => exports.filter((each) => each.href !== href);
    const isOver = state.kind === "cancelled" || (state.kind === "came" && state.warnings.length === 0);
    setAll((before) => (isOver ? others(before) : placed(before, { href, label, state })));
    if (state.kind === "came") saveBlob(state.file, state.filename);
    if (state.kind === "ready") saveFrom(state.url, state.filename);
  }, []);

  const ask = useCallback(
    async (href: string, label: string) => {
      if (going.current.has(href)) return;
      going.current.add(href);
      for await (const state of followExport(href, askingOf(leaving.current.signal))) {
        if (!going.current.has(href)) break;
        tell(href, label, state);
      }
      going.current.delete(href);
    },
    [tell],
  );

  const cancel = useCallback(
    async ({ href, label, state }: Export) => {
      if (state.kind !== "working") return;
      const after = await cancelExport(state.jobId, askingOf(leaving.current.signal));
      if (after === null || !going.current.delete(href)) return;
      tell(href, label, after);
    },
    [tell],
  );

  const dismiss = useCallback((one: Export) => {
    setAll((before) => before.filter((each) => each.href !== one.href));
  }, []);

  const shown = all.filter(({ state }) => state.kind !== "asking");
  return { shown, ask: (href, label) => void ask(href, label), cancel: (one) => void cancel(one), dismiss };
}

function placed(exports: readonly Export[], one: Export): readonly Export[] {
  const isThere = exports.some((each) => each.href === one.href);
  return isThere ? exports.map((each) => (each.href === one.href ? one : each)) : [...exports, one];
}

const askingOf = (signal: AbortSignal): Asking => ({
  ask: (path, init) => fetch(path, init),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  signal,
});

function saveBlob(file: Blob, filename: string): void {
  const url = URL.createObjectURL(file);
  saveFrom(url, filename);
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function saveFrom(url: string, filename: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = filename;
  link.click();
}
