import type { ActorId, CommentId } from "@/lib/domain/ids";
import { isWithheldEntry, type ShownEntry } from "@/lib/ledger/shapes/shown-entry";

export type EarlierWords = { readonly body: string; readonly at: string };

/** What a comment said before it was changed, oldest first, each with the time at which it was written. */
export function earlierWords(
  entries: readonly ShownEntry[],
  commentId: CommentId,
  upToSeq: number,
): readonly EarlierWords[] {
  const bodies = entries.flatMap((entry) => {
    if (isWithheldEntry(entry) || entry.seq > upToSeq) return [];
    if (entry.type !== "commented" && entry.type !== "comment-edited") return [];
    return entry.data.commentId === commentId ? [{ body: entry.data.body, at: entry.at }] : [];
  });
  return bodies.slice(0, -1);
}

/** Who removed a comment; null while the entry that says so is not here, or is withheld. */
export function removerOf(entries: readonly ShownEntry[], commentId: CommentId): ActorId | null {
  const removal = entries.find(
    (entry) =>
      !isWithheldEntry(entry) && entry.type === "comment-removed" && entry.data.commentId === commentId,
  );
  return removal?.actor ?? null;
}
