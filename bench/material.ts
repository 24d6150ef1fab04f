/** A repeatable article and claims for measuring: `seed` decides all, so that two runs meet the same text. */
export type BenchArticle = { readonly paragraphs: readonly string[]; readonly text: string };
export type BenchClaim = { readonly claimId: string; readonly start: number; readonly end: number };

const SYLLABLES = [
  "ba",
  "ren",
  "to",
  "li",
  "gra",
  "mun",
  "se",
  "quo",
  "ther",
  "al",
  "vi",
  "nor",
  "est",
  "ko",
  "pra",
  "dim",
];

/** mulberry32: a small generator of numbers in [0, 1). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Paragraphs of 40 to 120 words, `words` in all. */
export function writeArticle(words: number, seed = 1): BenchArticle {
  const random = randomNumbers(seed);
  const paragraphs: string[] = [];
  for (let left = words; left > 0; ) {
    const count = Math.min(left, 40 + Math.floor(random() * 80));
    paragraphs.push(Array.from({ length: count }, () => makeWord(random)).join(" "));
    left -= count;
  }
  return { paragraphs, text: paragraphs.join("\n") };
}

/** Overlapping claims of 20 to 220 characters, spread over the text. */
export function placeClaims(text: string, count: number, seed = 2): readonly BenchClaim[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, at) => {
    const start = Math.floor(random() * (text.length - 240));
    return { claimId: `claim-${at}`, start, end: start + 20 + Math.floor(random() * 200) };
  });
}

function makeWord(random: () => number): string {
  const length = 1 + Math.floor(random() * 3);
  return Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join("");
}
