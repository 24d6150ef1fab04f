/** A word or a single mark of punctuation, where it stands (UTF-16), and the form in which it is compared. */
export type WordToken = { readonly start: number; readonly end: number; readonly key: string };

const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\p{M}*|(?:[A-Za-z0-9]|(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+|[^\s\p{L}\p{N}\p{M}]/gu;
const QUOTE_MARKS: Readonly<Record<string, string>> = {
  "‘": "'",
  "’": "'",
  "‛": "'",
  "“": '"',
  "”": '"',
  "‟": '"',
};

/** Cuts a text into words and punctuation marks. Chinese and Japanese characters stand one by one. */
export function wordTokens(text: string): readonly WordToken[] {
  return Array.from(text.matchAll(TOKEN), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    key: foldQuoteMarks(word),
  }));
}

/**
 * The text as two texts are compared: curly quotation marks as straight ones, any white space as one blank,
 * none at the ends. Nothing that could change a word or a number is folded.
 */
export function foldText(text: string): string {
  return foldQuoteMarks(text).replace(/\s+/gu, " ").trim();
}

function foldQuoteMarks(text: string): string {
  return text.replace(/[‘’‛“”‟]/g, (mark) => QUOTE_MARKS[mark] ?? mark);
}
