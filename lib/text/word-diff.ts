import { runDiff } from "./run-diff";
import { type WordToken, wordTokens } from "./word-tokens";

/** Words next to each other that both texts have (`kept`), that only the old one has (`removed`), or only the new one (`added`). */
export type WordPart = { readonly kind: "kept" | "removed" | "added"; readonly text: string };

/**
 * What became of an old text, word by word, in the order in which one reads it; of a change, what was removed stands
 * before what was added. Kept and removed parts joined are the old text, kept and added ones the new text, to the
 * character. Words that were moved are removed in one place and added in another. No two neighbours are of one kind,
 * and none is empty. Its time grows with the length of the texts, not with its square: a stretch of more than some
 * 500 words that were all replaced is told as replaced whole.
 */
export function wordDiff(before: string, after: string): readonly WordPart[] {
  const parts: WordPart[] = [];
  const at = { before: 0, after: 0 };
  const pushGap = (untilBefore: number, untilAfter: number): void => {
    parts.push(...gapParts(before.slice(at.before, untilBefore), after.slice(at.after, untilAfter)));
  };
  for (const [old, now] of keptWords(before, after)) {
    pushGap(old.start, now.start);
    parts.push({ kind: "kept", text: before.slice(old.start, old.end) });
    at.before = old.end;
    at.after = now.end;
  }
  pushGap(before.length, after.length);
  return joined(phrased(joined(parts)));
}

/** Pairs of the very same word that stand in the same order in both texts. */
function keptWords(before: string, after: string): readonly (readonly [WordToken, WordToken])[] {
  const [tokens, newTokens] = [wordTokens(before), wordTokens(after)];
  const { newIndex, isInOrder } = runDiff(tokens, newTokens);
  const pairs: (readonly [WordToken, WordToken])[] = [];
  let last = -1;
  for (const [from, old] of tokens.entries()) {
    const to = newIndex[from] ?? -1;
    const now = newTokens[to];
    if (now === undefined || isInOrder[from] === 0 || to <= last) continue;
    if (before.slice(old.start, old.end) !== after.slice(now.start, now.end)) continue;
    pairs.push([old, now]);
    last = to;
  }
  return pairs;
}

/** What stands between two kept words: the white space that both begin and end with is kept. */
function gapParts(before: string, after: string): readonly WordPart[] {
  const shortest = Math.min(before.length, after.length);
  const isSpace = (text: string, at: number): boolean => /\s/.test(text.charAt(at));
  let head = 0;
  while (head < shortest && before[head] === after[head] && isSpace(before, head)) head++;
  let tail = 0;
  while (
    tail < shortest - head &&
    before.at(-1 - tail) === after.at(-1 - tail) &&
    isSpace(before, before.length - 1 - tail)
  )
    tail++;
  return [
    { kind: "kept", text: before.slice(0, head) },
    { kind: "removed", text: before.slice(head, before.length - tail) },
    { kind: "added", text: after.slice(head, after.length - tail) },
    { kind: "kept", text: before.slice(before.length - tail) },
  ];
}

/** Two changes with nothing but white space or a mark of punctuation between them are read as one phrase. */
function phrased(parts: readonly WordPart[]): readonly WordPart[] {
  const isReplaced = (at: number): boolean =>
    parts[at]?.kind === "removed" && parts[at + 1]?.kind === "added";
  return parts.flatMap((part, at): readonly WordPart[] => {
    const isBetween =
      part.kind === "kept" && !/[\p{L}\p{N}\n]/u.test(part.text) && isReplaced(at - 2) && isReplaced(at + 1);
    return isBetween
      ? [
          { ...part, kind: "removed" },
          { ...part, kind: "added" },
        ]
      : [part];
  });
}

/** Each run of changes as one removed and one added part, each run of kept words as one. */
function joined(parts: readonly WordPart[]): readonly WordPart[] {
  const runs: WordPart[] = [];
  let [kept, removed, added] = ["", "", ""];
  const flush = (): void => {
    if (kept !== "") runs.push({ kind: "kept", text: kept });
    if (removed !== "") runs.push({ kind: "removed", text: removed });
    if (added !== "") runs.push({ kind: "added", text: added });
    [kept, removed, added] = ["", "", ""];
  };
  for (const { kind, text } of parts) {
    if (text === "") continue;
    if (kind === "kept") {
      if (removed !== "" || added !== "") flush();
      kept += text;
    } else {
      if (kept !== "") flush();
      if (kind === "removed") removed += text;
      else added += text;
    }
  }
  flush();
  return runs;
}
