import { fail, ok, type Result } from "../../domain/result";
import { openCheckpoint, readCheckpoint } from "../../log/checkpoint";
import type { TreeHead } from "../../log/verify-proof";
import { logKeys } from "./log-key";

/** What somebody kept of a log: its size and root then, under the name by which a complaint speaks of it. */
export type SeenCheckpoint = TreeHead & { readonly name: string };

/** The size and root that a signed note says, if a key of this installation signed it. Fails with a sentence. */
export function readSignedHead(note: string): Result<TreeHead & { readonly slug: string }, string> {
  const text = readCheckpoint(note.slice(0, note.indexOf("\n\n") + 1));
  if (!text.ok) return text;
  const opened = openCheckpoint(note, logKeys(text.value.origin));
  if (!opened.ok) return fail(opened.failure);
  const { origin, size, root } = opened.value;
  const slug = origin.split("/w/")[1];
  return slug === undefined ? fail("It is of no desk's log.") : ok({ size, root, slug });
}
