import { useEffect, useSyncExternalStore } from "react";
import type { LaterCode } from "@/lib/client/later-code";

const AGAIN_MS = 5_000;

/** The code once it is here; null until then. */
export function useLater<T>(code: LaterCode<T>): T | null {
  useEffect(() => void code.fetch(), [code]);
  return useSyncExternalStore(code.subscribe, code.read, () => null);
}

/**
 * Fetches code before anybody asks for it, as soon as the browser has nothing else to do, so that it is there for who
 * goes offline. What could not be fetched is asked for again, at once when the line is back.
 */
export function useFetchAhead(codes: readonly LaterCode<unknown>[]): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const fetchAll = async (): Promise<void> => {
      clearTimeout(timer);
      const fetched = await Promise.all(codes.map((code) => code.fetch()));
      if (!isOver && fetched.includes(null)) timer = setTimeout(fetchAll, AGAIN_MS);
    };
    const cancel = whenIdle(() => void fetchAll());
    const again = (): void => void fetchAll();
    window.addEventListener("online", again);
    return () => {
      isOver = true;
      cancel();
      clearTimeout(timer);
      window.removeEventListener("online", again);
    };
  }, [codes]);
}

function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(work, 0);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: 1_000 });
  return () => cancelIdleCallback(handle);
}
