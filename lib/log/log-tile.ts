import { concatBytes } from "@noble/hashes/utils.js";
import { type Hash, nodeHash, type Range, type ReadSubtree, subtreesOf } from "./merkle-tree";

/** Hashes that stand side by side in a log's tree: at most 256, of subtrees of 256^`level` leaves each. */
export type TileAt = { readonly level: number; readonly index: number };
/** A tile of which the first `width` hashes are asked for. */
export type TileOf = TileAt & { readonly width: number };

export const TILE_WIDTH = 256;
/** A tile stands for this many levels of the tree. */
const TILE_HEIGHT = 8;
const HASH_BYTES = 32;

/** How many hashes a tile has in a tree of `size` leaves; 0 where it has none yet. */
export function tileWidth({ level, index }: TileAt, size: number): number {
  const complete = Math.floor(size / TILE_WIDTH ** level);
  return Math.max(0, Math.min(TILE_WIDTH, complete - index * TILE_WIDTH));
}

/** The tile's address behind `tile/` (C2SP tlog-tiles), as in `0/x001/x234/067.p/12`. */
export function tilePath({ level, index, width }: TileOf): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, "0");
  const parts = digits.match(/\d{3}/g) ?? [];
  const number = parts.map((part, at) => (at === parts.length - 1 ? part : `x${part}`)).join("/");
  return `${level}/${number}${width === TILE_WIDTH ? "" : `.p/${width}`}`;
}

/** Reads such an address; null when no tile can have it. Each tile has one. */
export function readTilePath(path: string): TileOf | null {
  const found = /^(\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (found === null) return null;
  const [, level, number = "", width = String(TILE_WIDTH)] = found;
  const tile = { level: Number(level), index: Number(number.replaceAll(/[x/]/g, "")), width: Number(width) };
  return tile.width >= 1 &&
    tile.width <= TILE_WIDTH &&
    Number.isSafeInteger(tile.index) &&
    tilePath(tile) === path
    ? tile
    : null;
}

/** The tiles that hold what some ranges of leaves are hashed from, each once. */
export function tilesFor(ranges: readonly Range[]): readonly TileAt[] {
  const tiles = new Map<string, TileAt>();
  for (const { level, index } of ranges.flatMap(subtreesOf)) {
    const tile = tileOf(level, index);
    tiles.set(nameOf(tile), tile);
  }
  return [...tiles.values()];
}

/** Reads subtrees out of tiles, by their names, as `readTile` has their bytes. */
export function readFromTiles(readTile: (tile: TileAt) => Uint8Array): ReadSubtree {
  return (level, index) => {
    const tile = tileOf(level, index);
    const count = 2 ** (level % TILE_HEIGHT);
    const first = index * count - tile.index * TILE_WIDTH;
    const bytes = readTile(tile);
    if (bytes.length < (first + count) * HASH_BYTES)
      throw new Error(`Tile ${nameOf(tile)} of the log has ${bytes.length} bytes: hashes are missing.`);
    return treeOf(hashesIn(bytes.subarray(first * HASH_BYTES, (first + count) * HASH_BYTES)));
  };
}

/** The hash that a full tile has in the tile above it. */
export const hashOfTile = (bytes: Uint8Array): Hash => treeOf(hashesIn(bytes));

/** A tile's bytes. */
export const tileBytes = (hashes: readonly Hash[]): Uint8Array => concatBytes(...hashes);

const nameOf = ({ level, index }: TileAt): string => `${level}/${index}`;

/** Where the hashes of a subtree stand. */
const tileOf = (level: number, index: number): TileAt => {
  const above = 2 ** (TILE_HEIGHT - (level % TILE_HEIGHT));
  return { level: Math.floor(level / TILE_HEIGHT), index: Math.floor(index / above) };
};

const hashesIn = (bytes: Uint8Array): readonly Hash[] =>
  Array.from({ length: bytes.length / HASH_BYTES }, (_, at) =>
    bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );

/** The root over as many hashes as a power of two. */
function treeOf(hashes: readonly Hash[]): Hash {
  let row = hashes;
  while (row.length > 1) row = pairsOf(row);
  const [root] = row;
  if (root === undefined) throw new RangeError("A tree of nothing has no node.");
  return root;
}

function pairsOf(row: readonly Hash[]): readonly Hash[] {
  const above: Hash[] = [];
  for (let at = 0; at < row.length; at += 2) {
    const [left, right] = [row[at], row[at + 1]];
    if (left === undefined || right === undefined) throw new RangeError("A complete tree has pairs.");
    above.push(nodeHash(left, right));
  }
  return above;
}
