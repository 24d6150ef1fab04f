import type { ActorId, ArticleId, ClaimId, CommentId } from "../../domain/ids";
import { claimOfEntry, isWithheldEntry, type ShownEntry } from "../shapes/shown-entry";

/** What a person looks at by itself: a claim, or the article, which stands for what is said of it as a whole. */
export type Subject = ClaimId | ArticleId;

/** How far a person has seen an article. */
export type Seen = {
  /** The seq up to which everything counts as seen: where the person began to look. Null before that. */
  readonly since: number | null;
  /** By subject, the seq at which the person last looked at it. */
  readonly marks: ReadonlyMap<Subject, number>;
};

/** The subjects on which others did something that `me` has not seen, each with its last such seq. */
export function changedSince(
  entries: readonly ShownEntry[],
  seen: Seen,
  me: ActorId,
): ReadonlyMap<Subject, number> {
  const changed = new Map<Subject, number>();
  for (const entry of entries) {
    const subject = subjectOf(entry);
    if (subject === null || entry.actor === me || entry.seq <= seenSeq(seen, subject)) continue;
    changed.set(subject, Math.max(entry.seq, changed.get(subject) ?? 0));
  }
  return changed;
}

/** A comment that one has not seen, on a claim or (the article's id) on the article as a whole. */
export type NewComment = { readonly subject: Subject; readonly seq: number };

/** Others' comments that `me` has not seen. One that was removed since is nothing to look at. */
export function newComments(
  entries: readonly ShownEntry[],
  seen: Seen,
  me: ActorId,
): ReadonlyMap<CommentId, NewComment> {
  const comments = new Map<CommentId, NewComment>();
  for (const entry of entries) {
    if (isWithheldEntry(entry)) continue;
    if (entry.type === "comment-removed") comments.delete(entry.data.commentId);
    if (entry.type !== "commented" || entry.actor === me) continue;
    const subject = entry.data.claimId ?? entry.articleId;
    if (entry.seq > seenSeq(seen, subject)) comments.set(entry.data.commentId, { subject, seq: entry.seq });
  }
  return comments;
}

/** Up to which seq a subject was seen. Before a person began to look, there is nothing that they missed. */
export function seenSeq({ since, marks }: Seen, subject: Subject): number {
  return marks.get(subject) ?? since ?? Number.POSITIVE_INFINITY;
}

/** What an entry is about; null when this person may not know. Of the article only its comments count. */
function subjectOf(entry: ShownEntry): Subject | null {
  const claimId = claimOfEntry(entry);
  if (claimId !== null) return claimId as ClaimId;
  if (isWithheldEntry(entry)) return null;
  return entry.data !== null && "commentId" in entry.data ? entry.articleId : null;
}
