import { utf8ToBytes } from "@noble/hashes/utils.js";
import { toBase64 } from "../log/base64";
import { readCheckpoint } from "../log/checkpoint";
import type { Words } from "../words/words";
import type { Report } from "./report";

/** A name and what it names, for programs that read a report: which entry it ends with, and what was signed of the log. */
export type ProofMark = {
  readonly name: "assay-ledger" | "assay-checkpoint";
  readonly values: readonly string[];
};

/** None for an edition from before there was a log. */
export function proofMarks({ article, head, checkpoint }: Report): readonly ProofMark[] {
  if (checkpoint === undefined) return [];
  const ledger: ProofMark = { name: "assay-ledger", values: [article.id, String(head.seq), head.hash] };
  if (checkpoint === null) return [ledger];
  return [ledger, { name: "assay-checkpoint", values: [toBase64(utf8ToBytes(checkpoint))] }];
}

/** What the text was read from, in words; null where it was pasted or written here. `shown` dresses its name and hash. */
export function originalInWords(
  { article }: Report,
  { say, number }: Words,
  shown: { readonly name: (name: string) => string; readonly hash: (hash: string) => string } = {
    name: (name) => name,
    hash: (hash) => hash,
  },
): string | null {
  if (article.original === undefined) return null;
  const { name, address, bytes, sha256 } = article.original;
  const measured = { size: number(bytes), hash: shown.hash(sha256) };
  const called = name ?? address;
  return called === null
    ? say("proof.originalFile", measured)
    : say("proof.originalNamed", { name: shown.name(called), ...measured });
}

/** How large the desk's log was when it was last signed, and its root, in words; null without a checkpoint. `shown` dresses the root. */
export function checkpointInWords(
  { checkpoint }: Report,
  { say, number }: Words,
  shown: (root: string) => string = (root) => root,
): string | null {
  const read = readCheckpoint(checkpoint?.split("\n\n")[0]?.concat("\n") ?? "");
  if (!read.ok) return null;
  return say("proof.checkpoint", { size: number(read.value.size), root: shown(toBase64(read.value.root)) });
}
