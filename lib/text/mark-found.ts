/** A stretch of a text, and whether it is one of the words that were looked for. */
export type FoundStretch = { readonly text: string; readonly isFound: boolean };

/**
 * Cuts a text where words of `q` are in it, as a search finds them: without accents and case, and with another ending.
 * The stretches joined are the text.
 */
export function markFound(text: string, q: string): readonly FoundStretch[] {
  const asked = wordsOf(q).map(({ text: word }) => fold(word));
  const stretches: FoundStretch[] = [];
  let end = 0;
  for (const { text: word, start } of asked.length === 0 ? [] : wordsOf(text)) {
    const [from, to] = placeIn(word, asked) ?? [0, 0];
    if (from === to) continue;
    if (start + from > end) stretches.push({ text: text.slice(end, start + from), isFound: false });
    stretches.push({ text: word.slice(from, to), isFound: true });
    end = start + to;
  }
  if (end < text.length) stretches.push({ text: text.slice(end), isFound: false });
  return stretches;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts without spaces between words, which are looked for by parts. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Hangul}]/u;

function wordsOf(text: string): readonly { readonly text: string; readonly start: number }[] {
  return [...text.matchAll(WORD)].map((match) => ({ text: match[0], start: match.index }));
}

const fold = (word: string): string =>
  UNSPACED.test(word) ? word.normalize("NFC") : word.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** The whole word where it is one of those asked for, a part of it where it has no ends. */
function placeIn(word: string, asked: readonly string[]): readonly [number, number] | null {
  if (UNSPACED.test(word)) {
    const part = asked.find((each) => word.includes(each));
    const from = part === undefined ? -1 : word.indexOf(part);
    return part === undefined ? null : [from, from + part.length];
  }
  const plain = fold(word);
  return asked.some((each) => isSameWord(plain, each)) ? [0, word.length] : null;
}

/** Whether two words differ in their endings at most; short ones and figures in nothing. */
function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const stem = short.slice(0, Math.max(4, short.length - 2));
  return short.length >= 4 && long.startsWith(stem) && long.length - short.length <= 3 && !/\d/.test(short);
}
