import { anchorQuote } from "../../domain/anchor";
import type { ReviewState } from "../../domain/claim";
import { describeEvent } from "../../ledger/events/describe-event";
import { watchReplay } from "../../ledger/events/evolve";
import type { EventNames } from "../../ledger/kinds/event-kind";
import { claimOfEntry, isWithheldEntry, type ShownEntry } from "../../ledger/shapes/shown-entry";

/** An entry of an article as a line of an audit. */
export type DescribedEntry = {
  readonly entry: ShownEntry;
  readonly sentence: string;
  /** The claim that it speaks of, in its words of that moment. */
  readonly claim: { readonly id: string; readonly words: string } | null;
  readonly isWithheld: boolean;
};

/** An article's entries from its first on as this reader sees them, each in a sentence, by their place. */
export function describeLedger(
  entries: readonly ShownEntry[],
  names: EventNames,
  wanted: ReadonlySet<number>,
): ReadonlyMap<number, DescribedEntry> {
  const described = new Map<number, DescribedEntry>();
  watchReplay(entries, null, (entry, before) => {
    if (!wanted.has(entry.seq)) return () => undefined;
    const sentence = describeEvent(entry, before, names);
    const isWithheld = isWithheldEntry(entry) || "pseudonymous" in entry;
    return (after) => described.set(entry.seq, { entry, sentence, claim: claimIn(after, entry), isWithheld });
  });
  return described;
}

function claimIn(state: ReviewState, entry: ShownEntry): DescribedEntry["claim"] {
  const id = claimOfEntry(entry);
  const claim = id === null ? undefined : state.claims.get(id);
  return claim === undefined
    ? null
    : { id: claim.claimId, words: claim.statement ?? anchorQuote(claim.anchor) };
}
