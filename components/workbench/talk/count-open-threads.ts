import type { Comment } from "@/lib/domain/claim";

/** How many threads wait for an answer or an end: not resolved, and with at least one comment that still stands. */
export function countOpenThreads(comments: readonly Comment[]): number {
  const standing = comments.filter((comment) => comment.removedAt === null);
  const threads = new Set(standing.map((comment) => comment.replyTo ?? comment.commentId));
  for (const comment of comments) if (comment.resolved !== null) threads.delete(comment.commentId);
  return threads.size;
}
