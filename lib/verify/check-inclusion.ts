import { type Checkpoint, openCheckpoint } from "../log/checkpoint";
import type { NoteKey } from "../log/signed-note";
import { isIncluded } from "../log/verify-proof";
import type { Note } from "./check-checkpoints";
import type { Named, SoundProof } from "./check-proof";
import type { InclusionFile } from "./file-reader";
import { entries, type Finding, findingsOf } from "./finding";
import type { LedgerFile } from "./ledger-file";
import { leafOf } from "./proof-file";

/** What the place of one entry can be checked with. */
export type Surroundings = {
  readonly ledgers: readonly Named<LedgerFile>[];
  readonly proofs: readonly SoundProof[];
  readonly notes: readonly Note[];
  readonly keys: readonly NoteKey[];
};

/**
 * Whether what a desk answered about one entry leads from that entry to a checkpoint. The answer brings neither, so that
 * the entry is looked for by its hash in the ledgers and proofs, and the checkpoint by its size.
 */
export function checkInclusion(
  { name, file }: Named<InclusionFile>,
  { ledgers, proofs, notes, keys }: Surroundings,
): Finding {
  const { proven, refuted, unproven } = findingsOf(name);
  const found = placesOf(file.hash, ledgers, proofs);
  const heads = [
    ...proofs.map((proof): Head => ({ ...proof.head, origin: proof.file.origin })),
    ...notes.flatMap((note) => opened(note, keys)),
  ].filter(({ size }) => size === file.size);
  const [entry] = found;
  const [head] = heads;
  if (entry === undefined)
    return unproven("Which entry it is for cannot be told from it. Add the ledger that the entry is in.");
  if (head === undefined)
    return unproven(
      `It is for a log of ${entries(file.size)}. Add the checkpoint of that size, which the desk answers at …/log/checkpoint?size=${file.size}, and the log’s key.`,
      entry.seq,
    );
  for (const each of found)
    for (const { root, size, origin } of heads)
      if (isIncluded({ index: file.index, size, leaf: leafOf(each.articleId, each), root }, file.hashes))
        return proven(
          `Entry ${each.seq} of ${each.name} is in the log ${origin}, which had ${entries(size)}, as number ${(file.index + 1).toLocaleString("en")}.`,
          each.seq,
        );
  return refuted(
    `It does not lead from entry ${entry.seq} of ${entry.name} to the checkpoint of the log ${head.origin}: it was changed, or is of another log.`,
    entry.seq,
  );
}

type Head = Pick<Checkpoint, "origin" | "size" | "root">;
type Place = {
  readonly name: string;
  readonly articleId: string;
  readonly seq: number;
  readonly hash: string;
};

function placesOf(
  hash: string,
  ledgers: readonly Named<LedgerFile>[],
  proofs: readonly SoundProof[],
): readonly Place[] {
  const found: Place[] = [];
  for (const { name, file } of ledgers)
    for (let seq = 1; seq <= file.hashes.length; seq += 1)
      if (file.hashes.at(seq) === hash) found.push({ name, articleId: file.articleId, seq, hash });
  for (const { name, file } of proofs)
    for (const entry of file.entries)
      if (entry.hash === hash) found.push({ name, articleId: file.articleId, seq: entry.seq, hash });
  return found;
}

/** A checkpoint that the log itself signed; what is wrong with any other is said where checkpoints are checked. */
function opened({ note }: Note, keys: readonly NoteKey[]): readonly Head[] {
  const read = openCheckpoint(note, keys);
  return read.ok && read.value.signedBy.some((key) => key.name === read.value.origin) ? [read.value] : [];
}
