import type { ArticleId } from "../../lib/domain/ids";
import { canonicalJson } from "../../lib/ledger/chain/canonical-json";
import { presentReview } from "../../lib/ledger/review/present-review";
import { pause } from "./door";
import type { Follower } from "./follower";
import type { Acknowledged } from "./writer";

export type Verdict = {
  readonly lost: number;
  readonly twice: number;
  readonly complaints: readonly string[];
};

type CommandRow = { readonly id: string; readonly firstSeq: number; readonly lastSeq: number };

/** Looks into the database, beside the product, and compares it with what was acknowledged and what followers see. */
export async function verifyRun(
  articleId: string,
  acknowledged: readonly Acknowledged[],
  followers: readonly Follower[],
  review: unknown,
): Promise<Verdict> {
  const { rows, entries, check } = await readPatiently(articleId);
  const hashes = new Map(entries.map((entry) => [entry.seq, entry.hash]));
  const lost = acknowledged.filter((each) => !isHeld(each, rows, hashes)).length;
  const twice = entries.length - 1 - ownedBy(rows);
  const complaints = check.ok ? [] : [`Entry ${check.seq}: ${check.reason}`];
  for (const follower of followers) complaints.push(...follower.complaints);
  const head = entries.at(-1);
  const wanted = canonicalJson(review);
  for (const [at, follower] of followers.entries()) {
    const state = follower.state();
    const seen =
      state === null || head === undefined
        ? ""
        : canonicalJson(presentReview(state, { seq: head.seq, hash: head.hash }));
    if (seen !== wanted) complaints.push(`Follower ${at + 1} does not see what the server has.`);
  }
  return { lost, twice: twice + repeatedThings(entries), complaints };
}

/** The connections of this process died with the database too, and the next ones may have to wait for it. */
async function readPatiently(articleId: string) {
  const { database } = await import("../../lib/database/client");
  const { verifyLedger } = await import("../../lib/database/ledger/verify-ledger");
  const { attemptRead } = await import("../../lib/database/unavailable");
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const read = await attemptRead(async () => ({
      rows: await database().commandRow.findMany({ where: { articleId } }),
      entries: await database().ledgerRow.findMany({ where: { articleId }, orderBy: { seq: "asc" } }),
      check: await verifyLedger(articleId as ArticleId),
    }));
    if (read.ok) return read.value;
    if (Date.now() > until) throw new Error("The database beside the product was not there for a minute.");
    await pause(200);
  }
}

const PATIENCE_MS = 60_000;

/** Whether the ledger still holds what was promised: the command, once, and its entries as they were told. */
function isHeld(
  { command, seqs, hashes: told }: Acknowledged,
  rows: readonly CommandRow[],
  hashes: ReadonlyMap<number, string>,
): boolean {
  const row = rows.find((each) => each.id === command.commandId);
  if (row === undefined || seqs.length === 0) return false;
  const isWhole = seqs[0] === row.firstSeq && seqs.at(-1) === row.lastSeq;
  return isWhole && seqs.every((seq, at) => hashes.get(seq) === told[at]);
}

/** How many entries are accounted for by commands; every entry but the first comes from one. */
function ownedBy(rows: readonly CommandRow[]): number {
  return rows.reduce((count, row) => count + row.lastSeq - row.firstSeq + 1, 0);
}

/** Entries that make a thing that another entry had made before. */
function repeatedThings(entries: readonly { readonly type: string; readonly data: unknown }[]): number {
  const made = entries.flatMap(({ type, data }) => {
    if (type !== "claim-highlighted" && type !== "commented" && type !== "evidence-added") return [];
    const { claimId, commentId, evidenceId } = data as Readonly<Record<string, string>>;
    return [`${type} ${commentId ?? evidenceId ?? claimId}`];
  });
  return made.length - new Set(made).size;
}
