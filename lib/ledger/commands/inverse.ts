import type { ReviewState } from "../../domain/claim";
import { holdsRedacted } from "../../domain/redaction";
import { events } from "../kinds/event-kinds";
import type { CommandDraft } from "../shapes/command-draft";
import { type FoldableEntry, isWithheldEntry } from "../shapes/shown-entry";

/**
 * The command that takes back what its author's entry did. `before` is the review just before the entry, `now` the present one.
 * Null when it cannot be taken back: somebody changed the same thing since, the claim is closed, or it is withheld. No
 * command takes back a published edition, which others may have read, or its withdrawal; nor a new text, for which the earlier one is put
 * in as a newer; nor, for an editor, the removal of somebody else's comment, whose words are not theirs to say; nor what was removed by order of law. A comment
 * or evidence that was removed comes back as a new one, so it takes a fresh id, `newId`; without one the answer is null.
 */
export function inverseCommand(
  entry: FoldableEntry,
  before: ReviewState,
  now: ReviewState,
  newId?: string,
): CommandDraft | null {
  if (isWithheldEntry(entry)) return null;
  const back = events.takeBack(entry, { before, now, newId });
  return holdsRedacted(back) ? null : back;
}
