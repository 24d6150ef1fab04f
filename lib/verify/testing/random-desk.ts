import fc from "fast-check";
import { GENESIS_HASH, sealEntry } from "../../ledger/chain/hash-chain";
import type { LedgerEntry } from "../../ledger/shapes/ledger-entry";
import { playHistory, randomSteps } from "../../ledger/testing/random-history";
import { KeptLog } from "./kept-log";

/** A desk with two articles, whose entries came into its log by turns. */
export type Desk = {
  readonly entries: readonly LedgerEntry[];
  readonly others: readonly LedgerEntry[];
  /** In the order of the log. */
  readonly inOrder: readonly LedgerEntry[];
  readonly log: KeptLog;
};

export const randomDesk: fc.Arbitrary<Desk> = fc
  .tuple(randomSteps, randomSteps, fc.array(fc.boolean(), { minLength: 400, maxLength: 400 }))
  .map(([steps, otherSteps, turns]) => {
    const { entries } = playHistory(steps);
    const others = sealAnew(playHistory(otherSteps).entries, (entry) => ({ ...entry, articleId: OTHER }));
    return deskOf(entries, others, turns);
  });

export const OTHER = "00000009-0000-8000-8000-000000000001" as LedgerEntry["articleId"];

function deskOf(
  entries: readonly LedgerEntry[],
  others: readonly LedgerEntry[],
  turns: readonly boolean[],
): Desk {
  const inOrder: LedgerEntry[] = [];
  let [mine, theirs] = [0, 0];
  for (const isMine of turns) {
    const next = isMine ? entries[mine++] : others[theirs++];
    if (next !== undefined) inOrder.push(next);
  }
  inOrder.push(...entries.slice(mine), ...others.slice(theirs));
  return { entries, others, inOrder, log: new KeptLog().add(...inOrder) };
}

/** The same ledger with some entries changed and all hashed again, as whoever owns the database can. */
export function sealAnew(
  entries: readonly LedgerEntry[],
  change: (entry: LedgerEntry) => LedgerEntry,
): readonly LedgerEntry[] {
  const sealed: LedgerEntry[] = [];
  for (const entry of entries) {
    const { hash } = sealed.at(-1) ?? { hash: GENESIS_HASH };
    sealed.push(sealEntry(change(entry), hash, entry.salt ?? ""));
  }
  return sealed;
}

/** The same with everything from entry `seq` on told of somebody else. */
export const rewrittenFrom = (entries: readonly LedgerEntry[], seq: number): readonly LedgerEntry[] =>
  sealAnew(entries, (entry) => (entry.seq < seq ? entry : { ...entry, actor: SOMEBODY_ELSE }));

const SOMEBODY_ELSE = "00000009-0000-8000-8000-000000000002" as LedgerEntry["actor"];
