const STRETCH = /[^\s]+/gu;
const COUNTS = /[\p{L}\p{N}]/u;
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const MAY_BE_EAST_ASIAN = /[\u2e80-\ud83f]/;

/**
 * How many words a text has: stretches between white space that hold a letter or a digit, so "state-of-the-art"
 * is one and a dash alone is none. Chinese and Japanese set no spaces; there each character counts as a word.
 */
export function countWords(text: string): number {
  let words = 0;
  for (const [stretch] of text.matchAll(STRETCH)) words += wordsIn(stretch);
  return words;
}

function wordsIn(stretch: string): number {
  if (!MAY_BE_EAST_ASIAN.test(stretch)) return COUNTS.test(stretch) ? 1 : 0;
  const characters = stretch.match(EAST_ASIAN)?.length ?? 0;
  const others = stretch.split(EAST_ASIAN).filter((rest) => COUNTS.test(rest)).length;
  return characters + others;
}
