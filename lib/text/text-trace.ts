import { wordTokens } from "./word-tokens";

/** By what near-identical texts are found and compared: both of the same length for every text. */
export type TextTrace = {
  /** Two texts that share a band may be alike. 32-bit integers. */
  readonly bands: readonly number[];
  /** The MinHash of the text's shingles. */
  readonly signature: Uint32Array;
};

/** Words that stand side by side, taken as one. */
const SHINGLE_WORDS = 5;
const BANDS = 20;
const ROWS = 5;
const HASHES = BANDS * ROWS;

/**
 * MinHash of a text's word shingles (Broder 1997), cut into bands (Leskovec, Rajaraman & Ullman, Mining of Massive Datasets,
 * 3.4): two texts with a share s of common shingles have a band in common with probability 1 − (1 − s⁵)²⁰, which is 0.9996
 * at 0.8 and 0.05 at 0.3. Letters' case, punctuation and white space do not count.
 */
export function traceText(text: string): TextTrace {
  const signature = new Uint32Array(HASHES).fill(0xffffffff);
  for (const shingle of shinglesOf(text)) {
    for (let at = 0; at < HASHES; at += 1) {
      const hash = mix(shingle ^ (SEEDS[at] ?? 0));
      if (hash < (signature[at] ?? 0)) signature[at] = hash;
    }
  }
  return { bands: bandsOf(signature), signature };
}

/** How large a share of their shingles two texts have in common, from 0 to 1, give or take 0.05. */
export function likeness(one: Uint32Array, other: Uint32Array): number {
  if (one.length !== HASHES || other.length !== HASHES) return 0;
  return one.filter((hash, at) => hash === other[at]).length / HASHES;
}

/** 32-bit hashes of every five words that follow each other; of all words where there are fewer. */
function shinglesOf(text: string): ReadonlySet<number> {
  const words = wordTokens(text)
    .filter(({ key }) => /[\p{L}\p{N}]/u.test(key))
    .map(({ key }) => hashWord(key.toLowerCase()));
  const shingles = new Set<number>();
  const last = Math.max(words.length - SHINGLE_WORDS, 0);
  for (let start = 0; start <= last; start += 1) {
    let shingle = 0;
    for (let at = start; at < Math.min(start + SHINGLE_WORDS, words.length); at += 1)
      shingle = mix(Math.imul(shingle, 31) + (words[at] ?? 0));
    shingles.add(shingle);
  }
  return shingles;
}

/** FNV-1a over UTF-16 units. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: every bit of what goes in changes half of those that come out. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** One for each hash, from a Weyl sequence: what was traced once is compared for good, so they never change. */
const SEEDS = Uint32Array.from({ length: HASHES }, (_, at) => mix(Math.imul(at + 1, 0x9e3779b9)));

function bandsOf(signature: Uint32Array): readonly number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let hash = mix(band + 1);
    for (const row of signature.subarray(band * ROWS, (band + 1) * ROWS))
      hash = mix(Math.imul(hash, 31) + row);
    return hash | 0;
  });
}
