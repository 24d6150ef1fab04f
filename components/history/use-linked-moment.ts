import { useEffect, useRef } from "react";
import type { Workbench } from "@/components/open-article/workbench-context";

/**
 * "?at=12" in the address shows the review as it stood after entry 12, and the address of the moment that is shown can
 * be copied. What names no entry before the newest shows now.
 */
export function useLinkedMoment({ store, screen, step }: Pick<Workbench, "store" | "screen" | "step">): void {
  const wasRead = useRef(false);
  const { viewSeq } = screen;
  useEffect(() => {
    if (wasRead.current) return;
    wasRead.current = true;
    const seq = momentOf(location.search, store.getSnapshot().state.seq);
    if (seq === null) return;
    void store.loadHistory();
    step({ do: "view", seq });
  }, [store, step]);
  useEffect(() => {
    // Browsers let an address change some hundred times in half a minute, and a slider goes faster.
    const resting = setTimeout(() => {
      const address = new URL(location.href);
      if (viewSeq === null) address.searchParams.delete("at");
      else address.searchParams.set("at", String(viewSeq));
      // Next draws the page again for every address that it is told.
      if (address.href !== location.href) history.replaceState(history.state, "", address);
    }, RESTING_MS);
    return () => clearTimeout(resting);
  }, [viewSeq]);
}

const RESTING_MS = 400;

/** The entry that an address asks for; null where it asks for none that has been, or for the newest. */
export function momentOf(search: string, last: number): number | null {
  const asked = new URLSearchParams(search).get("at") ?? "";
  const seq = /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : last;
  return seq < last ? seq : null;
}
