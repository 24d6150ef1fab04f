import { canonicalJson } from "../ledger/chain/canonical-json";
import type { ProseMirrorJson } from "../text/document-json";

/** What two people made of one text, in one. */
export type MergedDocument = {
  readonly document: ProseMirrorJson;
  /** In how many places both changed the same blocks, each in another way: there it has `mine`. */
  readonly clashes: number;
};

type Block = { readonly json: ProseMirrorJson; readonly key: string };

/**
 * Joins two newer texts of `base`, block by block: what only one of them changed is as they changed it. (A three-way
 * merge as of lines of code; a block is a paragraph, a heading, a whole list or table.)
 */
export function mergeDocuments(
  base: ProseMirrorJson,
  mine: ProseMirrorJson,
  theirs: ProseMirrorJson,
): MergedDocument {
  const [old, my, their] = [blocksOf(base), blocksOf(mine), blocksOf(theirs)];
  const [inMine, inTheirs] = [matches(old, my), matches(old, their)];
  const merged: Block[] = [];
  let clashes = 0;
  const at = { old: 0, my: 0, their: 0 };
  const settle = (oldEnd: number, myEnd: number, theirEnd: number): void => {
    const was = old.slice(at.old, oldEnd);
    const [one, other] = [my.slice(at.my, myEnd), their.slice(at.their, theirEnd)];
    // As many blocks as there were: each was changed on its own.
    const isOneToOne = one.length === was.length && other.length === was.length;
    const rows = isOneToOne
      ? was.map((block, row) => ({
          was: [block],
          one: one.slice(row, row + 1),
          other: other.slice(row, row + 1),
        }))
      : [{ was, one, other }];
    for (const row of rows) {
      const isMineAsItWas = isSame(row.one, row.was);
      if (!isMineAsItWas && !isSame(row.other, row.was) && !isSame(row.one, row.other)) clashes++;
      merged.push(...(isMineAsItWas ? row.other : row.one));
    }
  };
  for (const [index, block] of old.entries()) {
    const [myPlace, theirPlace] = [inMine.get(index), inTheirs.get(index)];
    if (myPlace === undefined || theirPlace === undefined) continue;
    settle(index, myPlace, theirPlace);
    merged.push(block);
    Object.assign(at, { old: index + 1, my: myPlace + 1, their: theirPlace + 1 });
  }
  settle(old.length, my.length, their.length);
  return { document: { ...base, content: merged.map(({ json }) => json) }, clashes };
}

const blocksOf = ({ content = [] }: ProseMirrorJson): readonly Block[] =>
  content.map((json) => ({ json, key: canonicalJson(json) }));

const isSame = (one: readonly Block[], other: readonly Block[]): boolean =>
  one.length === other.length && one.every(({ key }, at) => key === other[at]?.key);

/** Which block of a newer text each old one still is, in order: a longest common subsequence between equal ends. */
function matches(old: readonly Block[], now: readonly Block[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const isEqual = (from: number, to: number): boolean => old[from]?.key === now[to]?.key;
  let head = 0;
  while (head < old.length && head < now.length && isEqual(head, head)) found.set(head, head++);
  let [oldEnd, nowEnd] = [old.length, now.length];
  while (oldEnd > head && nowEnd > head && isEqual(oldEnd - 1, nowEnd - 1)) found.set(--oldEnd, --nowEnd);
  const width = nowEnd - head + 1;
  const lengths = new Uint32Array((oldEnd - head + 1) * width);
  const lengthAt = (from: number, to: number): number => lengths[(from - head) * width + to - head] ?? 0;
  for (let from = oldEnd - 1; from >= head; from--) {
    for (let to = nowEnd - 1; to >= head; to--) {
      lengths[(from - head) * width + to - head] = isEqual(from, to)
        ? lengthAt(from + 1, to + 1) + 1
        : Math.max(lengthAt(from + 1, to), lengthAt(from, to + 1));
    }
  }
  for (let from = head, to = head; from < oldEnd && to < nowEnd; ) {
    if (isEqual(from, to)) found.set(from++, to++);
    else if (lengthAt(from + 1, to) >= lengthAt(from, to + 1)) from++;
    else to++;
  }
  return found;
}
