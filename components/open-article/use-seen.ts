"use client";

import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { type FetchedSeen, fetchSeen, putSeen } from "@/lib/client/feed/fetch-seen";
import {
  hasUnseen,
  NOTHING_SEEN,
  seenWithoutTalk,
  withEntries,
  withMark,
  withMarksOf,
} from "@/lib/client/feed/seen-state";
import type { ReviewStore } from "@/lib/client/review/review-store";
import type { ActorId, CommentId } from "@/lib/domain/ids";
import type { NewComment, Subject } from "@/lib/ledger/review/changed-since";

/** What others changed since the person looked. The article's own id stands for what is said of it as a whole. */
export type SeenMarks = {
  readonly changed: ReadonlyMap<Subject, number>;
  /** Others' comments that the person has not seen. */
  readonly comments: ReadonlyMap<CommentId, NewComment>;
  /** The person has looked at a subject as it is now, its discussion included. */
  readonly see: (subject: Subject) => void;
};

/** What the tabs of a person call a mark among each other. */
const SEEN = "seen";

/** Follows what others change, and marks what the person looks at as seen while the page is in view. */
export function useSeen(store: ReviewStore, userId: ActorId, lookedAt: Subject | null): SeenMarks {
  const { state, entries, connection, readings } = useSyncExternalStore(
    store.subscribe,
    store.getSnapshot,
    store.getSnapshot,
  );
  const { articleId, seq } = state;
  const [seen, setSeen] = useState<FetchedSeen>(NOTHING_SEEN);
  const unsent = useRef(new Map<Subject, number>());
  const send = useSending(articleId, unsent);

  // What comes later comes by the entries, but for what was withheld and is shown now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, and anew with the review
  useEffect(() => {
    void fetchSeen(articleId).then((fetched) => {
      if (fetched === null) return;
      const known = fetched.since === null ? { ...fetched, seq, since: seq } : fetched;
      setSeen((before) => withMarksOf(known, before));
      if (fetched.since === null) send(articleId, seq);
    });
  }, [articleId, readings]);

  // Also once the marks are there: entries that came before them count as well.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `since` says that the marks were read
  useEffect(() => {
    setSeen((before) => withEntries(before, entries, userId));
  }, [entries, userId, seen.since]);

  useEffect(
    () =>
      store.onNamed(SEEN, (data) => {
        const mark: { readonly subject: Subject; readonly seq: number } = JSON.parse(data);
        setSeen((before) => withMark(before, mark.subject, mark.seq));
      }),
    [store],
  );

  const markAt = useCallback(
    (subject: Subject, at: number): void => {
      setSeen((before) => withMark(before, subject, at));
      send(subject, at);
      store.tellTabs(SEEN, JSON.stringify({ subject, seq: at }));
    },
    [send, store],
  );
  const see = useCallback((subject: Subject): void => markAt(subject, seq), [markAt, seq]);

  const isVisible = useIsVisible();
  useEffect(() => {
    if (lookedAt === null || !isVisible || !hasUnseen(seen, lookedAt, seq)) return;
    markAt(lookedAt, seenWithoutTalk(seen, lookedAt, seq));
  }, [lookedAt, isVisible, seen, seq, markAt]);

  useEffect(() => {
    if (connection === "live") send();
  }, [connection, send]);

  const { changed, comments } = seen;
  return useMemo(() => ({ changed, comments, see }), [changed, comments, see]);
}

/** Sends marks, a few at a time, and what is left when the page goes; one that did not arrive goes with the next. */
function useSending(
  articleId: Parameters<typeof putSeen>[0],
  unsent: React.RefObject<Map<Subject, number>>,
): (subject?: Subject, seq?: number) => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const marks = new Map(unsent.current);
    if (marks.size === 0 || !(await putSeen(articleId, marks))) return;
    for (const [each, at] of marks) if (unsent.current.get(each) === at) unsent.current.delete(each);
  }, [articleId, unsent]);
  useEffect(() => {
    const leave = (): void => void flush();
    window.addEventListener("pagehide", leave);
    return () => window.removeEventListener("pagehide", leave);
  }, [flush]);
  return useCallback(
    (subject, seq) => {
      if (subject !== undefined && seq !== undefined) unsent.current.set(subject, seq);
      clearTimeout(timer.current);
      if (unsent.current.size > 0) timer.current = setTimeout(() => void flush(), 300);
    },
    [flush, unsent],
  );
}

/** Whether the page is in view. */
export function useIsVisible(): boolean {
  const [isVisible, setIsVisible] = useState(true);
  useEffect(() => {
    const read = (): void => setIsVisible(document.visibilityState === "visible");
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, []);
  return isVisible;
}
