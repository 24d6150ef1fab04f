import { equalBytes } from "@noble/curves/utils.js";
import { fail, ok, type Result } from "../domain/result";
import {
  holds,
  keyId,
  type NoteKey,
  readKey,
  readSignatureLine,
  type Signature,
  splitNote,
  TIMED_ED25519,
  writeKey,
} from "./signed-note";

/** Who countersigned a checkpoint, and when by their clock. */
export type Cosignature = { readonly key: NoteKey; readonly at: Date };

/** The text that a witness signs of a checkpoint's at a time, in seconds since 1970 (C2SP tlog-cosignature, Ed25519). */
export const cosignedText = (text: string, seconds: bigint): string =>
  `cosignature/v1\ntime ${seconds}\n${text}`;

/** A witness' key as verifiers are given it. */
export const witnessKey = (key: NoteKey): string => writeKey(key, TIMED_ED25519);

/** Reads such a key. Fails with a sentence. */
export const readWitnessKey = (written: string): Result<NoteKey, string> => readKey(written, TIMED_ED25519);

/**
 * The cosignatures of a note by these witnesses, in its order, one of each; those of others are passed over. Fails with a
 * sentence when it is no note, or when a cosignature in the name of one of them does not hold.
 */
export function readCosignatures(
  note: string,
  keys: readonly NoteKey[],
): Result<readonly Cosignature[], string> {
  const parts = splitNote(note);
  if (!parts.ok) return parts;
  const { text, signatures } = parts.value;
  const found: Cosignature[] = [];
  for (const signature of signatures) {
    const key = keys.find((each) => isBy(signature, each));
    if (key === undefined || found.some((each) => each.key === key)) continue;
    const at = timeIfHolds(signature, text, key);
    if (at === null) return fail(`The countersignature of ${key.name} does not hold: the note was changed.`);
    found.push({ key, at });
  }
  return ok(found);
}

/** When a witness countersigned a checkpoint's text by this line, which has no line end; null where they did not. */
export function readCosignatureLine(line: string, text: string, key: NoteKey): Date | null {
  const signature = readSignatureLine(line);
  return signature !== null && isBy(signature, key) ? timeIfHolds(signature, text, key) : null;
}

/** Who signed a note in a name that is none of `known`, if with what may be a cosignature. Empty of what is no note. */
export function unknownCosigners(note: string, known: readonly NoteKey[]): readonly string[] {
  const parts = splitNote(note);
  if (!parts.ok) return [];
  const unknown = parts.value.signatures.filter(
    (each) => each.signature.length > TIME_BYTES + ED25519_BYTES - 1 && !known.some((key) => isBy(each, key)),
  );
  return [...new Set(unknown.map(({ name }) => name))];
}

const TIME_BYTES = 8;
const ED25519_BYTES = 64;

const isBy = ({ name, id }: Signature, key: NoteKey): boolean =>
  key.name === name && equalBytes(keyId(key, TIMED_ED25519), id);

/** Also null of a time that is left out, or that no date has. */
function timeIfHolds({ signature }: Signature, text: string, key: NoteKey): Date | null {
  if (signature.length !== TIME_BYTES + ED25519_BYTES) return null;
  const seconds = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
  if (seconds === 0n || seconds > LAST_SECOND) return null;
  const isSigned = holds(signature.slice(TIME_BYTES), cosignedText(text, seconds), key);
  return isSigned ? new Date(Number(seconds) * 1_000) : null;
}

/** ECMA-262: no `Date` is later. */
const LAST_SECOND = 8_640_000_000_000n;
