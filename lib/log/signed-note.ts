import { ed25519 } from "@noble/curves/ed25519.js";
import { equalBytes } from "@noble/curves/utils.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { fail, ok, type Result } from "../domain/result";
import { fromBase64, toBase64 } from "./base64";

/** Who signs notes: a name, and an Ed25519 public key of 32 bytes. */
export type NoteKey = { readonly name: string; readonly publicKey: Uint8Array };

/** A note whose signatures by known keys all hold, and whose they are: one at least. */
export type OpenedNote = { readonly text: string; readonly signedBy: readonly NoteKey[] };

/** Bytes; what is longer is no note of a log. */
const LONGEST_NOTE = 1_000_000;
const MOST_SIGNATURES = 100;
/** C2SP signed-note: an Ed25519 signature, and one with a time (tlog-cosignature). */
const ED25519 = 1;
export const TIMED_ED25519 = 4;
export type KeyKind = typeof ED25519 | typeof TIMED_ED25519;
const ID_BYTES = 4;

/**
 * Signs a text (C2SP signed-note): the text, an empty line, and a line `— name signature`. The text ends with a line end
 * and has no other control characters.
 */
export function signNote(text: string, name: string, secretKey: Uint8Array): string {
  const complaint = textComplaint(text) ?? nameComplaint(name);
  if (complaint !== null) throw new RangeError(complaint);
  const key = noteKey(name, secretKey);
  const signature = concatBytes(keyId(key), ed25519.sign(utf8ToBytes(text), secretKey));
  return `${text}\n— ${name} ${toBase64(signature)}\n`;
}

/** The key that notes are read with which `secretKey` signs in this name. */
export const noteKey = (name: string, secretKey: Uint8Array): NoteKey => ({
  name,
  publicKey: ed25519.getPublicKey(secretKey),
});

/**
 * Reads a note that one of `keys` must have signed; signatures of others are passed over. Fails with a sentence when
 * it is no note, when none of them signed it, or when a signature of theirs does not hold.
 */
export function openNote(note: string, keys: readonly NoteKey[]): Result<OpenedNote, string> {
  const parts = splitNote(note);
  if (!parts.ok) return parts;
  const { text, signatures } = parts.value;
  const signedBy: NoteKey[] = [];
  for (const { name, id, signature } of signatures) {
    const key = keys.find((each) => each.name === name && equalBytes(keyId(each), id));
    if (key === undefined || signedBy.includes(key)) continue;
    if (!holds(signature, text, key))
      return fail(`The signature of ${name} does not hold: the note was changed.`);
    signedBy.push(key);
  }
  return signedBy.length > 0 ? ok({ text, signedBy }) : fail("Nobody whose key is known signed this note.");
}

/** A key as verifiers are given it: `name+id+key`, the id in hex, the key in Base64 behind the byte of its kind. */
export const verifierKey = (key: NoteKey): string => writeKey(key, ED25519);

/** Reads such a key. Fails with a sentence. */
export const readVerifierKey = (written: string): Result<NoteKey, string> => readKey(written, ED25519);

/** The same of whatever kind. */
export const writeKey = (key: NoteKey, kind: KeyKind): string =>
  `${key.name}+${bytesToHex(keyId(key, kind))}+${toBase64(concatBytes(Uint8Array.of(kind), key.publicKey))}`;

/** Reads a key of a kind. Fails with a sentence. */
export function readKey(written: string, kind: KeyKind): Result<NoteKey, string> {
  const [name = "", id = "", ...rest] = written.trim().split("+");
  const material = fromBase64(rest.join("+"));
  if (nameComplaint(name) !== null || material === null || material.length !== 33 || material[0] !== kind)
    return fail("This is no verifier key of the kind name+id+key with an Ed25519 key.");
  const key = { name, publicKey: material.slice(1) };
  return id === bytesToHex(keyId(key, kind))
    ? ok(key)
    : fail("The key's id does not belong to its name and key.");
}

/** One line of signature: in whose name, the first bytes of a hash of the key (C2SP: its id), and what was made with it. */
export type Signature = { readonly name: string; readonly id: Uint8Array; readonly signature: Uint8Array };

/** A note as its text, with the last line end, and its signatures, whoever made them. Fails with a sentence. */
export function splitNote(
  note: string,
): Result<{ readonly text: string; readonly signatures: readonly Signature[] }, string> {
  const end = note.lastIndexOf("\n\n");
  if (note.length > LONGEST_NOTE || end < 0 || !note.endsWith("\n")) return fail(NO_NOTE);
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2, -1).split("\n");
  if (textComplaint(text) !== null || lines.length > MOST_SIGNATURES) return fail(NO_NOTE);
  const signatures: Signature[] = [];
  for (const line of lines) {
    const signature = readSignatureLine(line);
    if (signature === null) return fail(NO_NOTE);
    signatures.push(signature);
  }
  return ok({ text, signatures });
}

/** Reads `— name signature`, without a line end; null of anything else. */
export function readSignatureLine(line: string): Signature | null {
  const [, name = "", encoded = ""] = /^— ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (nameComplaint(name) !== null || bytes === null || bytes.length <= ID_BYTES) return null;
  return { name, id: bytes.slice(0, ID_BYTES), signature: bytes.slice(ID_BYTES) };
}

const NO_NOTE = "This is no signed note: a text, an empty line, and lines of signatures.";

function textComplaint(text: string): string | null {
  if (!text.endsWith("\n")) return "A note's text ends with a line end.";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a note may not have
  if (/[\u0000-\u0009\u000b-\u001f]/.test(text)) return "A note has no control characters.";
  return text.isWellFormed() ? null : "A note's text can be written as UTF-8.";
}

const nameComplaint = (name: string): string | null =>
  name !== "" && !/[\s+]/u.test(name) && name.isWellFormed()
    ? null
    : "A key's name is not empty and has no space and no plus sign.";

/** The first bytes of a hash of name, kind and key, by which a signature says whose it is. */
export const keyId = ({ name, publicKey }: NoteKey, kind: KeyKind = ED25519): Uint8Array =>
  sha256(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(kind), publicKey)).slice(0, ID_BYTES);

/** Whether an Ed25519 signature (RFC 8032, strictly) of a text in UTF-8 holds. */
export function holds(signature: Uint8Array, text: string, { publicKey }: NoteKey): boolean {
  try {
    return ed25519.verify(signature, utf8ToBytes(text), publicKey, { zip215: false });
  } catch {
    // Bytes that are no signature, or no point of the curve.
    return false;
  }
}
