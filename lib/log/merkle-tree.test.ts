import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashOfTile, readFromTiles, type TileAt, tileBytes, tilesFor, tileWidth } from "./log-tile";
import {
  consistencyProof,
  consistencyRanges,
  type Hash,
  inclusionProof,
  inclusionRanges,
  leafHash,
  nodeHash,
  type ReadSubtree,
  rootOf,
} from "./merkle-tree";
import { isConsistent, isIncluded } from "./verify-proof";

const VECTORS = path.resolve("../shared/testdata/transparency-log/rfc6962-vectors.json");

/** RFC 6962, 2.1, word for word. */
function treeHash(leaves: readonly Hash[]): Hash {
  const [first] = leaves;
  if (first === undefined) return rootOf(0, () => expect.unreachable());
  if (leaves.length === 1) return first;
  const half = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return nodeHash(treeHash(leaves.slice(0, half)), treeHash(leaves.slice(half)));
}

const leavesOf = (size: number): readonly Hash[] =>
  Array.from({ length: size }, (_, at) => leafHash(utf8ToBytes(`leaf ${at}`)));
const LEAVES = leavesOf(800);
const read: ReadSubtree = (level, index) =>
  treeHash(LEAVES.slice(index * 2 ** level, (index + 1) * 2 ** level));
const sizes = fc.integer({ min: 1, max: LEAVES.length });

describe("the root of a log", () => {
  it("is what certificate transparency publishes", () => {
    expect(bytesToHex(rootOf(0, read))).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
    expect(bytesToHex(leafHash(new Uint8Array()))).toBe(
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    );
  });

  it.skipIf(!existsSync(VECTORS))("is the same for each of the leaves in ../shared/testdata", () => {
    const { leavesHex, rootsHex, hasher } = JSON.parse(readFileSync(VECTORS, "utf8"));
    const hashes = leavesHex.map((leaf: string) => leafHash(hexToBytes(leaf)));
    const readVector: ReadSubtree = (level, index) =>
      treeHash(hashes.slice(index * 2 ** level, (index + 1) * 2 ** level));
    const roots = rootsHex.map((_root: string, at: number) => bytesToHex(rootOf(at + 1, readVector)));
    expect(roots).toEqual(rootsHex);
    const { left, right, hash } = hasher.node_hex;
    expect(bytesToHex(nodeHash(hexToBytes(left), hexToBytes(right)))).toBe(hash);
  });

  it("is the tree hash, whatever the size", () => {
    fc.assert(
      fc.property(sizes, (size) => {
        expect(rootOf(size, read)).toEqual(treeHash(LEAVES.slice(0, size)));
      }),
      {
        numRuns: 50,
      },
    );
  });
});

/** Something near a proof that is not the proof: one hash less, one more, one bit turned. */
const damaged = (proof: readonly Hash[]): readonly (readonly Hash[])[] => [
  ...(proof.length > 0 ? [proof.slice(1), proof.slice(0, -1)] : []),
  [...proof, leafHash(new Uint8Array())],
  ...proof.map((_, at) => proof.map((hash, other) => (other === at ? turned(hash) : hash))),
];
const turned = (hash: Hash): Hash => hash.map((byte, at) => (at === 7 ? byte ^ 4 : byte));

describe("a proof that a leaf is in the log", () => {
  it("holds for every leaf of every small tree, and for no other leaf, place, size or root", () => {
    for (let size = 1; size <= 34; size += 1) {
      const root = rootOf(size, read);
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(index, size, read);
        const leaf = LEAVES[index] ?? expect.unreachable();
        const claim = { index, size, leaf, root };
        expect(isIncluded(claim, proof)).toBe(true);
        expect(isIncluded({ ...claim, leaf: turned(leaf) }, proof)).toBe(false);
        expect(isIncluded({ ...claim, root: turned(root) }, proof)).toBe(false);
        expect(isIncluded({ ...claim, index: size }, proof)).toBe(false);
        expect(isIncluded({ ...claim, index: -1 }, proof)).toBe(false);
        if (size > 1) expect(isIncluded({ ...claim, index: (index + 1) % size }, proof)).toBe(false);
        for (const wrong of damaged(proof)) expect(isIncluded(claim, wrong)).toBe(false);
      }
    }
  });

  it("holds in large trees", () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, any) => {
        const index = any % size;
        const leaf = LEAVES[index] ?? expect.unreachable();
        const proof = inclusionProof(index, size, read);
        expect(isIncluded({ index, size, leaf, root: rootOf(size, read) }, proof)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe("a proof that a log only grew", () => {
  it("holds between any two of its sizes, and between no other trees", () => {
    for (let to = 0; to <= 34; to += 1) {
      const newer = { size: to, root: rootOf(to, read) };
      for (let from = 0; from <= to; from += 1) {
        const older = { size: from, root: rootOf(from, read) };
        const proof = consistencyProof(from, to, read);
        expect(isConsistent(older, newer, proof)).toBe(true);
        for (const wrong of damaged(proof)) expect(isConsistent(older, newer, wrong)).toBe(false);
        if (from === 0) continue;
        expect(isConsistent({ ...older, root: turned(older.root) }, newer, proof)).toBe(false);
        expect(isConsistent(older, { ...newer, root: turned(newer.root) }, proof)).toBe(false);
        if (from < to) expect(isConsistent(newer, older, proof)).toBe(false);
      }
    }
  });

  it("does not hold for a log whose past was written again", () => {
    fc.assert(
      fc.property(sizes, sizes, fc.nat(), (one, other, any) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const changed = any % from;
        const rewritten = LEAVES.map((leaf, at) => (at === changed ? turned(leaf) : leaf));
        const readAgain: ReadSubtree = (level, index) =>
          treeHash(rewritten.slice(index * 2 ** level, (index + 1) * 2 ** level));
        const older = { size: from, root: rootOf(from, read) };
        const newer = { size: to, root: rootOf(to, readAgain) };
        expect(isConsistent(older, newer, consistencyProof(from, to, readAgain))).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

describe("the tiles of a log", () => {
  /** All tiles of a log, as they are served: each level from the one below. */
  function tilesOf(size: number): ReadonlyMap<string, Uint8Array> {
    const tiles = new Map<string, Uint8Array>();
    let row: readonly Hash[] = LEAVES.slice(0, size);
    for (let level = 0; row.length > 0; level += 1) {
      const full: Hash[] = [];
      for (let index = 0; index * 256 < row.length; index += 1) {
        const bytes = tileBytes(row.slice(index * 256, (index + 1) * 256));
        expect(bytes.length / 32).toBe(tileWidth({ level, index }, size));
        tiles.set(`${level}/${index}`, bytes);
        if (bytes.length === 8_192) full.push(hashOfTile(bytes));
      }
      row = full;
    }
    return tiles;
  }

  it("are all that a root or a proof is made of", () => {
    for (const size of [1, 2, 255, 256, 257, 511, 512, 700, 800]) {
      const tiles = tilesOf(size);
      const wanted = (ranges: Parameters<typeof tilesFor>[0]) => {
        const named = new Set(tilesFor(ranges).map(({ level, index }) => `${level}/${index}`));
        return readFromTiles(({ level, index }: TileAt) => {
          const name = `${level}/${index}`;
          expect(named).toContain(name);
          return tiles.get(name) ?? expect.unreachable(name);
        });
      };
      const root = rootOf(size, wanted([{ start: 0, end: size }]));
      expect(root).toEqual(treeHash(LEAVES.slice(0, size)));
      for (const index of [0, Math.floor(size / 2), size - 1]) {
        const leaf = LEAVES[index] ?? expect.unreachable();
        const proof = inclusionProof(index, size, wanted(inclusionRanges(index, size)));
        expect(isIncluded({ index, size, leaf, root }, proof)).toBe(true);
        const from = { size: index, root: rootOf(index, read) };
        const grown = consistencyProof(index, size, wanted(consistencyRanges(index, size)));
        expect(isConsistent(from, { size, root }, grown)).toBe(true);
      }
    }
  });

  it("are as many and as wide as the specification's example", () => {
    const widths = (level: number, count: number) => tileWidth({ level, index: count - 1 }, 70_000);
    expect(widths(0, 273)).toBe(256);
    expect(widths(0, 274)).toBe(112);
    expect(widths(0, 275)).toBe(0);
    expect(widths(1, 1)).toBe(256);
    expect(widths(1, 2)).toBe(17);
    expect(widths(2, 1)).toBe(1);
    expect(widths(3, 1)).toBe(0);
    expect(tileWidth({ level: 0, index: 0 }, 256)).toBe(256);
    expect(tileWidth({ level: 1, index: 0 }, 256)).toBe(1);
  });
});
