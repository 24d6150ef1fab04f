import type { ActorId } from "../../domain/ids";
import { changedSince, newComments, type Subject, seenSeq } from "../../ledger/review/changed-since";
import type { ShownEntry } from "../../ledger/shapes/shown-entry";
import type { FetchedSeen } from "./fetch-seen";

export const NOTHING_SEEN: FetchedSeen = {
  seq: 0,
  since: null,
  marks: new Map(),
  changed: new Map(),
  comments: new Map(),
};

/** What was seen, with what others did in entries that came since. */
export function withEntries(
  before: FetchedSeen,
  entries: readonly ShownEntry[],
  userId: ActorId,
): FetchedSeen {
  const last = entries.at(-1)?.seq ?? 0;
  if (before.since === null || last <= before.seq) return before;
  const news = entries.slice(entries.findIndex((entry) => entry.seq > before.seq));
  const changed = changedSince(news, before, userId);
  const comments = newComments(news, before, userId);
  return {
    ...before,
    seq: last,
    changed: changed.size === 0 ? before.changed : new Map([...before.changed, ...changed]),
    comments: comments.size === 0 ? before.comments : new Map([...before.comments, ...comments]),
  };
}

/** What was seen, with one subject looked at as it was at `seq`. A mark never goes back. */
export function withMark(before: FetchedSeen, subject: Subject, seq: number): FetchedSeen {
  if (seq <= (before.marks.get(subject) ?? 0)) return before;
  const changed = new Map(before.changed);
  if ((changed.get(subject) ?? 0) <= seq) changed.delete(subject);
  const comments = [...before.comments].filter(
    ([, comment]) => comment.subject !== subject || comment.seq > seq,
  );
  return {
    ...before,
    changed,
    comments: comments.length === before.comments.size ? before.comments : new Map(comments),
    marks: new Map([...before.marks, [subject, seq]]),
  };
}

/** What the server knows, with the marks of this tab that it may not have yet. */
export function withMarksOf(fetched: FetchedSeen, own: FetchedSeen): FetchedSeen {
  return [...own.marks].reduce((seen, [subject, seq]) => withMark(seen, subject, seq), fetched);
}

/** How far somebody has seen a subject who has it open but not its discussion: up to the first comment that is new. */
export function seenWithoutTalk(seen: FetchedSeen, subject: Subject, seq: number): number {
  const unread = [...seen.comments.values()].filter((comment) => comment.subject === subject);
  return Math.min(seq, ...unread.map((comment) => comment.seq - 1));
}

/** Whether looking at a subject now, its discussion aside, would show something that was not seen before. */
export function hasUnseen(seen: FetchedSeen, subject: Subject, seq: number): boolean {
  return seen.changed.has(subject) && seenWithoutTalk(seen, subject, seq) > seenSeq(seen, subject);
}
