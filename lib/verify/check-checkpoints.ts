import { equalBytes } from "@noble/curves/utils.js";
import { type Checkpoint, openCheckpoint, readCheckpoint } from "../log/checkpoint";
import { type Hash, inclusionRanges, nodeHash, rootOf, subtreesOf } from "../log/merkle-tree";
import type { NoteKey } from "../log/signed-note";
import { isConsistent } from "../log/verify-proof";
import { knownKeys, type Named, type SoundProof } from "./check-proof";
import type { ConsistencyFile, KeyFile } from "./file-reader";
import { entries, type Finding, findingsOf } from "./finding";
import { leafOf } from "./proof-file";

/** A signed note, and the file in which it stands. */
export type Note = { readonly name: string; readonly note: string };

type Opened = Checkpoint & { readonly name: string };

/**
 * Whether the checkpoints of each log are of one history: two of the same size have the same root, and the log of a
 * proof begins with all that an older one saw.
 */
export function checkCheckpoints(
  notes: readonly Note[],
  proofs: readonly SoundProof[],
  keyFiles: readonly Named<KeyFile>[],
  joints: readonly Named<ConsistencyFile>[],
): readonly Finding[] {
  const keys = keysIn(proofs, keyFiles);
  const findings: Finding[] = [];
  const opened: Opened[] = [];
  for (const { name, note } of notes) {
    const read = openOne(name, note, keys);
    findings.push(read.finding);
    if (read.checkpoint !== null) opened.push({ ...read.checkpoint, name });
  }
  const ofProofs = proofs.map(({ name, head, file }): Opened => ({ ...head, origin: file.origin, name }));
  const all = [...ofProofs, ...opened];
  for (const origin of new Set(all.map((each) => each.origin))) {
    const isOfLog = (each: { readonly origin: string }) => each.origin === origin;
    const newest = largest(ofProofs.filter(isOfLog)) ?? largest(opened.filter(isOfLog));
    if (newest === undefined) continue;
    const known = knownTree(
      proofs.filter(({ file, head }) => file.origin === origin && isSame(head, newest)),
    );
    for (const each of all.filter(isOfLog))
      if (each !== newest) findings.push(comparison(each, newest, known, joints));
  }
  return findings;
}

/** The keys that files bring, with which checkpoints are opened. */
export const keysIn = (
  proofs: readonly SoundProof[],
  keyFiles: readonly Named<KeyFile>[],
): readonly NoteKey[] => [
  ...proofs.flatMap((proof) => proof.keys),
  ...keyFiles.flatMap(({ file }) => file.keys.flatMap((each) => knownKeys([each]) ?? [])),
];

function openOne(
  name: string,
  note: string,
  keys: readonly NoteKey[],
): { readonly finding: Finding; readonly checkpoint: Checkpoint | null } {
  const { proven, refuted, unproven } = findingsOf(name);
  const unsigned = readCheckpoint(note.slice(0, Math.max(0, note.lastIndexOf("\n\n") + 1)));
  if (!unsigned.ok)
    return {
      finding: unproven("Its checkpoint cannot be read: it was cut off or edited."),
      checkpoint: null,
    };
  const { origin, size } = unsigned.value;
  const own = keys.filter((key) => key.name === origin);
  if (own.length === 0) {
    const [other] = keys;
    const why =
      other === undefined
        ? `Who signed its checkpoint of the log ${origin} cannot be told. Add a proof or the key of that log.`
        : `Its checkpoint is of another log, ${origin}, and says nothing of ${other.name}.`;
    return { finding: unproven(why), checkpoint: null };
  }
  const opened = openCheckpoint(note, own);
  return opened.ok
    ? {
        finding: proven(
          `Its checkpoint says that the log ${origin} had ${entries(size)}, and is signed by it.`,
        ),
        checkpoint: opened.value,
      }
    : { finding: refuted(`Its checkpoint does not hold. ${opened.failure}`), checkpoint: null };
}

function comparison(
  one: Opened,
  newest: Opened,
  known: ReadonlyMap<string, Hash>,
  joints: readonly Named<ConsistencyFile>[],
): Finding {
  const { proven, refuted, unproven } = findingsOf(one.name);
  if (one.size === newest.size)
    return equalBytes(one.root, newest.root)
      ? proven(`Its checkpoint and that of ${newest.name} show the same log.`)
      : refuted(
          `Its checkpoint and that of ${newest.name} show two histories of ${entries(one.size)}, both signed by the log. Compare an older proof or ledger to learn which entry differs.`,
        );
  const [older, newer] = one.size < newest.size ? [one, newest] : [newest, one];
  const root = newer === newest ? rootKnown(older.size, known) : null;
  const joined = joints.some(
    ({ file }) =>
      file.from === older.size && file.to === newer.size && isConsistent(older, newer, file.hashes),
  );
  if (joined || (root !== null && equalBytes(root, older.root)))
    return proven(`The log of ${newer.name} begins with all ${entries(older.size)} that ${older.name} saw.`);
  if (root !== null)
    return refuted(
      `The log of ${newer.name} does not begin with the ${entries(older.size)} that ${older.name} saw, both signed by the log: something among them was changed afterwards. Compare an older proof or ledger to learn which.`,
    );
  return unproven(
    `Whether the log of ${newer.name} begins with all that ${older.name} saw, these files cannot tell. Add what the desk answers at …/log/consistency?from=${older.size}&to=${newer.size}.`,
  );
}

const largest = (checkpoints: readonly Opened[]): Opened | undefined =>
  checkpoints.reduce<Opened | undefined>(
    (most, each) => (most === undefined || each.size > most.size ? each : most),
    undefined,
  );

const isSame = (one: { readonly size: number; readonly root: Hash }, other: Opened): boolean =>
  one.size === other.size && equalBytes(one.root, other.root);

const rangeName = (start: number, end: number): string => `${start}-${end}`;

/** The hashes of a log's tree that the proofs under one checkpoint have between them, by range. */
function knownTree(proofs: readonly SoundProof[]): ReadonlyMap<string, Hash> {
  const known = new Map<string, Hash>();
  for (const { file, head } of proofs)
    for (const entry of file.entries) {
      const { index, hashes } = entry;
      if (index === null) continue;
      known.set(rangeName(index, index + 1), leafOf(file.articleId, entry));
      for (const [at, { start, end }] of inclusionRanges(index, head.size).entries()) {
        const hash = hashes[at];
        if (hash !== undefined) known.set(rangeName(start, end), hash);
      }
    }
  return known;
}

/** The root that the log had at `size`, where the known hashes tell it. */
function rootKnown(size: number, known: ReadonlyMap<string, Hash>): Hash | null {
  const found = new Map<string, Hash>();
  for (const { level, index } of subtreesOf({ start: 0, end: size })) {
    const hash = hashKnown(index * 2 ** level, 2 ** level, known);
    if (hash === null) return null;
    found.set(`${level} ${index}`, hash);
  }
  return rootOf(size, (level, index) => {
    const hash = found.get(`${level} ${index}`);
    if (hash === undefined) throw new Error("Every subtree of the range was found.");
    return hash;
  });
}

function hashKnown(start: number, width: number, known: ReadonlyMap<string, Hash>): Hash | null {
  const itself = known.get(rangeName(start, start + width));
  if (itself !== undefined || width === 1) return itself ?? null;
  const left = hashKnown(start, width / 2, known);
  const right = left === null ? null : hashKnown(start + width / 2, width / 2, known);
  return left === null || right === null ? null : nodeHash(left, right);
}
