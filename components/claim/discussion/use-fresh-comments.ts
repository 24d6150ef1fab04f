import { useEffect, useRef } from "react";
import { usePrinting } from "@/components/browser/use-printing";
import { useIsVisible } from "@/components/open-article/use-seen";
import { useWorkbench } from "@/components/open-article/workbench-context";
import type { ClaimId, CommentId } from "@/lib/domain/ids";

/**
 * The comments that are new to whoever looks at this discussion now. They count as seen from now on, also after a
 * reload; here they stay new until the discussion is left.
 */
export function useFreshComments(claimId: ClaimId | null): ReadonlySet<CommentId> {
  const { data, seen } = useWorkbench();
  const subject = claimId ?? data.article.id;
  const isVisible = useIsVisible();
  const isPrinting = usePrinting();
  const isLookedAt = isVisible && !isPrinting;
  const fresh = useRef(new Set<CommentId>());
  const unread = [...seen.comments].filter(([, comment]) => comment.subject === subject);
  for (const [commentId] of unread) fresh.current.add(commentId);
  const { see } = seen;
  const hasUnread = unread.length > 0;
  useEffect(() => {
    if (hasUnread && isLookedAt) see(subject);
  }, [hasUnread, isLookedAt, see, subject]);
  return fresh.current;
}
