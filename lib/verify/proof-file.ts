import { utf8ToBytes } from "@noble/hashes/utils.js";
import { fail, ok, type Result } from "../domain/result";
import type { LinkedEntry } from "../ledger/chain/hash-chain";
import { fromBase64 } from "../log/base64";
import { type Hash, leafHash } from "../log/merkle-tree";
import { isCount, isHash, isObject, readEntry } from "./file-entry";

/** Where an entry stands in the log, and what shows it. */
export type ProofEntry = {
  readonly seq: number;
  readonly hash: string;
  /** Null: not under this checkpoint yet. */
  readonly index: number | null;
  readonly hashes: readonly Hash[];
};

/** A proof as its file has it. */
export type ProofFile = {
  readonly kind: "proof";
  readonly articleId: string;
  readonly origin: string;
  /** As verifiers are given it, and those that it followed. */
  readonly key: string;
  readonly olderKeys: readonly string[];
  /** A signed note. */
  readonly checkpoint: string;
  /** Verifier keys of those who countersigned it; none in proofs of earlier versions. */
  readonly witnesses: readonly string[];
  readonly entries: readonly ProofEntry[];
  readonly shown: readonly LinkedEntry[];
};

/** Reads a proof. Fails with a sentence that names the field. */
export function readProof(value: Readonly<Record<string, unknown>>): Result<ProofFile, string> {
  const { version, articleId, log, entries, shown } = value;
  if (version !== 1) return fail("It is a proof of another version than 1. Get the newest check page.");
  if (typeof articleId !== "string" || !isObject(log) || !Array.isArray(entries) || !Array.isArray(shown))
    return fail(lacks("articleId, log, entries or shown"));
  const { origin, key, olderKeys, checkpoint, witnesses = [] } = log;
  if (typeof origin !== "string" || typeof key !== "string" || typeof checkpoint !== "string")
    return fail(lacks("log.origin, log.key or log.checkpoint"));
  if (!Array.isArray(olderKeys) || !olderKeys.every((each) => typeof each === "string"))
    return fail(lacks("log.olderKeys"));
  if (!Array.isArray(witnesses) || !witnesses.every((each) => typeof each === "string"))
    return fail(lacks("log.witnesses"));
  const read: ProofEntry[] = [];
  for (const [at, each] of entries.entries()) {
    const entry = readProofEntry(each);
    if (entry === null) return fail(lacks(`entries[${at}]`));
    read.push(entry);
  }
  const whole: LinkedEntry[] = [];
  for (const [at, each] of shown.entries()) {
    const entry = readEntry(each);
    if (!entry.ok) return fail(`Its part shown[${at}] is no ledger entry. ${entry.failure}`);
    whole.push(entry.value);
  }
  const said = { origin, key, olderKeys, checkpoint, witnesses };
  return ok({ kind: "proof", articleId, ...said, entries: read, shown: whole });
}

/** The hash of the leaf that an entry is in the log. */
export const leafOf = (articleId: string, { seq, hash }: Pick<ProofEntry, "seq" | "hash">): Hash =>
  leafHash(utf8ToBytes(`${articleId} ${seq} ${hash}`));

/** Hashes as JSON has them, in Base64; null of anything else. */
export function readHashes(value: unknown): readonly Hash[] | null {
  if (!Array.isArray(value)) return null;
  const hashes: Hash[] = [];
  for (const each of value) {
    const bytes = typeof each === "string" ? fromBase64(each) : null;
    if (bytes?.length !== 32) return null;
    hashes.push(bytes);
  }
  return hashes;
}

const lacks = (field: string): string =>
  `Its part ${field} is missing, or is not what a proof has there: it was cut off or edited.`;

function readProofEntry(value: unknown): ProofEntry | null {
  if (!isObject(value)) return null;
  const { seq, hash, index, hashes: written } = value;
  const hashes = readHashes(written);
  const isPlace = index === null || index === 0 || isCount(index);
  return isCount(seq) && isHash(hash) && isPlace && hashes !== null ? { seq, hash, index, hashes } : null;
}
