import type { EventType } from "./event";
import type { LedgerEntry } from "./ledger-entry";
import { isWithheldEntry, type PseudonymousEntry, type ShownEntry, type WithheldEntry } from "./shown-entry";

/** An entry of which all is there. */
type WholeEntry = LedgerEntry & { readonly salt: string; readonly redactedBy?: never };

/** An entry of which what it said was removed by order of law. */
type RemovedEntry = Pick<LedgerEntry, "articleId" | "seq" | "at" | "actor" | "prevHash" | "hash"> & {
  readonly type: EventType;
  readonly data: null;
  readonly salt: null;
  /** Of what was said; null under a pseudonym. */
  readonly dataHash: string | null;
  readonly redactedBy: number;
  /** What is folded in place of the data: the same without anybody's words. */
  readonly standIn: Readonly<Record<string, unknown>>;
  readonly pseudonymous?: true;
};

/** An entry as it leaves, to browsers, other programs and files: what was removed is null, its stand-in beside it. */
export type WireEntry =
  | WholeEntry
  | WithheldEntry
  | (PseudonymousEntry & { readonly redactedBy?: never })
  | RemovedEntry;

/** An entry as it goes out. One of which nothing was removed goes as it is. */
export function toWire(entry: ShownEntry): WireEntry {
  if (isWithheldEntry(entry)) return entry;
  if (!isRemoved(entry)) return entry as WireEntry;
  const { data, ...rest } = entry;
  return { ...rest, data: null, salt: null, standIn: data } as RemovedEntry;
}

/** The same as it is folded, read from what went out. */
export function fromWire(sent: WireEntry): ShownEntry {
  if (!("standIn" in sent)) return sent;
  const { standIn, ...rest } = sent;
  return { ...rest, data: standIn } as ShownEntry;
}

/** Whether what an entry said was removed by order of law. */
export function isRemoved(entry: ShownEntry): entry is Exclude<ShownEntry, WithheldEntry> & {
  readonly redactedBy: number;
} {
  return !isWithheldEntry(entry) && "redactedBy" in entry && entry.redactedBy !== undefined;
}
