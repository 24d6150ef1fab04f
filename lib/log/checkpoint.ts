import { fail, ok, type Result } from "../domain/result";
import { fromBase64, toBase64 } from "./base64";
import { type NoteKey, openNote, signNote } from "./signed-note";
import type { TreeHead } from "./verify-proof";

/** What a log says of itself at a moment: whose it is, how many leaves it has, and their root. */
export type Checkpoint = TreeHead & {
  /** An address without its scheme, as in `desk.example/w/harbour`. */
  readonly origin: string;
};

/** A checkpoint as its text (C2SP tlog-checkpoint): origin, size in decimal, root in Base64, a line each. */
export const writeCheckpoint = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${toBase64(root)}\n`;

/** The same signed as a note by the log's own key, whose name is the origin. */
export const signCheckpoint = (checkpoint: Checkpoint, secretKey: Uint8Array): string =>
  signNote(writeCheckpoint(checkpoint), checkpoint.origin, secretKey);

/** Reads a checkpoint that one of `keys` signed. Lines after the third are passed over. Fails with a sentence. */
export function openCheckpoint(
  note: string,
  keys: readonly NoteKey[],
): Result<Checkpoint & { readonly signedBy: readonly NoteKey[] }, string> {
  const opened = openNote(note, keys);
  if (!opened.ok) return opened;
  const checkpoint = readCheckpoint(opened.value.text);
  return checkpoint.ok ? ok({ ...checkpoint.value, signedBy: opened.value.signedBy }) : checkpoint;
}

/** Reads the text of a checkpoint. Fails with a sentence. */
export function readCheckpoint(text: string): Result<Checkpoint, string> {
  const lines = text.split("\n").slice(0, -1);
  const [origin = "", written = "", encoded = ""] = lines;
  const root = fromBase64(encoded);
  const size = Number(written);
  const isSize = /^(0|[1-9]\d*)$/.test(written) && Number.isSafeInteger(size);
  if (origin === "" || !isSize || root?.length !== 32 || lines.includes(""))
    return fail("This is no checkpoint of a log: its first lines are an origin, a size and a root.");
  return ok({ origin, size, root });
}
