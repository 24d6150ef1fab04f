import type { ReviewState } from "../../domain/claim";
import { OPEN_REVIEW } from "../../domain/review-mode";
import { events } from "../kinds/event-kinds";
import { foldWithheldEvidence } from "../kinds/evidence";
import { claimOf, type GrowingReview, put, thaw } from "../kinds/growing-review";
import type { UnsealedEntry } from "../shapes/ledger-entry";
import { type FoldableEntry, isWithheldEntry, type WithheldEntry } from "../shapes/shown-entry";

/**
 * The review after one more entry. `state` is null only before `article-added`. The state handed in is left as
 * it was. A withheld entry changes nothing but `seq` and the sources of evidence. Throws when the entry does not follow: a wrong article or seq, or a thing that is not there.
 */
export function evolve(state: ReviewState | null, entry: FoldableEntry): ReviewState {
  const growing = state === null ? begin(entry) : thaw(state);
  if (state !== null) fold(growing, entry);
  return growing;
}

/**
 * The review after all entries, in order, from the beginning or from an earlier state. In time proportional to
 * their number. Throws as `evolve` does, and when there is nothing to begin from.
 */
export function replay(entries: Iterable<FoldableEntry>, from?: ReviewState): ReviewState {
  let growing = from === undefined ? null : thaw(from);
  for (const entry of entries) {
    if (growing === null) growing = begin(entry);
    else fold(growing, entry);
  }
  if (growing === null) throw new Error("A ledger without entries has no state.");
  return growing;
}

/**
 * Folds as `replay` does, and lets `watch` look on: it is shown each entry with the review just before it (null before the
 * first), and what it answers is shown the review just after. Both follow the fold, and must not be kept.
 */
export function watchReplay<Entry extends FoldableEntry>(
  entries: Iterable<Entry>,
  from: ReviewState | null,
  watch: (entry: Entry, before: ReviewState | null) => (after: ReviewState) => void,
): ReviewState | null {
  let growing = from === null ? null : thaw(from);
  for (const entry of entries) {
    const see = watch(entry, growing);
    if (growing === null) growing = begin(entry);
    else fold(growing, entry);
    see(growing);
  }
  return growing;
}

/**
 * The review after all that `grow` adds to it, and what `grow` answers. The state is copied once, however much is added;
 * what `grow` is shown follows each entry, and must not be kept. Throws as `evolve` does.
 */
export function growReview<T>(
  from: ReviewState,
  grow: (state: ReviewState, add: (entry: UnsealedEntry) => void) => T,
): { readonly state: ReviewState; readonly answer: T } {
  const growing = thaw(from);
  const answer = grow(growing, (entry) => fold(growing, entry));
  return { state: growing, answer };
}

function begin(entry: FoldableEntry): GrowingReview {
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

function fold(growing: GrowingReview, entry: FoldableEntry): void {
  if (entry.articleId !== growing.articleId || entry.seq !== growing.seq + 1) {
    throw new Error(
      `Entry ${entry.seq} of ${entry.articleId} does not follow ${growing.seq} of ${growing.articleId}.`,
    );
  }
  growing.seq = entry.seq;
  if (isWithheldEntry(entry)) foldWithheld(growing, entry);
  else events.fold(growing, entry);
}

/** Of what is withheld only the place in the ledger counts; of evidence, the source. */
function foldWithheld(growing: GrowingReview, entry: WithheldEntry): void {
  if (entry.data === null) return;
  put(growing, foldWithheldEvidence(claimOf(growing, entry.data.claimId), entry));
}
