import { readCosignatures, readWitnessKey, unknownCosigners, witnessKey } from "../log/cosignature";
import { splitNote } from "../log/signed-note";
import type { Named } from "./check-proof";
import type { KeyFile } from "./file-reader";
import { type Finding, findingsOf } from "./finding";

/** A signed note, the file in which it stands, and the keys of witnesses that the file brings itself. */
export type CosignedNote = {
  readonly name: string;
  readonly note: string;
  readonly brought: readonly string[];
};

/** Who countersigned the checkpoints, and when: what holds by a key that somebody has from elsewhere, and what by none. */
export function checkCosignatures(
  notes: readonly CosignedNote[],
  keyFiles: readonly Named<KeyFile>[],
): readonly Finding[] {
  const had = keysIn(keyFiles.flatMap(({ file }) => file.keys));
  return notes.flatMap((note) => findingsIn(note, had));
}

function findingsIn(
  { name, note, brought }: CosignedNote,
  had: ReturnType<typeof keysIn>,
): readonly Finding[] {
  // That it cannot be read is told where the log's own signature is looked for.
  if (!splitNote(note).ok) return [];
  const { proven, refuted, unproven } = findingsOf(name);
  const ids = had.map(witnessKey);
  const keys = [...had, ...keysIn(brought.filter((each) => !ids.includes(each)))];
  const read = readCosignatures(note, keys);
  if (!read.ok) return [refuted(`Its checkpoint does not hold. ${read.failure}`)];
  const known = read.value.map(({ key, at }) => {
    const said = `countersigned by ${key.name} at ${at.toISOString()}`;
    return had.includes(key)
      ? proven(`Its checkpoint is ${said}.`)
      : unproven(
          `Its checkpoint is ${said}, if the key that it brings itself is theirs. Compare it with the one that they give: ${witnessKey(key)}`,
        );
  });
  const unknown = unknownCosigners(note, keys).map((other) =>
    unproven(`${other} countersigned its checkpoint too, with a key that is not known here. Add that key.`),
  );
  return [...known, ...unknown];
}

/** Those among verifier keys that are witnesses'. */
const keysIn = (written: readonly string[]) =>
  written.flatMap((each) => {
    const key = each.length < 1_000 ? readWitnessKey(each) : null;
    return key?.ok === true ? [key.value] : [];
  });
