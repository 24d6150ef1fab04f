import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes } from "@noble/hashes/utils.js";

/** SHA-256, 32 bytes. */
export type Hash = Uint8Array;

/** The leaves `start` ≤ i < `end` of a log. */
export type Range = { readonly start: number; readonly end: number };

/** The hash of the 2^`level` leaves from `index` · 2^`level` on, all of which are there. Level 0: a leaf's. */
export type ReadSubtree = (level: number, index: number) => Hash;

/** RFC 6962, 2.1: the hash of a leaf is told from that of a node by its first byte. */
export const leafHash = (leaf: Uint8Array): Hash => sha256(concatBytes(LEAF, leaf));
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(concatBytes(NODE, left, right));

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The Merkle Tree Hash of a log's first `size` leaves (RFC 6962, 2.1). */
export const rootOf = (size: number, read: ReadSubtree): Hash =>
  size === 0 ? sha256(new Uint8Array()) : hashRange({ start: 0, end: size }, read);

/** What shows that leaf `index` is in the tree of `size` leaves: the hashes beside its way to the root (2.1.1). */
export const inclusionProof = (index: number, size: number, read: ReadSubtree): readonly Hash[] =>
  inclusionRanges(index, size).map((range) => hashRange(range, read));

/** What shows that the tree of `to` leaves begins with all of the tree of `from` leaves (2.1.2). None for an empty one. */
export const consistencyProof = (from: number, to: number, read: ReadSubtree): readonly Hash[] =>
  consistencyRanges(from, to).map((range) => hashRange(range, read));

/** The leaves whose hashes an inclusion proof has, in its order, so that they can be looked up first. */
export function inclusionRanges(index: number, size: number): readonly Range[] {
  if (index < 0 || index >= size) throw new RangeError(`No leaf ${index} in a tree of ${size}.`);
  const ranges: Range[] = [];
  let whole: Range = { start: 0, end: size };
  while (whole.end - whole.start > 1) {
    const [left, right] = halves(whole);
    const isLeft = index < right.start;
    ranges.unshift(isLeft ? right : left);
    whole = isLeft ? left : right;
  }
  return ranges;
}

/** The leaves whose hashes a consistency proof has, in its order. */
export function consistencyRanges(from: number, to: number): readonly Range[] {
  if (from < 0 || from > to) throw new RangeError(`A tree of ${to} leaves has no beginning of ${from}.`);
  if (from === 0 || from === to) return [];
  const ranges: Range[] = [];
  let whole: Range = { start: 0, end: to };
  // Down to the subtree that ends where the older tree does.
  while (whole.end !== from) {
    const [left, right] = halves(whole);
    const isLeft = from <= right.start;
    ranges.unshift(isLeft ? right : left);
    whole = isLeft ? left : right;
  }
  return whole.start === 0 ? ranges : [whole, ...ranges];
}

/** The complete subtrees that a range is made of, from the left, as `level` and `index`. */
export function subtreesOf({
  start,
  end,
}: Range): readonly { readonly level: number; readonly index: number }[] {
  const subtrees = [];
  for (let at = start; at < end; ) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level += 1;
    subtrees.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return subtrees;
}

function hashRange(range: Range, read: ReadSubtree): Hash {
  return subtreesOf(range)
    .map(({ level, index }) => read(level, index))
    .reduceRight((right, left) => nodeHash(left, right));
}

/** The left one is as large as it can be: a power of two, and smaller than the whole. */
function halves({ start, end }: Range): readonly [Range, Range] {
  let half = 1;
  while (half * 2 < end - start) half *= 2;
  return [
    { start, end: start + half },
    { start: start + half, end },
  ];
}
