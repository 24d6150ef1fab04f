import type { WordToken } from "./word-tokens";

/** Where the words of an old text are in a new one, by index into the two lists of tokens. */
export type WordMap = {
  /** The new index of each old word, or -1. No new word is given twice. */
  readonly newIndex: Int32Array;
  /** Whether an old word is one of five in a row that stand in one place only in either text, and was placed by them. */
  readonly isInRun: Uint8Array;
  /** Whether an old word is still in the order of the text: 0 for those that were moved past others. */
  readonly isInOrder: Uint8Array;
};

type Run = { readonly from: number; readonly to: number; readonly length: number };
type Words = { readonly before: readonly string[]; readonly after: readonly string[] };
type Draft = WordMap & { readonly isTaken: Uint8Array };

/** How many words in a row must be unique in both texts to tie them together. */
const SHINGLE = 5;
/** Gaps larger than this many word pairs are left open: comparing them would take too long and prove little. */
const MAX_GAP_PAIRS = 250_000;

/**
 * Maps the words of one text to those of another. Runs of equal words are tied together where five words in a
 * row are unique in both texts, and grow in both directions; between two neighbouring runs the words are
 * compared one by one (longest common subsequence). A run may have moved; words are never guessed.
 */
export function runDiff(before: readonly WordToken[], after: readonly WordToken[]): WordMap {
  const words = { before: before.map(({ key }) => key), after: after.map(({ key }) => key) };
  const draft: Draft = {
    newIndex: new Int32Array(before.length).fill(-1),
    isInRun: new Uint8Array(before.length),
    isInOrder: new Uint8Array(before.length).fill(1),
    isTaken: new Uint8Array(after.length),
  };
  const runs = tieRuns(words, draft);
  const inOrder = new Set(heaviestRisingChain(runs.map(({ to, length }) => ({ place: to, weight: length }))));
  for (const [at, run] of runs.entries()) {
    if (!inOrder.has(at)) draft.isInOrder.fill(0, run.from, run.from + run.length);
  }
  fillGaps(
    words,
    draft,
    withEdges(
      words,
      runs.filter((_, at) => inOrder.has(at)),
    ),
    1,
  );
  fillGaps(words, draft, runs, 0);
  return draft;
}

function tieRuns(words: Words, draft: Draft): readonly Run[] {
  const runs: Run[] = [];
  for (const [from, to] of uniqueShingles(words).entries()) {
    if (to < 0) continue;
    if (draft.newIndex[from] === -1 && draft.isTaken[to] === 0) runs.push(growRun(words, draft, from, to));
    if (draft.newIndex[from] === to) draft.isInRun.fill(1, from, from + SHINGLE);
  }
  for (const [from, to] of sharedEdges(words)) {
    if (draft.newIndex[from] === -1 && draft.isTaken[to] === 0) runs.push(growRun(words, draft, from, to));
  }
  return runs.sort((a, b) => a.from - b.from);
}

/** A row of words that stands in more than one place, or nowhere. */
const REPEATED = -1;
const ABSENT = -2;

/** Where both texts begin alike or end alike: this ties texts that repeat themselves throughout. */
function sharedEdges({ before, after }: Words): readonly (readonly [number, number])[] {
  const edges = [
    [0, 0],
    [before.length - SHINGLE, after.length - SHINGLE],
  ] as const;
  const shingle = (words: readonly string[], from: number): string =>
    words.slice(from, from + SHINGLE).join("\n");
  return edges.filter(([from, to]) => from >= 0 && to >= 0 && shingle(before, from) === shingle(after, to));
}

/** For each word of the old text, where the row that begins with it is in the new one, if it stands once in either. */
function uniqueShingles(words: Words): Int32Array {
  const codes = codesOf(words);
  const places = new Map<string, number>();
  for (const [at, shingle] of shinglesOf(words.before, codes))
    places.set(shingle, places.has(shingle) ? REPEATED : at);
  const newPlaces = new Int32Array(words.before.length).fill(ABSENT);
  for (const [to, shingle] of shinglesOf(words.after, codes)) {
    const from = places.get(shingle) ?? REPEATED;
    if (from !== REPEATED) newPlaces[from] = newPlaces[from] === ABSENT ? to : REPEATED;
  }
  return newPlaces;
}

/** Each row of words, in code, with the index of its first word. */
function* shinglesOf(words: readonly string[], codes: Codes): Generator<readonly [number, string]> {
  const coded = words.map((word) => codes.get(word) ?? "").join("");
  for (let at = 0; at + SHINGLE <= words.length; at++)
    yield [at, coded.slice(at * CODE_UNITS, (at + SHINGLE) * CODE_UNITS)];
}

/** A short name for each word, all of one length: rows of them are cut out and compared several times faster than rows of words. */
type Codes = ReadonlyMap<string, string>;
const CODE_UNITS = 2;

function codesOf({ before, after }: Words): Codes {
  const codes = new Map<string, string>();
  for (const words of [before, after])
    for (const word of words)
      if (!codes.has(word)) codes.set(word, String.fromCharCode(codes.size >>> 16, codes.size & 0xffff));
  return codes;
}

function growRun({ before, after }: Words, draft: Draft, from: number, to: number): Run {
  const fits = (step: number): boolean =>
    from + step >= 0 &&
    to + step >= 0 &&
    from + step < before.length &&
    to + step < after.length &&
    before[from + step] === after[to + step] &&
    draft.newIndex[from + step] === -1 &&
    draft.isTaken[to + step] === 0;
  let first = 0;
  let past = 1;
  while (fits(first - 1)) first--;
  while (fits(past)) past++;
  for (let step = first; step < past; step++) place(draft, from + step, to + step);
  return { from: from + first, to: to + first, length: past - first };
}

function place(draft: Draft, from: number, to: number): void {
  draft.newIndex[from] = to;
  draft.isTaken[to] = 1;
}

function withEdges(words: Words, runs: readonly Run[]): readonly Run[] {
  const end = { from: words.before.length, to: words.after.length, length: 0 };
  return [{ from: 0, to: 0, length: 0 }, ...runs, end];
}

/** Compares the words between neighbouring runs that both kept the text's order (1) or both moved (0). */
function fillGaps(words: Words, draft: Draft, runs: readonly Run[], order: 0 | 1): void {
  const isOfOrder = ({ from, length }: Run): boolean => length === 0 || draft.isInOrder[from] === order;
  for (const [at, run] of runs.entries()) {
    const next = runs[at + 1];
    if (next === undefined || next.to < run.to + run.length) continue;
    if (!isOfOrder(run) || !isOfOrder(next)) continue;
    const before = openIndices(run.from + run.length, next.from, (index) => draft.newIndex[index] === -1);
    const after = openIndices(run.to + run.length, next.to, (index) => draft.isTaken[index] === 0);
    if (before.length * after.length > MAX_GAP_PAIRS) continue;
    for (const [from, to] of commonSubsequence(words, before, after)) {
      place(draft, from, to);
      draft.isInOrder[from] = order;
    }
  }
}

function openIndices(from: number, to: number, isOpen: (index: number) => boolean): readonly number[] {
  const open: number[] = [];
  for (let index = from; index < to; index++) if (isOpen(index)) open.push(index);
  return open;
}

function commonSubsequence(
  words: Words,
  before: readonly number[],
  after: readonly number[],
): readonly (readonly [number, number])[] {
  if (before.length === 0 || after.length === 0) return [];
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  const wordBefore = (row: number): string | undefined => words.before[before[row] ?? -1];
  const wordAfter = (column: number): string | undefined => words.after[after[column] ?? -1];
  const lengthAt = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        wordBefore(row) === wordAfter(column)
          ? lengthAt(row + 1, column + 1) + 1
          : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let row = 0, column = 0; row < before.length && column < after.length; ) {
    if (wordBefore(row) === wordAfter(column)) pairs.push([before[row++] ?? -1, after[column++] ?? -1]);
    else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}

/** Something at a place, with a weight. */
type Weighted = { readonly place: number; readonly weight: number };

/**
 * Of a list, the items (by index, ascending) whose places rise from one to the next and whose weights add up to
 * the most. O(n log n). Places are whole numbers that differ from each other.
 */
function heaviestRisingChain(items: readonly Weighted[]): readonly number[] {
  const ranks = ranksOf(items);
  const best: (number | undefined)[] = new Array(items.length + 1).fill(undefined);
  const total: number[] = [];
  const previous: (number | undefined)[] = [];
  const heavier = (a: number | undefined, b: number | undefined): number | undefined =>
    a === undefined || (b !== undefined && (total[b] ?? 0) > (total[a] ?? 0)) ? b : a;
  for (const [at, { weight }] of items.entries()) {
    const rank = ranks[at] ?? 1;
    let before: number | undefined;
    for (let node = rank - 1; node > 0; node -= node & -node) before = heavier(before, best[node]);
    previous.push(before);
    total.push(weight + (before === undefined ? 0 : (total[before] ?? 0)));
    for (let node = rank; node <= items.length; node += node & -node) best[node] = heavier(best[node], at);
  }
  const chain: number[] = [];
  const last = total.reduce<number | undefined>((top, _, at) => heavier(top, at), undefined);
  for (let at = last; at !== undefined; at = previous[at]) chain.push(at);
  return chain.reverse();
}

/** The rank of each item's place, from 1: the tree of best chains (after Fenwick, 1994) is kept over ranks. */
function ranksOf(items: readonly Weighted[]): readonly number[] {
  const ranks: number[] = new Array(items.length).fill(1);
  const byPlace = items.map(({ place }, at) => ({ place, at })).sort((a, b) => a.place - b.place);
  for (const [rank, { at }] of byPlace.entries()) ranks[at] = rank + 1;
  return ranks;
}
