import { expect, it } from "vitest";
import { countWords } from "./count-words";

it.each([
  ["", 0],
  ["A state-of-the-art ferry — late, again.", 5],
  ["4.1 %", 1],
  ["東京は大きい", 6],
  ["GPT与人类", 4],
  ["مرحبا بالعالم", 2],
])("counts %j as %i words", (text, words) => {
  expect(countWords(text)).toBe(words);
});

it("counts the limit's worth of words to the word", () => {
  expect(countWords("word ".repeat(200_001))).toBe(200_001);
});
