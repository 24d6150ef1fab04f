import { describe, expect, it, test } from "vitest";
import { likeness, traceText } from "./text-trace";

/** A text of so many words, each told from a number, so that no two are alike. */
const story = (words: number, from = 0): readonly string[] =>
  Array.from({ length: words }, (_, at) => `w${(at + from) * 7919}`);

const alike = (one: string, other: string): number =>
  likeness(traceText(one).signature, traceText(other).signature);

const sharesBand = (one: string, other: string): boolean => {
  const bands = new Set(traceText(other).bands);
  return traceText(one).bands.some((band) => bands.has(band));
};

describe("texts that are the same but for little", () => {
  const text = story(600).join(" ");
  test.each([
    ["case, punctuation and lines", text.toUpperCase().replaceAll(" W1", ",\n “w1")],
    [
      "a word in a hundred",
      story(600)
        .map((word, at) => (at % 100 === 50 ? "other" : word))
        .join(" "),
    ],
    ["a paragraph more", [...story(600), ...story(40, 9_000)].join(" ")],
    ["its beginning cut off", story(560, 40).join(" ")],
  ])("share a band and are alike: %s", (_, other) => {
    expect(sharesBand(text, other)).toBe(true);
    expect(alike(text, other)).toBeGreaterThan(0.8);
  });

  it("are as alike as their shingles say", () => {
    const half = [...story(300), ...story(300, 5_000)].join(" ");
    // 296 of 896 shingles are in both.
    expect(alike(text, half)).toBeGreaterThan(0.2);
    expect(alike(text, half)).toBeLessThan(0.46);
  });
});

describe("other texts", () => {
  it("share no band, also where they are short or empty", () => {
    const texts = Array.from({ length: 60 }, (_, at) => story(1 + at * 5, at * 10_000).join(" "));
    for (const [at, one] of texts.entries())
      for (const other of texts.slice(at + 1)) expect(sharesBand(one, other)).toBe(false);
    expect(alike("", "One.")).toBe(0);
  });

  it("are told apart in Chinese and Arabic too", () => {
    expect(alike("港口今天有十二台起重机在运行。", "港口今天有十二台起重机在运行")).toBe(1);
    expect(alike("港口今天有十二台起重机在运行。", "渡轮中午出发，载有一千二百人。")).toBeLessThan(0.2);
    expect(alike("تبحر العبارة عند الظهر", "تبحر العبارة عند الظهر!")).toBe(1);
  });
});

it("never changes what a text was traced as", () => {
  const { bands, signature } = traceText("The ferry sails at noon. It carried 1,204 people.");
  expect([bands[0], bands[19], signature[0], signature[99]]).toMatchInlineSnapshot(`
    [
      -382516178,
      770125431,
      513024788,
      604325372,
    ]
  `);
});
