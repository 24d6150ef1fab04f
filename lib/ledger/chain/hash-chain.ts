import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { LedgerHead, Seal } from "../shapes/ledger-entry";
import { canonicalJson } from "./canonical-json";

/** The `prevHash` of a ledger's first entry. */
export const GENESIS_HASH = "0".repeat(64);

/** What an entry of any ledger says; `articleId` names the ledger: an article's, or a desk's own. */
type Unlinked = {
  readonly articleId: string;
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly type: string;
  readonly data: unknown;
};

/** An entry in its chain, as a reader sees it: salt and dataHash are null where they are withheld. */
export type LinkedEntry = Unlinked & {
  readonly salt: string | null;
  readonly dataHash: string | null;
  readonly prevHash: string;
  readonly hash: string;
};

/** Links an entry to the one before it. `salt` is 16 random bytes in hex, so that withheld data cannot be guessed. */
export function sealEntry<Entry extends Unlinked>(
  entry: Entry,
  prevHash: string,
  salt: string,
): Entry & Seal {
  const dataHash = hashOf({ data: entry.data, salt });
  return { ...entry, salt, dataHash, prevHash, hash: linkHash(entry, dataHash, prevHash) };
}

/** Whether a chain holds, up to which head; or the first place where it does not, and why. */
export type ChainCheck =
  | { readonly ok: true; readonly head: LedgerHead }
  | { readonly ok: false; readonly seq: number; readonly reason: string };

/**
 * Recomputes every hash of a ledger's entries, in order. Without `startPrevHash` they must begin at the first
 * entry; with it, they may be any run that follows the entry with that hash. `seq` of a broken chain is where
 * the first entry that does not fit stands. No entries at all hold, with head 0.
 */
export function verifyChain(entries: Iterable<LinkedEntry>, startPrevHash?: string): ChainCheck {
  let first: LinkedEntry | undefined;
  let head: LedgerHead = { seq: 0, hash: startPrevHash ?? GENESIS_HASH };
  for (const entry of entries) {
    if (first === undefined) {
      first = entry;
      if (startPrevHash !== undefined) head = { seq: entry.seq - 1, hash: startPrevHash };
    }
    const reason = linkComplaint(entry, head, first.articleId);
    if (reason !== null) return { ok: false, seq: head.seq + 1, reason };
    head = { seq: entry.seq, hash: entry.hash };
  }
  return { ok: true, head };
}

/** Why an entry does not follow `head` in the ledger of `articleId`; null when it does. Throws on what JSON cannot say. */
export function linkComplaint(entry: LinkedEntry, head: LedgerHead, articleId: string): string | null {
  if (entry.seq !== head.seq + 1)
    return `Entry ${head.seq + 1} is missing; ${entry.seq} stands in its place.`;
  if (entry.articleId !== articleId) return "The entry belongs to another article.";
  if (entry.prevHash !== head.hash) return "The entry does not follow the one before it: prevHash differs.";
  return entryComplaint(entry);
}

/** Why an entry is not what its own hashes say; null when it is, as far as what is shown of it tells. Throws as above. */
export function entryComplaint(entry: LinkedEntry): string | null {
  if (entry.dataHash === null) return null;
  if (entry.salt !== null && entry.dataHash !== hashOf({ data: entry.data, salt: entry.salt })) {
    return "The entry's data or salt was changed: dataHash differs.";
  }
  if (entry.hash !== linkHash(entry, entry.dataHash, entry.prevHash))
    return "The entry was changed: hash differs.";
  return null;
}

function linkHash({ articleId, seq, at, actor, type }: Unlinked, dataHash: string, prevHash: string): string {
  return hashOf({ articleId, seq, at, actor, type, dataHash, prevHash });
}

function hashOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}
