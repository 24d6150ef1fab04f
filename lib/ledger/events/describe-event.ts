import type { ReviewState } from "../../domain/claim";
import type { EventNames } from "../kinds/event-kind";
import { events } from "../kinds/event-kinds";
import { type FoldableEntry, isWithheldEntry } from "../shapes/shown-entry";

/**
 * One plain sentence for an entry: who did what, from what to what; of one that is withheld, no more than the reader may
 * know. `before` is the review just before it, null for the first.
 */
export function describeEvent(entry: FoldableEntry, before: ReviewState | null, names: EventNames): string {
  const who = names.actor(entry.actor);
  if (isWithheldEntry(entry)) return `${who} ${events.deed(entry.type)}. The rest is withheld for now.`;
  return events.describe(entry, { who, names, before });
}
