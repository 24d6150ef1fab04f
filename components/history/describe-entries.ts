import { claimWords } from "@/components/open-article/text-order";
import type { ReviewState } from "@/lib/domain/claim";
import { describeEvent } from "@/lib/ledger/events/describe-event";
import { evolve } from "@/lib/ledger/events/evolve";
import type { EventNames } from "@/lib/ledger/kinds/event-kind";
import { claimOfEntry, type ShownEntry } from "@/lib/ledger/shapes/shown-entry";

/** One line of history. */
export type HistoryLine = {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly claimId: string | null;
  /** What the claim was called when it had happened; null where it is about no claim. */
  readonly claim: string | null;
  readonly sentence: string;
};

/** Every entry as a sentence, in order. `entries` begin with the article's first. */
export function describeEntries(entries: readonly ShownEntry[], names: EventNames): readonly HistoryLine[] {
  let before: ReviewState | null = null;
  return entries.map((entry) => {
    const sentence = describeEvent(entry, before, names);
    const after = evolve(before, entry);
    before = after;
    const claimId = claimOfEntry(entry);
    const claim = claimId === null ? undefined : after.claims.get(claimId);
    const { seq, at, actor } = entry;
    return { seq, at, actor, claimId, claim: claim === undefined ? null : claimWords(claim), sentence };
  });
}
