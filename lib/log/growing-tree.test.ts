import { utf8ToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_TREE, type FullTile, growTree, rootOfEdge, type TreeEdge } from "./growing-tree";
import { readFromTiles, tileBytes } from "./log-tile";
import { leafHash, nodeHash, type ReadSubtree, rootOf } from "./merkle-tree";

const LEAVES = Array.from({ length: 70_000 }, (_, at) => leafHash(utf8ToBytes(`leaf ${at}`)));

const read: ReadSubtree = (level, index) => {
  const leaf = LEAVES[index];
  if (level === 0) return leaf ?? expect.unreachable();
  return nodeHash(read(level - 1, 2 * index), read(level - 1, 2 * index + 1));
};

function grown(cuts: readonly number[]): { readonly edge: TreeEdge; readonly tiles: readonly FullTile[] } {
  let edge = EMPTY_TREE;
  const tiles: FullTile[] = [];
  for (const cut of cuts) {
    const next = growTree(edge, LEAVES.slice(edge.size, cut));
    tiles.push(...next.tiles);
    edge = next.edge;
  }
  return { edge, tiles };
}

describe("a tree that grows", () => {
  it("has the root of its leaves, in whatever pieces they came", () => {
    const cuts = fc.array(fc.nat({ max: 1_500 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(cuts, (any) => {
        const sorted = any.toSorted((one, other) => one - other);
        const { edge, tiles } = grown(sorted);
        expect(edge.size).toBe(sorted.at(-1));
        expect(rootOfEdge(edge)).toEqual(rootOf(edge.size, read));
        expect(tiles.map(({ level, index }) => [level, index])).toEqual(
          Array.from({ length: Math.floor(edge.size / 256) }, (_, index) => [0, index]),
        );
      }),
      { numRuns: 40 },
    );
  });

  it("fills tiles above tiles, out of which every subtree can be read", () => {
    const { edge, tiles } = grown([65_535, 65_537, LEAVES.length]);
    expect(rootOfEdge(edge)).toEqual(rootOf(LEAVES.length, read));
    expect(tiles.filter(({ level }) => level === 1)).toMatchObject([{ index: 0, hash: read(16, 0) }]);
    const kept = new Map(tiles.map((tile) => [`${tile.level}/${tile.index}`, tile.bytes]));
    const readTile = readFromTiles(
      ({ level, index }) => kept.get(`${level}/${index}`) ?? tileBytes(edge.rows[level] ?? []),
    );
    expect(rootOf(LEAVES.length, readTile)).toEqual(rootOf(LEAVES.length, read));
  });
});
