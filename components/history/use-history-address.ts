import { useCallback, useEffect, useState } from "react";
import {
  FILTER_KEYS,
  type HistoryFilter,
  readHistoryFilter,
  writeHistoryFilter,
} from "@/lib/ledger/history/filter-history";

/** What of a history is looked at: which lines, and the two moments that are compared. Null: where they stand by themselves. */
export type HistoryPlace = {
  readonly filter: HistoryFilter;
  readonly a: number | null;
  readonly b: number | null;
};

/** What is looked at, kept in the address, so that it can be sent, come back to and gone back to. */
export function useHistoryAddress(
  search: string,
  last: number,
): readonly [HistoryPlace, (change: Partial<HistoryPlace>) => void] {
  const [place, setPlace] = useState(() => readPlace(search, last));
  useEffect(() => {
    // Browsers let an address change some hundred times in half a minute, and a mark that is dragged goes faster.
    const resting = setTimeout(() => {
      const address = new URL(location.href);
      address.search = writePlace(place, address.searchParams);
      if (address.href !== location.href) history.replaceState(history.state, "", address);
    }, RESTING_MS);
    return () => clearTimeout(resting);
  }, [place]);
  const change = useCallback(
    (next: Partial<HistoryPlace>) => setPlace((before) => ({ ...before, ...next })),
    [],
  );
  return [place, change];
}

const RESTING_MS = 300;

/** What an address asks for. Moments that have not been are left out. */
export function readPlace(search: string, last: number): HistoryPlace {
  const said = new URLSearchParams(search);
  const moment = (key: string): number | null => {
    const asked = said.get(key) ?? "";
    return /^[1-9]\d{0,8}$/.test(asked) && Number(asked) <= last ? Number(asked) : null;
  };
  return { filter: readHistoryFilter((key) => said.get(key)), a: moment("a"), b: moment("b") };
}

/** The address's question with this in it; what else it asks stays. */
export function writePlace({ filter, a, b }: HistoryPlace, before = new URLSearchParams()): string {
  const said = new URLSearchParams(before);
  for (const key of [...FILTER_KEYS, "a", "b"]) said.delete(key);
  for (const [key, value] of writeHistoryFilter(filter)) said.set(key, value);
  if (a !== null) said.set("a", String(a));
  if (b !== null) said.set("b", String(b));
  return said.toString();
}
