import { checkCheckpoints, keysIn, type Note } from "./check-checkpoints";
import { type CosignedNote, checkCosignatures } from "./check-cosignatures";
import { checkInclusion } from "./check-inclusion";
import { checkLedger, compareHistories, compareWithLog } from "./check-ledger";
import { checkProof, type Named, type SoundProof } from "./check-proof";
import { checkPublished } from "./check-published";
import type { ReadFile } from "./file-reader";
import { type Finding, findingsOf } from "./finding";

/**
 * What the files that somebody has prove together, what they refute, and what they cannot tell: each file by itself, and
 * then against the others. What is refuted comes first. `now`: RFC 3339.
 */
export function checkFiles(files: readonly Named<ReadFile>[], now: string): readonly Finding[] {
  const ledgers = ofKind(files, "ledger");
  const keyFiles = ofKind(files, "keys");
  const checked = ofKind(files, "proof").map((proof) => checkProof(proof, keyFiles, now));
  const proofs = checked.flatMap(({ sound }) => (sound === null ? [] : [sound]));
  const published = [...ofKind(files, "page"), ...ofKind(files, "json"), ...ofKind(files, "pdf")];
  const notes = notesIn(files);
  const around = { ledgers, proofs, notes, keys: keysIn(proofs, keyFiles) };
  const findings = [
    ...ofKind(files, "unread").map(({ name, file }) => findingsOf(name).unproven(file.why)),
    ...checked.flatMap((each) => each.findings),
    ...ledgers.flatMap((ledger) => [...checkLedger(ledger), ...compareWithLog(ledger, proofs)]),
    ...compareHistories(ledgers, proofs),
    ...published.flatMap((each) => checkPublished(each, { ledgers, proofs })),
    ...checkCheckpoints(notes, proofs, keyFiles, ofKind(files, "consistency")),
    ...ofKind(files, "inclusion").map((each) => checkInclusion(each, around)),
    ...checkCosignatures([...proofs.map(noteOf), ...notes.map(bringingNone)], keyFiles),
  ];
  const canHelp = files.some(({ file }) => file.kind === "proof" || file.kind === "checkpoint");
  const silent = files.filter(
    ({ name, file }) =>
      !findings.some(({ about }) => about.file === name) &&
      !(canHelp && (file.kind === "keys" || file.kind === "consistency")),
  );
  const all = [...findings, ...silent.map(({ name }) => findingsOf(name).unproven(ALONE))];
  return STATES.flatMap((state) => all.filter((finding) => finding.state === state));
}

const noteOf = ({ name, file }: SoundProof): CosignedNote => ({
  ...{ name, note: file.checkpoint, brought: file.witnesses },
});
const bringingNone = (note: Note): CosignedNote => ({ ...note, brought: [] });

const STATES = ["refuted", "unproven", "proven"] as const;

const ALONE = "By itself it shows nothing. Add the proof or the checkpoint that it belongs to.";

function notesIn(files: readonly Named<ReadFile>[]): readonly Note[] {
  const notes: Note[] = [];
  for (const { name, file } of files) {
    if (file.kind === "checkpoint") notes.push({ name, note: file.note });
    const carried =
      file.kind === "page" || file.kind === "json" || file.kind === "pdf" ? file.checkpoint : null;
    if (carried !== null) notes.push({ name, note: carried });
  }
  return notes;
}

function ofKind<Kind extends ReadFile["kind"]>(
  files: readonly Named<ReadFile>[],
  kind: Kind,
): readonly Named<Extract<ReadFile, { readonly kind: Kind }>>[] {
  const found: Named<Extract<ReadFile, { readonly kind: Kind }>>[] = [];
  for (const { name, file } of files) if (isOfKind(file, kind)) found.push({ name, file });
  return found;
}

const isOfKind = <Kind extends ReadFile["kind"]>(
  file: ReadFile,
  kind: Kind,
): file is Extract<ReadFile, { readonly kind: Kind }> => file.kind === kind;
