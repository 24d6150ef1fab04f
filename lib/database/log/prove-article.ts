import type { ArticleId, WorkspaceId } from "../../domain/ids";
import type { LedgerEntry } from "../../ledger/shapes/ledger-entry";
import { toBase64 } from "../../log/base64";
import { inclusionProof, inclusionRanges } from "../../log/merkle-tree";
import { verifierKey } from "../../log/signed-note";
import { database } from "../client";
import { toLedgerEntry } from "../ledger/ledger-row";
import { readCosigned } from "./cosigned";
import { type LogOf, logKeys } from "./log-key";
import { readSubtrees } from "./log-rows";
import { sequenceLog } from "./sequence-log";
import { newestCheckpoint } from "./sign-log";

/** What is to be shown: the entries up to `seq` and, of an edition, the one that published it. */
export type ProvenMoment = { readonly seq: number; readonly edition: number | null };

type ProvenEntry = {
  readonly seq: number;
  readonly hash: string;
  /** Of its leaf; null: not in that checkpoint yet. */
  readonly index: number | null;
  readonly hashes: readonly string[];
};

/** What shows, with nothing else, that an article's entries are in the log. */
export type ArticleProof = {
  readonly format: "assay-proof";
  readonly version: 1;
  readonly articleId: string;
  readonly log: {
    readonly origin: string;
    /** Verifier keys (C2SP). */
    readonly key: string;
    readonly olderKeys: readonly string[];
    /** A signed note, with the lines of those who countersigned it. */
    readonly checkpoint: string;
    /** Their keys. */
    readonly witnesses: readonly string[];
  };
  readonly entries: readonly ProvenEntry[];
  /** Whole, where what they say is public. */
  readonly shown: readonly LedgerEntry[];
};

/** The proof of an article by the newest checkpoint; null where nothing was signed and no key can. */
export async function proveArticle(
  log: LogOf,
  articleId: ArticleId,
  { seq, edition }: ProvenMoment,
): Promise<ArticleProof | null> {
  await sequenceLog(log, [articleId]);
  const newest = await newestCheckpoint(log.workspaceId);
  if (newest === null) return null;
  const [origin = ""] = newest.note.split("\n", 1);
  const [key, ...olderKeys] = logKeys(origin).map(verifierKey);
  if (key === undefined) return null;
  const published = edition === null ? [] : await publishing(articleId, edition);
  const entries = await database().ledgerRow.findMany({
    where: { articleId, OR: [{ seq: { lte: seq } }, { seq: { in: published.map((entry) => entry.seq) } }] },
    select: { seq: true, hash: true },
    orderBy: { seq: "asc" },
  });
  const proofs = await proofsOf(log.workspaceId, articleId, newest.size);
  const { note: checkpoint, witnesses } = await readCosigned(log.workspaceId, newest);
  return {
    format: "assay-proof",
    version: 1,
    articleId,
    log: { origin, key, olderKeys, checkpoint, witnesses },
    entries: entries.map((entry) => ({ ...entry, ...(proofs.get(entry.seq) ?? NOT_YET) })),
    shown: published,
  };
}

const NOT_YET = { index: null, hashes: [] } as const;

async function publishing(articleId: ArticleId, edition: number): Promise<readonly LedgerEntry[]> {
  const rows = await database().ledgerRow.findMany({
    where: { articleId, type: "report-published", data: { path: ["number"], equals: edition } },
  });
  return rows.map(toLedgerEntry);
}

/** By seq. */
async function proofsOf(
  workspaceId: WorkspaceId,
  articleId: ArticleId,
  size: number,
): Promise<ReadonlyMap<number, Pick<ProvenEntry, "index" | "hashes">>> {
  const leaves = await database().logLeaf.findMany({
    where: { workspaceId, articleId, index: { lt: size } },
    select: { seq: true, index: true },
  });
  const ranges = leaves.flatMap(({ index }) => inclusionRanges(index, size));
  const read = await readSubtrees(workspaceId, ranges);
  return new Map(
    leaves.map(({ seq, index }) => [seq, { index, hashes: inclusionProof(index, size, read).map(toBase64) }]),
  );
}
