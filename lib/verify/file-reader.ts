import { bytesToHex, concatBytes } from "@noble/hashes/utils.js";
import { TILE_WIDTH } from "../log/log-tile";
import type { Hash } from "../log/merkle-tree";
import { fieldsNamed, isCount, isHash, isObject } from "./file-entry";
import { entries } from "./finding";
import { type LedgerFile, ledgerReader } from "./ledger-file";
import { type ProofFile, readHashes, readProof } from "./proof-file";
import { type PublishedFile, readPage, readPdf, readReport } from "./published-file";

/** A checkpoint as the file of a signed note has it. */
export type CheckpointFile = { readonly kind: "checkpoint"; readonly note: string };
/** Verifier keys, a line each. */
export type KeyFile = { readonly kind: "keys"; readonly keys: readonly string[] };
/** What shows that a log of `to` entries begins with all of the one of `from`. */
export type ConsistencyFile = {
  readonly kind: "consistency";
  readonly from: number;
  readonly to: number;
  readonly hashes: readonly Hash[];
};
/** What a desk answers when it is asked where one entry stands in its log: neither the article nor the log is named. */
export type InclusionFile = {
  readonly kind: "inclusion";
  readonly index: number;
  readonly size: number;
  /** The entry's, in hex. */
  readonly hash: string;
  readonly hashes: readonly Hash[];
};
/** A file that nothing can be read from, and why. */
export type UnreadFile = { readonly kind: "unread"; readonly why: string };

export type ReadFile =
  | LedgerFile
  | ProofFile
  | PublishedFile
  | CheckpointFile
  | KeyFile
  | ConsistencyFile
  | InclusionFile
  | UnreadFile;

/** A file that is read a piece at a time, as it comes. */
export type FileReader = { readonly take: (bytes: Uint8Array) => void; readonly end: () => ReadFile };

/** In bytes: what is no ledger is read whole. */
const MOST_WHOLE = 128 * 1_024 * 1_024;
/** In bytes: no entry is longer. */
const LONGEST_LINE = 16 * 1_024 * 1_024;
const LINE_END = 0x0a;

/**
 * Tells by its content what a file is, and reads it: a ledger line by line, whatever its length, all else whole. Never
 * throws on what a file holds. `now`, in RFC 3339, is what dates are compared with.
 */
export function fileReader(now: string): FileReader {
  const ledger = ledgerReader(now);
  let pieces: Uint8Array[] = [];
  let held = 0;
  let state: "unknown" | "ledger" | "whole" | UnreadFile = "unknown";

  const hold = (bytes: Uint8Array): void => {
    pieces.push(bytes);
    held += bytes.length;
  };
  const holdAnew = (bytes: Uint8Array): void => {
    pieces = [];
    held = 0;
    hold(bytes);
  };
  // A byte that is no UTF-8 becomes another character, and so is found in its entry.
  const takeText = (bytes: Uint8Array): void => {
    for (const line of new TextDecoder().decode(bytes).split("\n")) ledger.take(line);
  };
  const takeLines = (bytes: Uint8Array): void => {
    if (!bytes.includes(LINE_END)) {
      hold(bytes);
      if (held > LONGEST_LINE) state = unread("A line of it is longer than any entry of a ledger.");
      return;
    }
    const all = concatBytes(...pieces, bytes);
    const end = all.lastIndexOf(LINE_END) + 1;
    takeText(all.subarray(0, end));
    holdAnew(all.slice(end));
  };
  const take = (bytes: Uint8Array): void => {
    if (typeof state === "object") return;
    if (state === "ledger") {
      takeLines(bytes);
      return;
    }
    hold(bytes);
    if (held > MOST_WHOLE) {
      state = unread(TOO_LONG);
      pieces = [];
    } else if (state === "unknown" && (bytes.includes(LINE_END) || held > LONGEST_LINE)) {
      const all = concatBytes(...pieces);
      state = isLedgerLine(firstLine(all)) ? "ledger" : "whole";
      pieces = [];
      held = 0;
      if (state === "ledger") takeLines(all);
      else hold(all);
    }
  };
  const end = (): ReadFile => {
    if (typeof state === "object") return state;
    const rest = concatBytes(...pieces);
    if (state !== "ledger" && !isLedgerLine(firstLine(rest))) return readWhole(rest);
    takeText(rest);
    return ledger.end();
  };
  return { take, end };
}

/** What a file is, in words. */
export function kindInWords(file: ReadFile): string {
  switch (file.kind) {
    case "ledger":
      return file.fault === null ? `A ledger, ${entries(file.hashes.length)}` : "A ledger";
    case "proof":
      return `A proof for ${entries(file.entries.length)}`;
    case "page":
      return file.isEdition ? "A published page" : "A page";
    case "json":
      return file.isEdition ? "An edition as JSON" : "A report as JSON";
    case "pdf":
      return "A PDF";
    case "checkpoint":
      return "A checkpoint";
    case "keys":
      return file.keys.length === 1 ? "A key" : "Keys";
    case "consistency":
      return "What joins two checkpoints";
    case "inclusion":
      return "A proof for 1 entry, without the entry";
    case "unread":
      return "Not read";
  }
}

const unread = (why: string): UnreadFile => ({ kind: "unread", why });

const NOT_UTF_8 =
  "It is not in UTF-8, as all files of Assay are. Save it again as it came, without opening it in another program.";
const TOO_LONG = `It is longer than ${MOST_WHOLE / 1_024 / 1_024} MB, and only ledgers are. A proof for one edition is short: save that one.`;
const NO_KIND =
  "It is none of the files that can be checked: a proof, a ledger, a report as JSON, a published page or PDF, a checkpoint, a key.";
const CUT_OFF = "It begins like JSON and cannot be read as JSON: it was cut off or edited. Save it again.";

/** Null of bytes that are not UTF-8. A byte order mark stays: it is part of what was hashed. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function firstLine(bytes: Uint8Array): string {
  const end = bytes.indexOf(LINE_END);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}

/** Whether a line is an entry, or was one before somebody edited it. */
const isLedgerLine = (line: string): boolean => !line.includes('"assay-') && fieldsNamed(line) >= 6;

function readWhole(bytes: Uint8Array): ReadFile {
  if (bytes.length === 0) return unread("It is empty.");
  if (firstLine(bytes.subarray(0, 8)).startsWith("%PDF-")) return readPdf(bytes);
  const text = decoded(bytes);
  if (text === null) return unread(whyNoText(bytes));
  const begins = text.slice(0, 1_000).trimStart().toLowerCase();
  if (begins.startsWith("<!doctype html") || begins.startsWith("<html")) return readPage(bytes, text);
  if (begins.startsWith("{") || begins.startsWith("[")) return readJson(bytes, text);
  if (text.includes("\n\n— "))
    return { kind: "checkpoint", note: `${text.replaceAll("\r\n", "\n").trim()}\n` };
  const lines = text.split("\n").map((line) => line.trim());
  const keys = lines.filter((line) => line !== "");
  return keys.length > 0 && keys.length < 100 && keys.every((line) => KEY.test(line))
    ? { kind: "keys", keys }
    : unread(NO_KIND);
}

/** What else a log gives out is not text, and is told from a file that was spoilt. */
function whyNoText(bytes: Uint8Array): string {
  if (bytes[0] === DER_SEQUENCE && bytesToHex(bytes.subarray(0, 4_096)).includes(TST_INFO)) return TIME_STAMP;
  return bytes.length % HASH_BYTES === 0 && bytes.length <= TILE_WIDTH * HASH_BYTES ? TILE : NOT_UTF_8;
}

const HASH_BYTES = 32;
const DER_SEQUENCE = 0x30;
/** The object identifier 1.2.840.113549.1.9.16.1.4 as DER, in hex. */
const TST_INFO = "060b2a864886f70d0109100104";
const TIME_STAMP =
  "It looks like a time stamp (RFC 3161), and neither its time nor who signed it is checked here. Save all of the checkpoint before its empty line as text.txt and the authority’s root certificate as root.pem, and run: openssl ts -verify -data text.txt -in this-file -CAfile root.pem";
const TILE =
  "It may be a tile of a log. Its hashes name no entry and show nothing here. Save the proof of the article instead. If it was a text, save it again in UTF-8.";

const KEY = /^[^\s+]{1,300}\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{1,200}$/;

function readJson(bytes: Uint8Array, text: string): ReadFile {
  const value = parsed(text);
  if (value === undefined) return unread(CUT_OFF);
  if (!isObject(value)) return unread(NO_KIND);
  if (value["format"] === "assay-report") return readReport(bytes, value);
  if (value["format"] === "assay-proof") {
    const proof = readProof(value);
    return proof.ok ? proof.value : unread(proof.failure);
  }
  const { from, to, index, size, hash } = value;
  const hashes = readHashes(value["hashes"]);
  if ((index === 0 || isCount(index)) && isCount(size) && isHash(hash) && hashes !== null)
    return { kind: "inclusion", index, size, hash, hashes };
  return isCount(from) && isCount(to) && hashes !== null
    ? { kind: "consistency", from, to, hashes }
    : unread(NO_KIND);
}

function parsed(text: string): unknown {
  try {
    // Without a byte order mark, which some programs put in front.
    return JSON.parse(text.trim());
  } catch {
    return undefined;
  }
}
