import { GENESIS_HASH } from "../ledger/chain/hash-chain";
import type { LedgerHead } from "../ledger/shapes/ledger-entry";
import {
  type Emptied,
  editionIn,
  emptiedIn,
  emptyingIn,
  followsNot,
  isObject,
  type KnownEdition,
  readEntry,
  saysWithheld,
} from "./file-entry";
import { HashList } from "./hash-list";

/** Where something stands in a ledger, and what it is. */
export type At = { readonly seq: number; readonly what: string };

/** How many entries are so, and which is the first. */
export type Some = { readonly count: number; readonly first: number };

/** A ledger as its file has it, up to the first entry that does not hold. */
export type LedgerFile = {
  readonly kind: "ledger";
  readonly articleId: string;
  readonly hashes: HashList;
  /** The first entry that does not follow; what stands behind it was not looked at. */
  readonly fault: At | null;
  /** The first entry that says it is older than the one before. */
  readonly backwards: At | null;
  /** The first that says it is yet to come. */
  readonly ahead: At | null;
  /** Entries without their salt: what they say cannot be checked. */
  readonly withheld: Some;
  /** Entries of which what they said was removed by order of law, as a later entry says. */
  readonly removed: Some;
  /** The first that lacks what it said, though no entry of the file says that it was removed. */
  readonly gone: At | null;
  /** The first that says that what it said was removed by an entry that is not in the file. */
  readonly removedLater: At | null;
  /** Entries under a pseudonym: only their link can be checked. */
  readonly pseudonymous: Some;
  readonly editions: readonly KnownEdition[];
  /** When editions were withdrawn, by number. */
  readonly withdrawn: ReadonlyMap<number, string>;
};

/** Takes the lines of a ledger one after the other, and keeps of each no more than its hash. `now`: RFC 3339. */
export function ledgerReader(now: string): {
  readonly take: (line: string) => void;
  readonly end: () => LedgerFile;
} {
  const hashes = new HashList();
  const editions: KnownEdition[] = [];
  const withdrawn = new Map<number, string>();
  let head: LedgerHead = { seq: 0, hash: GENESIS_HASH };
  let articleId: string | null = null;
  let lastAt = "";
  let fault: At | null = null;
  let backwards: At | null = null;
  let ahead: At | null = null;
  let withheld: Some = NONE;
  let pseudonymous: Some = NONE;
  let missing: At | null = null;
  const emptied = new Map<number, Emptied>();
  const emptying = new Map<number, { readonly by: number; readonly standIn: string }>();
  const hidden = new Set<number>();
  const take = (written: string): void => {
    const line = written.trim();
    if (fault !== null || line === "") return;
    const seq = head.seq + 1;
    const entry = readEntry(parsed(line));
    if (!entry.ok) {
      fault = { seq, what: entry.failure };
      return;
    }
    const { value } = entry;
    articleId ??= value.articleId;
    const complaint = followsNot(value, head, articleId);
    if (complaint !== null) {
      fault = { seq, what: complaint };
      return;
    }
    if (value.at < lastAt)
      backwards ??= { seq, what: `It is dated ${value.at}, before entry ${head.seq} of ${lastAt}.` };
    if (value.at > now) ahead ??= { seq, what: value.at };
    const isEmptied = emptiedIn(value);
    const empties = emptyingIn(value);
    if (isEmptied !== null) emptied.set(seq, isEmptied);
    if (empties !== null) emptying.set(empties.of, { by: seq, standIn: empties.standIn });
    if (value.dataHash === null) pseudonymous = oneMore(pseudonymous, seq);
    else if (value.salt === null && isEmptied === null) {
      withheld = oneMore(withheld, seq);
      if (!saysWithheld(value)) missing ??= { seq, what: NOT_SAID };
      if (value.type === "entry-redacted") hidden.add(seq);
    }
    const edition = editionIn(value);
    if (edition !== null) editions.push(edition);
    if (
      value.type === "edition-withdrawn" &&
      isObject(value.data) &&
      typeof value.data["number"] === "number"
    )
      withdrawn.set(value.data["number"], value.at);
    hashes.push(value.hash);
    lastAt = value.at;
    head = { seq, hash: value.hash };
  };
  const end = (): LedgerFile => ({
    ...{ kind: "ledger", articleId: articleId ?? "", hashes, fault, backwards, ahead },
    ...{ withheld, pseudonymous, editions, withdrawn },
    ...removals(),
  });
  /** Held against each other once all is read: what says that something was removed stands later. */
  const removals = (): Pick<LedgerFile, "removed" | "gone" | "removedLater"> => {
    let removed: Some = NONE;
    let gone = missing;
    let removedLater: At | null = null;
    for (const [seq, { by, standIn }] of emptied) {
      const said = emptying.get(seq);
      if (said?.by === by && said.standIn === standIn) removed = oneMore(removed, seq);
      else if (by > head.seq || hidden.has(by)) removedLater ??= { seq, what: `entry ${by}` };
      else if (gone === null || seq < gone.seq)
        gone = { seq, what: said?.by === by ? OTHER_STAND_IN : NOT_SAID };
    }
    return { removed, gone, removedLater };
  };
  return { take, end };
}

const NOT_SAID = "What it said is missing, and no entry says that it was removed by order of law.";
const OTHER_STAND_IN = "What stands in place of what it said is not what the entry that removed it says.";

const NONE: Some = { count: 0, first: 0 };
const oneMore = ({ count, first }: Some, seq: number): Some => ({
  count: count + 1,
  first: count === 0 ? seq : first,
});

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Answered as any other line that is no entry.
    return null;
  }
}
