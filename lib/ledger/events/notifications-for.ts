import type { ReviewState } from "../../domain/claim";
import type { ActorId } from "../../domain/ids";
import { NOTIFICATION_KINDS, type Notice } from "../../domain/notification";
import { events } from "../kinds/event-kinds";
import type { UnsealedEntry } from "../shapes/ledger-entry";

/**
 * Whom an entry concerns and why, each person once and never the one who acted. `before` is the review just before
 * it. Ids of tokens and of people who left may be among them: whoever writes notifications keeps to members.
 */
export function notificationsFor(entry: UnsealedEntry, before: ReviewState): readonly Notice[] {
  const reasons = events.notify(entry, before).filter(({ userId }) => userId !== entry.actor);
  const told = new Map<ActorId, Notice>();
  for (const notice of reasons.toSorted((a, b) => weight(a) - weight(b)))
    if (!told.has(notice.userId)) told.set(notice.userId, notice);
  return [...told.values()];
}

const weight = ({ kind }: Notice): number => NOTIFICATION_KINDS.indexOf(kind);
