import { anchorQuote } from "../../domain/anchor";
import type { ReviewState, Ruling } from "../../domain/claim";
import type { ActorId, ClaimId } from "../../domain/ids";
import { replay, watchReplay } from "../events/evolve";
import type { EventNames } from "../kinds/event-kind";
import type { EventType } from "../shapes/event";
import { claimOfEntry, type FoldableEntry, isWithheldEntry, type ShownEntry } from "../shapes/shown-entry";
import { isRemoved } from "../shapes/wire-entry";
import { GROUP_OF, type HistoryGroup, type ToldEntry, tellEntry } from "./tell-entry";

/** One line of history: what an entry did. */
export type HistoryLine = ToldEntry & {
  readonly seq: number;
  readonly at: string;
  readonly actor: ActorId;
  readonly type: EventType;
  readonly group: HistoryGroup;
  readonly isWithheld: boolean;
  readonly claimId: ClaimId | null;
  /** That its words were removed by order of law, when, by whom and why; null while they are there. */
  readonly removed: string | null;
  /** What the claim was called when it had happened; null where it is about no claim. */
  readonly claim: string | null;
};

/** An article's history made ready to be read, and to be stood at any moment of it. */
export type HistoryRecord = {
  /** From the article's first entry on. */
  readonly entries: readonly ShownEntry[];
  /** One an entry, in order. */
  readonly lines: readonly HistoryLine[];
  /** The review after every `CHECKPOINT` entries. */
  readonly checkpoints: readonly ReviewState[];
  /** The last ruling of each claim that was opened again. */
  readonly rulings: ReadonlyMap<ClaimId, Ruling>;
  /** The review after the last entry; null before the first. */
  readonly last: ReviewState | null;
};

/** So many entries are folded at most to stand at a moment: well under a millisecond. */
const CHECKPOINT = 256;

export const NO_HISTORY: HistoryRecord = {
  entries: [],
  lines: [],
  checkpoints: [],
  rulings: new Map(),
  last: null,
};

/**
 * Reads a history from its first entry on, each once. What goes on from `known` is only read from there: the entries that
 * it was made of are the first of these, the very same values.
 */
export function recordHistory(
  entries: readonly ShownEntry[],
  names: EventNames,
  known: HistoryRecord = NO_HISTORY,
): HistoryRecord {
  const from = goesOn(known, entries) ? known : NO_HISTORY;
  if (from.entries.length === entries.length) return { ...from, entries };
  const lines = [...from.lines];
  const checkpoints = [...from.checkpoints];
  const rulings = new Map(from.rulings);
  const last = watchReplay(entries.slice(from.entries.length), from.last, (entry, before) => {
    const told = tellEntry(entry, before, names, rulings);
    const ruling = openedAgain(entry, before);
    if (ruling !== null) rulings.set(...ruling);
    return (after) => {
      lines.push(lineOf(entry as ShownEntry, told, after, removalOf(entry as ShownEntry, entries, names)));
      if (after.seq % CHECKPOINT === 0) checkpoints.push({ ...after, claims: new Map(after.claims) });
    };
  });
  return { entries, lines, checkpoints, rulings, last };
}

/** The review as it stood after entry `seq`, which must be one of these, 1 for the first. */
export function stateAt({ entries, checkpoints, last }: HistoryRecord, seq: number): ReviewState {
  if (last?.seq === seq) return last;
  const near = Math.floor(seq / CHECKPOINT);
  const from = checkpoints[near - 1];
  return from === undefined
    ? replay(entries.slice(0, seq))
    : replay(entries.slice(near * CHECKPOINT, seq), from);
}

/** The ruling that an entry takes off a claim. */
function openedAgain(entry: FoldableEntry, before: ReviewState | null): [ClaimId, Ruling] | null {
  if (isWithheldEntry(entry) || entry.type !== "claim-reopened") return null;
  const { claimId } = entry.data;
  const ruling = before?.claims.get(claimId)?.ruling ?? null;
  return ruling === null ? null : [claimId, ruling];
}

function goesOn({ entries: old }: HistoryRecord, entries: readonly ShownEntry[]): boolean {
  return old.length <= entries.length && old[0] === entries[0] && old.at(-1) === entries[old.length - 1];
}

function removalOf(entry: ShownEntry, entries: readonly ShownEntry[], names: EventNames): string | null {
  if (!isRemoved(entry)) return null;
  const removal = entries[entry.redactedBy - 1];
  if (removal?.type !== "entry-redacted" || isWithheldEntry(removal)) return "Removed by order of law.";
  const { at, actor, data } = removal;
  return `Words removed by order of law on ${at.slice(0, 10)} by ${names.actor(actor)}: ${data.reason}`;
}

function lineOf(entry: ShownEntry, told: ToldEntry, after: ReviewState, removed: string | null): HistoryLine {
  const claimId = claimOfEntry(entry);
  const claim = claimId === null ? undefined : after.claims.get(claimId);
  const { seq, at, actor, type } = entry;
  const about = claim === undefined ? null : (claim.statement ?? anchorQuote(claim.anchor));
  const isWithheld = isWithheldEntry(entry);
  const words = removed === null ? told.words : [];
  const kind = { type, group: GROUP_OF[type] };
  return { ...told, words, seq, at, actor, ...kind, isWithheld, removed, claimId, claim: about };
}
