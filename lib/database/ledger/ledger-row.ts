import type { LedgerEntry } from "../../ledger/shapes/ledger-entry";
import { branded } from "../branded";
import type { LedgerRow } from "../generated/client";

/**
 * An entry as its row has it. Only `append_to_ledger` writes rows, from entries: what comes back is one. What was removed by
 * order of law is folded by its stand-in, which is in its place.
 */
export function toLedgerEntry(row: LedgerRow): LedgerEntry {
  return {
    articleId: branded.other(row).articleId,
    seq: row.seq,
    at: row.at.toISOString(),
    actor: row.actorId,
    type: row.type,
    data: row.data,
    salt: row.salt,
    dataHash: row.dataHash,
    prevHash: row.prevHash,
    hash: row.hash,
    ...(row.redactedBy === null ? {} : { redactedBy: row.redactedBy }),
  } as LedgerEntry;
}

/** The columns of an entry, as `append_to_ledger` takes them. */
export function toLedgerRow(entry: LedgerEntry) {
  return {
    seq: entry.seq,
    at: entry.at,
    actor_id: entry.actor,
    type: entry.type,
    data: entry.data,
    salt: entry.salt,
    data_hash: entry.dataHash,
    prev_hash: entry.prevHash,
    hash: entry.hash,
  };
}
