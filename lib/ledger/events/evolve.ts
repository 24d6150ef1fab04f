import type { ReviewState } from "../../domain/claim";
import { OPEN_REVIEW } from "../../domain/review-mode";
import { events } from "../kinds/event-kinds";
import { foldWithheldEvidence } from "../kinds/evidence";
import { claimOf, put, type ReviewDraft, thaw } from "../kinds/review-draft";
import type { UnsealedEntry } from "../shapes/ledger-entry";
import { type FoldableEntry, isWithheldEntry, type WithheldEntry } from "../shapes/shown-entry";

/**
 * The review after one more entry. `state` is null only before `article-added`. The state handed in is left as
 * it was. A withheld entry changes nothing but `seq` and the sources of evidence. Throws when the entry does not follow: a wrong article or seq, or a thing that is not there.
 */
export function evolve(state: ReviewState | null, entry: FoldableEntry): ReviewState {
  const draft = state === null ? begin(entry) : thaw(state);
  if (state !== null) fold(draft, entry);
  return draft;
}

/**
 * The review after all entries, in order, from the beginning or from an earlier state. In time proportional to
 * their number. Throws as `evolve` does, and when there is nothing to begin from.
 */
export function replay(entries: Iterable<FoldableEntry>, from?: ReviewState): ReviewState {
  let draft = from === undefined ? null : thaw(from);
  for (const entry of entries) {
    if (draft === null) draft = begin(entry);
    else fold(draft, entry);
  }
  if (draft === null) throw new Error("A ledger without entries has no state.");
  return draft;
}

/**
 * The review after all that `grow` adds to it, and what `grow` answers. The state is copied once, however much is added;
 * what `grow` is shown follows each entry, and must not be kept. Throws as `evolve` does.
 */
export function growReview<T>(
  from: ReviewState,
  grow: (state: ReviewState, add: (entry: UnsealedEntry) => void) => T,
): { readonly state: ReviewState; readonly answer: T } {
  const draft = thaw(from);
  const answer = grow(draft, (entry) => fold(draft, entry));
  return { state: draft, answer };
}

function begin(entry: FoldableEntry): ReviewDraft {
  if (isWithheldEntry(entry) || entry.type !== "article-added" || entry.seq !== 1) {
    throw new Error(`A ledger begins with article-added as entry 1, not with ${entry.type} as ${entry.seq}.`);
  }
  const { revision } = entry.data;
  return {
    articleId: entry.articleId,
    seq: 1,
    revisionId: revision.id,
    revisionNumber: revision.number,
    mode: OPEN_REVIEW,
    claims: new Map(),
    comments: [],
    editions: [],
  };
}

function fold(draft: ReviewDraft, entry: FoldableEntry): void {
  if (entry.articleId !== draft.articleId || entry.seq !== draft.seq + 1) {
    throw new Error(
      `Entry ${entry.seq} of ${entry.articleId} does not follow ${draft.seq} of ${draft.articleId}.`,
    );
  }
  draft.seq = entry.seq;
  if (isWithheldEntry(entry)) foldWithheld(draft, entry);
  else events.fold(draft, entry);
}

/** Of what is withheld only the place in the ledger counts; of evidence, the source. */
function foldWithheld(draft: ReviewDraft, entry: WithheldEntry): void {
  if (entry.data === null) return;
  put(draft, foldWithheldEvidence(claimOf(draft, entry.data.claimId), entry));
}
