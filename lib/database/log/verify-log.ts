import { equalBytes } from "@noble/curves/utils.js";
import type { WorkspaceId } from "../../domain/ids";
import { EMPTY_TREE, type FullTile, growTree, rootOfEdge, type TreeEdge } from "../../log/growing-tree";
import { hashLogged, type LoggedEntry } from "../../log/log-leaf";
import { database } from "../client";
import type { LogOf } from "./log-key";
import { readSignedHead, type SeenCheckpoint } from "./seen-checkpoint";
import { newestCheckpoint } from "./sign-log";

/** Whether a log holds; or what does not, with the leaf from which on (null: no leaf in particular). */
export type LogCheck =
  | { readonly ok: true; readonly size: number; readonly waiting: number; readonly signed: number }
  | { readonly ok: false; readonly index: number | null; readonly reason: string };

/** Leaves that are read at once: memory stays the same however many there are. */
const AT_ONCE = 1_024;

/**
 * Checks that the leaves of a log are the entries of its ledgers, each once and in their order, that the kept tiles are
 * those of the leaves, and that the tree has had the root that the newest checkpoint and each of `seen` says.
 */
export async function verifyLog(log: LogOf, seen: readonly SeenCheckpoint[]): Promise<LogCheck> {
  const { workspaceId } = log;
  const newest = await newestCheckpoint(workspaceId);
  const signed = newest === null ? null : readSignedHead(newest.note);
  if (signed?.ok === false)
    return { ok: false, index: null, reason: `The newest checkpoint: ${signed.failure}` };
  const own = signed === null ? [] : [{ name: "the newest checkpoint", ...signed.value }];
  const heads = [...seen, ...own].toSorted((one, other) => one.size - other.size);
  const growing: Growing = { workspaceId, edge: EMPTY_TREE, lastSeqs: new Map(), heads, agreed: 0 };
  for (;;) {
    const leaves = await readLeaves(workspaceId, growing.edge.size);
    if (leaves.length === 0) break;
    const wrong = (await wrongLeaf(growing, leaves)) ?? (await growChecked(growing, leaves));
    if (wrong !== null) return wrong;
  }
  const { size } = growing.edge;
  const missing = growing.heads[0];
  if (missing !== undefined) {
    const reason = `Entries are gone from the end of the log: it has ${size}, ${missing.name} saw ${missing.size}.`;
    return { ok: false, index: size, reason };
  }
  return { ok: true, size, waiting: await countWaiting(workspaceId), signed: newest?.size ?? 0 };
}

type Growing = {
  readonly workspaceId: WorkspaceId;
  edge: TreeEdge;
  /** Of each ledger, the last that came. */
  readonly lastSeqs: Map<string, number>;
  /** What is still to be met, by size. */
  heads: readonly SeenCheckpoint[];
  /** The size of the last checkpoint that was met. */
  agreed: number;
};

type Leaf = LoggedEntry & { readonly index: number };

const readLeaves = (workspaceId: WorkspaceId, from: number) => database().$queryRaw<readonly Leaf[]>`
  SELECT index, article_id AS "articleId", seq, hash FROM log_leaf
  WHERE workspace_id = ${workspaceId}::uuid AND index >= ${from} ORDER BY index LIMIT ${AT_ONCE}`;

/** The first leaf that is out of place, or not the entry that it names. */
async function wrongLeaf({ edge, lastSeqs }: Growing, leaves: readonly Leaf[]): Promise<LogCheck | null> {
  const kept = await readHashes(leaves);
  for (const [at, leaf] of leaves.entries()) {
    const { articleId, seq, hash } = leaf;
    const index = edge.size + at;
    const wrong = (reason: string): LogCheck => ({ ok: false, index, reason });
    const expected = (lastSeqs.get(articleId) ?? 0) + 1;
    const found = kept.get(`${articleId} ${seq}`);
    if (leaf.index !== index) return wrong("It is missing.");
    if (seq !== expected)
      return wrong(`Entry ${expected} of ${articleId} should come before its entry ${seq}.`);
    if (found === undefined)
      return wrong(`Entry ${seq} of ${articleId} is in the log and gone from its ledger.`);
    if (found !== hash)
      return wrong(`Entry ${seq} of ${articleId} is not the one that the log took: it was changed.`);
    lastSeqs.set(articleId, seq);
  }
  return null;
}

async function readHashes(leaves: readonly Leaf[]): Promise<ReadonlyMap<string, string>> {
  const rows = await database().$queryRaw<readonly LoggedEntry[]>`
    SELECT article_id AS "articleId", seq, hash
    FROM entry_hashes(${leaves.map(({ articleId }) => articleId)}::uuid[], ${leaves.map(({ seq }) => seq)}::int[])`;
  return new Map(rows.map(({ articleId, seq, hash }) => [`${articleId} ${seq}`, hash]));
}

/** Grows the tree by the leaves, in pieces that end where a checkpoint was. */
async function growChecked(growing: Growing, leaves: readonly Leaf[]): Promise<LogCheck | null> {
  const hashes = leaves.map(hashLogged);
  const first = growing.edge.size;
  const end = first + hashes.length;
  for (;;) {
    const head = growing.heads[0];
    const next = head === undefined ? end : Math.min(end, head.size);
    const grown = growTree(growing.edge, hashes.slice(growing.edge.size - first, next - first));
    growing.edge = grown.edge;
    const wrong = await wrongTile(growing.workspaceId, grown.tiles);
    if (wrong !== null) return wrong;
    if (head === undefined || head.size > end) return null;
    if (!equalBytes(rootOfEdge(growing.edge), head.root)) return unlike(head, growing.agreed);
    growing.heads = growing.heads.slice(1);
    growing.agreed = head.size;
  }
}

function unlike({ name, size }: SeenCheckpoint, agreed: number): LogCheck {
  const where = agreed + 1 === size ? `entry ${size}` : `at least one of entries ${agreed + 1} to ${size}`;
  const reason = `The log does not begin with what ${name} saw: ${where} of the log was changed.`;
  return { ok: false, index: agreed, reason };
}

async function wrongTile(workspaceId: WorkspaceId, tiles: readonly FullTile[]): Promise<LogCheck | null> {
  for (const { level, index, bytes, hash } of tiles) {
    const where = { workspaceId_level_index: { workspaceId, level, index } };
    const kept = await database().logTile.findUnique({ where });
    if (kept !== null && equalBytes(kept.bytes, bytes) && equalBytes(kept.hash, hash)) continue;
    const what = kept === null ? "is missing" : "is not that of its leaves";
    return { ok: false, index: index * 256 ** (level + 1), reason: `Tile ${level}/${index} ${what}.` };
  }
  return null;
}

async function countWaiting(workspaceId: WorkspaceId): Promise<number> {
  const rows = await database().$queryRaw<readonly { readonly waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM entries_to_log(${workspaceId}::uuid, NULL, NULL)`;
  return rows[0]?.waiting ?? 0;
}
