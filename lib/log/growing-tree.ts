import { hashOfTile, readFromTiles, TILE_WIDTH, type TileAt, tileBytes } from "./log-tile";
import { type Hash, rootOf } from "./merkle-tree";

/**
 * All that is needed to go on with a tree of `size` leaves: of each level of tiles, from the leaves up, the hashes that
 * are in no full tile yet.
 */
export type TreeEdge = { readonly size: number; readonly rows: readonly (readonly Hash[])[] };

/** A tile that got its last hash, with the hash that it has in the tile above. */
export type FullTile = TileAt & { readonly bytes: Uint8Array; readonly hash: Hash };

export const EMPTY_TREE: TreeEdge = { size: 0, rows: [] };

/** Puts leaves, by their hashes, at the end of a tree. Gives its new edge and the tiles that became full, from the leaves up. */
export function growTree(
  edge: TreeEdge,
  leaves: readonly Hash[],
): { readonly edge: TreeEdge; readonly tiles: readonly FullTile[] } {
  const tiles: FullTile[] = [];
  const rows: (readonly Hash[])[] = [];
  let added = leaves;
  for (let level = 0; added.length > 0 || level < edge.rows.length; level += 1) {
    const row = [...(edge.rows[level] ?? []), ...added];
    const first = Math.floor(edge.size / TILE_WIDTH ** (level + 1));
    const full = fullTiles(row, { level, index: first });
    tiles.push(...full);
    rows.push(row.slice(full.length * TILE_WIDTH));
    added = full.map(({ hash }) => hash);
  }
  return { edge: { size: edge.size + leaves.length, rows }, tiles };
}

/** The root of the tree that ends here. */
export const rootOfEdge = ({ size, rows }: TreeEdge): Hash =>
  rootOf(
    size,
    readFromTiles(({ level }) => tileBytes(rows[level] ?? [])),
  );

function fullTiles(row: readonly Hash[], { level, index }: TileAt): readonly FullTile[] {
  return Array.from({ length: Math.floor(row.length / TILE_WIDTH) }, (_, at) => {
    const bytes = tileBytes(row.slice(at * TILE_WIDTH, (at + 1) * TILE_WIDTH));
    return { level, index: index + at, bytes, hash: hashOfTile(bytes) };
  });
}
