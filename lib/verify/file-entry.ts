import { fail, ok, type Result } from "../domain/result";
import { canonicalJson } from "../ledger/chain/canonical-json";
import { entryComplaint, type LinkedEntry, linkComplaint } from "../ledger/chain/hash-chain";
import type { LedgerHead } from "../ledger/shapes/ledger-entry";

/** An edition as the entry that published it has it. */
export type KnownEdition = {
  /** Of the entry that published it. */
  readonly entrySeq: number;
  readonly at: string;
  readonly articleId: string;
  readonly number: number;
  /** The entry that it shows the review at. */
  readonly seq: number;
  /** SHA-256 of its page and of its JSON, in hex. */
  readonly hashes: readonly string[];
};

/** Reads an entry out of parsed JSON, strictly: a field too few or too many is no entry. Fails with a sentence. */
export function readEntry(value: unknown): Result<LinkedEntry, string> {
  if (!isObject(value)) return fail("It is no ledger entry.");
  for (const key of Object.keys(value))
    if (!(key in FIELDS) && !MARKS.includes(key)) return fail("It has a field that no ledger entry has.");
  for (const [key, isRight] of Object.entries(FIELDS))
    if (!Object.hasOwn(value, key) || !isRight(value[key]))
      return fail(`Its field “${key}” is missing, or is not what a ledger has there.`);
  return ok(value as LinkedEntry);
}

/** Why the entry does not follow `head`; null when it does. */
export const followsNot = (entry: LinkedEntry, head: LedgerHead, articleId: string): string | null =>
  spoken(() => linkComplaint(entry, head, articleId));

/** Why the entry is not what its own hashes say; null when it is. */
export const holdsNot = (entry: LinkedEntry): string | null => spoken(() => entryComplaint(entry));

/** The edition that an entry published; null of any other, and of one whose data cannot be checked. */
export function editionIn({
  type,
  data,
  salt,
  dataHash,
  articleId,
  seq,
  at,
}: LinkedEntry): KnownEdition | null {
  if (type !== "report-published" || salt === null || dataHash === null || !isObject(data)) return null;
  const { number, seq: shownAt, sha256, jsonSha256 } = data;
  if (!isCount(number) || !isCount(shownAt)) return null;
  const hashes = [sha256, jsonSha256].filter(isHash);
  return { entrySeq: seq, at, articleId, number, seq: shownAt, hashes };
}

/** An entry of which what it said was removed by order of law, as it says itself. */
export type Emptied = { readonly by: number; readonly standIn: string };

/** Whether an entry says that what it said was removed, by which later one, and what is folded in its place (canonical JSON). */
export function emptiedIn(entry: LinkedEntry): Emptied | null {
  const { redactedBy: by, standIn } = entry as LinkedEntry & { redactedBy?: unknown; standIn?: unknown };
  return entry.data === null && isCount(by) ? { by, standIn: canonical(standIn) } : null;
}

/** What an entry-redacted says: which entry it empties, and what is folded there; null of any other. */
export function emptyingIn({ type, data, salt }: LinkedEntry): { of: number; standIn: string } | null {
  if (type !== "entry-redacted" || salt === null || !isObject(data) || !isCount(data["seq"])) return null;
  return { of: data["seq"], standIn: canonical(data["standIn"]) };
}

/** Whether an entry says of itself that something of it is withheld from whoever saved the file. */
export const saysWithheld = (entry: LinkedEntry): boolean => "withheld" in entry && entry.withheld === true;

const canonical = (value: unknown): string => (value === undefined ? "" : canonicalJson(value));

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isHash = (value: unknown): value is string =>
  typeof value === "string" && /^[0-9a-f]{64}$/.test(value);

export const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 1;

/** How many of an entry's fields a text names, so that an edited line is still known for one. */
export const fieldsNamed = (text: string): number =>
  Object.keys(FIELDS).filter((key) => text.includes(`"${key}":`)).length;

const isText = (value: unknown): boolean => typeof value === "string";

const FIELDS: Readonly<Record<keyof LinkedEntry, (value: unknown) => boolean>> = {
  articleId: isText,
  seq: isCount,
  at: (value) => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value),
  actor: isText,
  type: isText,
  data: () => true,
  salt: (value) => value === null || isText(value),
  dataHash: (value) => value === null || isHash(value),
  prevHash: isHash,
  hash: isHash,
};

/** What entries say beside their fields when something of them is not shown. */
const MARKS: readonly string[] = ["withheld", "pseudonymous", "redactedBy", "standIn"];

/** What JSON.parse takes and canonical JSON cannot say, such as half a surrogate pair, is no reason to stop. */
function spoken(complaint: () => string | null): string | null {
  try {
    return complaint();
  } catch {
    return "It says something that cannot be hashed, which no ledger holds.";
  }
}
