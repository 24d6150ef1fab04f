"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { changedSince, type Subject, seenSeq } from "@/lib/ledger/changed-since";
import { type FetchedSeen, fetchSeen, putSeen } from "./fetch-seen";
import type { ReviewSnapshot } from "./review-store";

/** What others changed since the person looked. The article's own id stands for what is said of it as a whole. */
export type SeenMarks = {
  readonly changed: ReadonlyMap<Subject, number>;
  /** Up to which entry a subject was seen; nothing counts as missed before the marks were read. */
  readonly seenSeq: (subject: Subject) => number;
  /** The person has looked at a subject as it is now. */
  readonly see: (subject: Subject) => void;
};

const NOTHING: FetchedSeen = { seq: 0, since: null, marks: new Map(), changed: new Map() };

/** Follows what others change, and marks what the person looks at as seen while the page is in view. */
export function useSeen(
  { state, entries, connection }: ReviewSnapshot,
  userId: Parameters<typeof changedSince>[2],
  lookedAt: Subject | null,
): SeenMarks {
  const { articleId, seq } = state;
  const [seen, setSeen] = useState<FetchedSeen>(NOTHING);
  const unsent = useRef(new Map<Subject, number>());
  const send = useSending(articleId, unsent);

  // biome-ignore lint/correctness/useExhaustiveDependencies: read once; what comes later comes by the entries
  useEffect(() => {
    void fetchSeen(articleId).then((fetched) => {
      if (fetched === null) return;
      setSeen(fetched.since === null ? { ...fetched, seq, since: seq } : fetched);
      if (fetched.since === null) send(articleId, seq);
    });
  }, [articleId]);

  // Also once the marks are there: entries that came before them count as well.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `since` says that the marks were read
  useEffect(() => {
    setSeen((before) => withEntries(before, entries, userId));
  }, [entries, userId, seen.since]);

  const see = useCallback(
    (subject: Subject): void => {
      setSeen((before) => withMark(before, subject, seq));
      send(subject, seq);
    },
    [send, seq],
  );

  const isVisible = useIsVisible();
  useEffect(() => {
    if (lookedAt !== null && isVisible && seen.changed.has(lookedAt)) see(lookedAt);
  }, [lookedAt, isVisible, seen.changed, see]);

  useEffect(() => {
    if (connection === "live") send();
  }, [connection, send]);

  return useMemo(
    () => ({ changed: seen.changed, seenSeq: (subject) => seenSeq(seen, subject), see }),
    [seen, see],
  );
}

function withEntries(
  before: FetchedSeen,
  entries: ReviewSnapshot["entries"],
  userId: Parameters<typeof changedSince>[2],
): FetchedSeen {
  const last = entries.at(-1)?.seq ?? 0;
  if (before.since === null || last <= before.seq) return before;
  const changed = changedSince(
    entries.slice(entries.findIndex((entry) => entry.seq > before.seq)),
    before,
    userId,
  );
  return {
    ...before,
    seq: last,
    changed: changed.size === 0 ? before.changed : new Map([...before.changed, ...changed]),
  };
}

function withMark(before: FetchedSeen, subject: Subject, seq: number): FetchedSeen {
  const changed = new Map(before.changed);
  changed.delete(subject);
  return { ...before, changed, marks: new Map([...before.marks, [subject, seq]]) };
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

function useIsVisible(): boolean {
  const [isVisible, setIsVisible] = useState(true);
  useEffect(() => {
    const read = (): void => setIsVisible(document.visibilityState === "visible");
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, []);
  return isVisible;
}
