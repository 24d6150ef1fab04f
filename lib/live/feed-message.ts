import type { ShownEntry } from "../ledger/shapes/shown-entry";
import { toWire } from "../ledger/shapes/wire-entry";

const encoder = new TextEncoder();

/** Ledger entries as Server-Sent Events, each with its seq as the id that a reader resumes after. */
export function entryMessages(entries: readonly ShownEntry[]): Uint8Array {
  return encoder.encode(
    entries.map((entry) => `id: ${entry.seq}\ndata: ${JSON.stringify(toWire(entry))}\n\n`).join(""),
  );
}

/** A named event without an id: a reader who resumes is not told of it again. */
export function namedMessage(name: string, value: unknown): Uint8Array {
  return encoder.encode(`event: ${name}\ndata: ${JSON.stringify(value)}\n\n`);
}

/** Tells a browser how long to wait before it connects again. */
export const RETRY_MESSAGE = encoder.encode("retry: 2000\n\n");

/** A comment that keeps proxies from taking a silent feed for a dead one. */
export const HEARTBEAT_MESSAGE = encoder.encode(": still here\n\n");
