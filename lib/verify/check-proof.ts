import { openCheckpoint } from "../log/checkpoint";
import { type NoteKey, readVerifierKey, verifierKey } from "../log/signed-note";
import type { TreeHead } from "../log/verify-proof";
import { isIncluded } from "../log/verify-proof";
import { holdsNot } from "./file-entry";
import type { KeyFile } from "./file-reader";
import { entries, type Finding, findingsOf } from "./finding";
import { leafOf, type ProofEntry, type ProofFile } from "./proof-file";

/** A file by its name. */
export type Named<File> = { readonly name: string; readonly file: File };

/** A proof that holds: its checkpoint is signed, and each entry with a place is where it says. */
export type SoundProof = Named<ProofFile> & { readonly head: TreeHead; readonly keys: readonly NoteKey[] };

/** What a proof shows by itself, and the proof if it may be built on. */
export type CheckedProof = { readonly findings: readonly Finding[]; readonly sound: SoundProof | null };

/** Checks the key, the signature, the place of each entry in the log, and the entries that it shows whole. */
export function checkProof(
  proof: Named<ProofFile>,
  keyFiles: readonly Named<KeyFile>[],
  now: string,
): CheckedProof {
  const { name, file } = proof;
  const { proven, refuted, unproven } = findingsOf(name);
  const keys = knownKeys([file.key, ...file.olderKeys]);
  if (keys === null)
    return { findings: [unproven("Its keys cannot be read: it was cut off or edited.")], sound: null };
  const opened = openCheckpoint(file.checkpoint, keys);
  if (!opened.ok)
    return { findings: [refuted(`Its checkpoint does not hold. ${opened.failure}`)], sound: null };
  const { origin, size, signedBy } = opened.value;
  const signer = signedBy.find((key) => key.name === origin);
  if (origin !== file.origin || signer === undefined)
    return { findings: [refuted("Its checkpoint is of another log than it says.")], sound: null };
  const signed = [
    proven(`The log ${origin} had ${entries(size)}, and signed so with the key ${idOf(signer)}.`),
    keyFinding(proof, signer, keyFiles),
  ];
  const wrong = firstMisplaced(file, opened.value) ?? firstFalse(file);
  if (wrong !== null) return { findings: [...signed, refuted(wrong.what, wrong.seq)], sound: null };
  const placed = file.entries.filter(({ index }) => index !== null);
  const [waiting, ...more] = file.entries.filter(({ index }) => index === null);
  const ahead = file.shown.find(({ at }) => at > now);
  const findings = [...signed];
  if (placed.length > 0)
    findings.push(
      proven(`${entries(placed.length)} of the article ${placed.length === 1 ? "is" : "are"} in that log.`),
    );
  if (waiting !== undefined)
    findings.push(
      unproven(
        `${entries(more.length + 1)}, from ${waiting.seq} on, came after its checkpoint and cannot be looked for in the log. Save the proof again.`,
        waiting.seq,
      ),
    );
  if (ahead !== undefined) findings.push(unproven(aheadOf(ahead.at), ahead.seq));
  return { findings, sound: { ...proof, head: opened.value, keys } };
}

/** What is said of a date that is still to come. */
export const aheadOf = (at: string): string =>
  `It is dated ${at}, which is still to come by the clock of this computer: one of the two clocks is wrong.`;

/** Reads verifier keys; null when one of them is none. */
export function knownKeys(written: readonly string[]): readonly NoteKey[] | null {
  const keys: NoteKey[] = [];
  for (const each of written) {
    const key = each.length < 1_000 ? readVerifierKey(each) : null;
    if (key?.ok !== true) return null;
    keys.push(key.value);
  }
  return keys;
}

/** A key's name and id, by which people compare it. */
const idOf = (key: NoteKey): string => verifierKey(key).split("+").slice(0, 2).join("+");

/** That a key is the desk's own, only somebody who got it another way can tell. */
function keyFinding(
  { name, file }: Named<ProofFile>,
  signer: NoteKey,
  keyFiles: readonly Named<KeyFile>[],
): Finding {
  const { proven, refuted, unproven } = findingsOf(name);
  const others = keyFiles.filter(({ file: { keys } }) =>
    keys.some((key) => key.startsWith(`${file.origin}+`)),
  );
  const [other] = others;
  if (other === undefined)
    return unproven(
      `That this key is the desk’s own cannot be told from a file that brings the key itself. Compare it with the one that the desk gives you: ${verifierKey(signer)}`,
    );
  const same = others.find(({ file: { keys } }) => keys.includes(verifierKey(signer)));
  if (same !== undefined) return proven(`That key is the one in ${same.name}.`);
  const isListed = other.file.keys.some((key) => file.olderKeys.includes(key));
  return isListed
    ? unproven(
        `It names the key in ${other.name} as an older one. That the desk changed its key, ask the desk.`,
      )
    : refuted(`It was not signed with the key in ${other.name}.`);
}

type Wrong = { readonly seq: number; readonly what: string };

/** The first entry that is not where the proof says. A log takes an article's entries in their order. */
function firstMisplaced({ articleId, entries }: ProofFile, head: TreeHead): Wrong | null {
  let [lastSeq, lastIndex] = [0, -1];
  for (const entry of entries) {
    const { seq, index, hashes } = entry;
    if (seq <= lastSeq || (index !== null && index <= lastIndex))
      return { seq, what: "It does not stand in the order in which entries came." };
    lastSeq = seq;
    if (index === null) continue;
    lastIndex = index;
    if (!isIncluded({ ...head, index, leaf: leafOf(articleId, entry) }, hashes))
      return { seq, what: "It is not in the log where the proof says: the entry or the proof was changed." };
  }
  return null;
}

/** The first entry shown whole that is not the one whose place is proven. */
function firstFalse({ articleId, entries, shown }: ProofFile): Wrong | null {
  const bySeq = new Map<number, ProofEntry>(entries.map((entry) => [entry.seq, entry]));
  for (const entry of shown) {
    const { seq } = entry;
    const complaint = holdsNot(entry);
    if (complaint !== null) return { seq, what: complaint };
    const placed = bySeq.get(seq);
    if (entry.articleId !== articleId || placed === undefined || placed.hash !== entry.hash)
      return { seq, what: "It is shown whole, and is not the entry that is in the log." };
  }
  return null;
}
