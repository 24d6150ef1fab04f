import fc from "fast-check";

const PIECES = [
  "word",
  "the ",
  " ",
  "\n",
  ".",
  "e\u0301",
  "e",
  "\u0301",
  "😀",
  "👩‍👩‍👧",
  "\u200d",
  "🇫🇷",
  "🇫",
  "مرحبا",
  "لَ",
  "שלום",
  "한국",
  "नि",
  "\r",
  "12.5",
] as const;

/** Text for laws: words, breaks, emoji, joined emoji, combining marks, Arabic, Hebrew, all in odd company. */
export const mixedText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 30 })
  .map((pieces) => pieces.join(""));
