import type { WorkspaceId } from "../../domain/ids";
import type { TreeEdge } from "../../log/growing-tree";
import { hashLogged, type LoggedEntry } from "../../log/log-leaf";
import { readFromTiles, TILE_WIDTH, type TileAt, tileBytes, tilesFor } from "../../log/log-tile";
import type { Hash, Range, ReadSubtree } from "../../log/merkle-tree";
import { database } from "../client";
import type { Prisma } from "../generated/client";

/** Whoever asks: the process's client, or a transaction of it. */
export type Asking = Pick<
  Prisma.TransactionClient,
  "$queryRaw" | "$executeRaw" | "logTile" | "logCheckpoint"
>;

/** How many leaves a workspace's log has. */
export async function readLogSize(workspaceId: WorkspaceId, asking: Asking = database()): Promise<number> {
  const rows = await asking.$queryRaw<readonly { readonly size: number }[]>`
    SELECT coalesce(max(index) + 1, 0)::int AS size FROM log_leaf WHERE workspace_id = ${workspaceId}::uuid`;
  return rows[0]?.size ?? 0;
}

/** What is needed to go on with a log of `size` leaves. */
export async function readEdge(workspaceId: WorkspaceId, size: number, asking: Asking): Promise<TreeEdge> {
  const rows: (readonly Hash[])[] = [];
  for (let level = 0; TILE_WIDTH ** level <= size; level += 1) {
    const complete = Math.floor(size / TILE_WIDTH ** level);
    const first = complete - (complete % TILE_WIDTH);
    rows.push(await readHashes(workspaceId, level, { start: first, end: complete }, asking));
  }
  return { size, rows };
}

/** Reads what some ranges of a log's leaves are hashed from, and gives it out by subtrees, each hashed once. */
export async function readSubtrees(
  workspaceId: WorkspaceId,
  ranges: readonly Range[],
  asking: Asking = database(),
): Promise<ReadSubtree> {
  const wanted = tilesFor(ranges);
  const tiles = new Map(await readFull(workspaceId, wanted, asking));
  for (const tile of wanted)
    if (!tiles.has(nameOf(tile))) tiles.set(nameOf(tile), await readTile(workspaceId, tile, asking));
  const read = readFromTiles((tile) => tiles.get(nameOf(tile)) ?? new Uint8Array());
  const known = new Map<string, Hash>();
  return (level, index) => {
    const name = nameOf({ level, index });
    const hash = known.get(name) ?? read(level, index);
    known.set(name, hash);
    return hash;
  };
}

async function readFull(workspaceId: WorkspaceId, tiles: readonly TileAt[], asking: Asking) {
  const rows = await asking.$queryRaw<readonly (TileAt & { readonly bytes: Uint8Array })[]>`
    SELECT level, index, bytes FROM log_tile JOIN unnest(${tiles.map(({ level }) => level)}::int[],
        ${tiles.map(({ index }) => index)}::int[]) AS wanted (level, index) USING (level, index)
    WHERE workspace_id = ${workspaceId}::uuid`;
  return rows.map((row) => [nameOf(row), row.bytes] as const);
}

/** A tile's bytes: all of it, or of one that is not full the hashes that there are. */
export async function readTile(
  workspaceId: WorkspaceId,
  { level, index }: TileAt,
  asking: Asking = database(),
): Promise<Uint8Array> {
  const where = { workspaceId_level_index: { workspaceId, level, index } };
  const full = await asking.logTile.findUnique({ where, select: { bytes: true } });
  if (full !== null) return full.bytes;
  const range = { start: index * TILE_WIDTH, end: (index + 1) * TILE_WIDTH };
  return tileBytes(await readHashes(workspaceId, level, range, asking));
}

const nameOf = ({ level, index }: TileAt): string => `${level}/${index}`;

/** Hashes of a level of tiles: of leaves, or of full tiles below. */
async function readHashes(
  workspaceId: WorkspaceId,
  level: number,
  { start, end }: Range,
  asking: Asking,
): Promise<readonly Hash[]> {
  if (level > 0) {
    const tiles = await asking.$queryRaw<readonly { readonly hash: Uint8Array }[]>`
      SELECT hash FROM log_tile WHERE workspace_id = ${workspaceId}::uuid AND level = ${level - 1}
        AND index >= ${start} AND index < ${end} ORDER BY index`;
    return tiles.map(({ hash }) => hash);
  }
  const leaves = await asking.$queryRaw<readonly LoggedEntry[]>`
    SELECT article_id AS "articleId", seq, hash FROM log_leaf WHERE workspace_id = ${workspaceId}::uuid
      AND index >= ${start} AND index < ${end} ORDER BY index`;
  return leaves.map(hashLogged);
}
