import type { ReviewState } from "@/lib/domain/claim";
import { describeEvent, type EventNames } from "@/lib/ledger/describe-event";
import { evolve } from "@/lib/ledger/evolve";
import type { LedgerEntry } from "@/lib/ledger/ledger-entry";

/** One line of history. */
export type HistoryLine = {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly claimId: string | null;
  readonly sentence: string;
};

/** Every entry as a sentence, in order. `entries` begin with the article's first. */
export function describeEntries(entries: readonly LedgerEntry[], names: EventNames): readonly HistoryLine[] {
  let before: ReviewState | null = null;
  return entries.map((entry) => {
    const sentence = describeEvent(entry, before, names);
    before = evolve(before, entry);
    return { seq: entry.seq, at: entry.at, actor: entry.actor, claimId: claimOf(entry), sentence };
  });
}

/** The claim that an entry is about, null when it is about the article. */
export function claimOf(entry: LedgerEntry): string | null {
  return "claimId" in entry.data ? entry.data.claimId : null;
}
