import { standInFor } from "../kinds/stand-in";
import { isWithheldEntry, type ShownEntry } from "../shapes/shown-entry";
import { isRemoved } from "../shapes/wire-entry";

/** Whether what an entry says can be removed by order of law, as far as the entry alone tells. */
export function isRemovable(entry: ShownEntry | undefined): boolean {
  if (entry === undefined || isWithheldEntry(entry) || isRemoved(entry)) return false;
  return standInFor(entry).ok;
}

/** The seqs of the entries that say the same thing as this one, itself among them: a comment and its edits, a verdict and its changes. */
export function removableWith(entries: readonly ShownEntry[], seq: number): readonly number[] {
  const subject = subjectOf(entries[seq - 1]);
  return entries
    .filter((entry) => entry.seq === seq || (subject !== null && subjectOf(entry) === subject))
    .filter(isRemovable)
    .map((entry) => entry.seq);
}

/** What an entry writes, in one word: two entries with the same write the same thing. Null where it stands alone. */
function subjectOf(entry: ShownEntry | undefined): string | null {
  if (entry === undefined || isWithheldEntry(entry)) return null;
  switch (entry.type) {
    case "commented":
    case "comment-edited":
      return `comment ${entry.data.commentId}`;
    case "evidence-added":
    case "evidence-revised":
      return `evidence ${entry.data.evidenceId}`;
    case "claim-highlighted":
    case "claim-described":
      return `claim ${entry.data.claimId}`;
    case "verdict-given":
      return `verdict ${entry.data.claimId} ${entry.actor}`;
    default:
      return null;
  }
}
