import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { LinkedEntry } from "../../ledger/chain/hash-chain";
import { checkFiles } from "../check-files";
import { fileReader } from "../file-reader";
import type { Finding } from "../finding";

/** Files by name, as somebody drops them: texts, bytes, or what is written as JSON. */
export type Dropped = Readonly<Record<string, string | Uint8Array | object>>;

const NOW = "2026-12-01T00:00:00.000Z";

/** A ledger's file, as the export writes it. */
export const ledgerText = (entries: readonly LinkedEntry[]): string =>
  entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");

export const bytesOf = (content: Dropped[string]): Uint8Array => {
  if (content instanceof Uint8Array) return content;
  return utf8ToBytes(typeof content === "string" ? content : JSON.stringify(content, null, 2));
};

/** What comes of files, read in pieces of `size` bytes at a time that is `now`. */
export function check(files: Dropped, size = 65_536, now = NOW): readonly Finding[] {
  const read = Object.entries(files).map(([name, content]) => {
    const reader = fileReader(now);
    const bytes = bytesOf(content);
    for (let at = 0; at < bytes.length; at += size) reader.take(bytes.subarray(at, at + size));
    return { name, file: reader.end() };
  });
  return checkFiles(read, now);
}

/** Findings in one line each, to be compared: what came out, of which file, at which entry. */
export const inShort = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ state, about }) => `${state} ${about.file}${about.seq === null ? "" : ` ${about.seq}`}`);

export const refuted = (findings: readonly Finding[]): readonly string[] =>
  inShort(findings.filter(({ state }) => state === "refuted"));
