import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { languageTag } from "../text/language-tag";
import { readIntake } from "./readers";
import type { Reading, ReadOptions } from "./reading";

const ARTICLES = "../shared/testdata/articles";
const names = existsSync(ARTICLES)
  ? readdirSync(ARTICLES).filter((name) => existsSync(path.join(ARTICLES, name, "source.html")))
  : [];

const file = (name: string, part: string) => readFileSync(path.join(ARTICLES, name, part));

async function read(bytes: Uint8Array, options?: ReadOptions): Promise<Reading> {
  const about = {
    name: "source.html",
    mediaType: "text/html",
    charset: null,
    address: "http://fakehost/test/page.html",
  };
  const result = await readIntake({ bytes: new Uint8Array(bytes), ...about }, options);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** Five words in a row, as often as they stand there. */
function gramsOf(text: string): ReadonlyMap<string, number> {
  const words = [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
  const grams = new Map<string, number>();
  for (let at = 0; at + 5 <= words.length; at += 1) {
    const gram = words.slice(at, at + 5).join(" ");
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  return grams;
}

function f1(text: string, expected: string): number {
  const [ours, theirs] = [gramsOf(text), gramsOf(expected)];
  const size = (grams: ReadonlyMap<string, number>) =>
    [...grams.values()].reduce((sum, each) => sum + each, 0);
  const both = [...ours].reduce((sum, [gram, count]) => sum + Math.min(count, theirs.get(gram) ?? 0), 0);
  return (2 * both) / (size(ours) + size(theirs));
}

/** A tree's text with a blank between blocks, as one reads it. */
function textOf(html: string): string {
  const { document } = new JSDOM(html).window;
  for (const block of document.querySelectorAll(
    "p,div,li,td,th,tr,h1,h2,h3,h4,h5,h6,br,pre,figcaption,blockquote,dd,dt",
  ))
    block.before(" ");
  return document.body.textContent ?? "";
}

type Expected = Readonly<Record<"title" | "byline" | "dir" | "lang" | "siteName", string | null | undefined>>;

describe.skipIf(names.length === 0)("saved news pages (skipped without ../shared/testdata/articles)", () => {
  it.each(names)("reads the article of %s, and what it says of itself", { timeout: 60_000 }, async (name) => {
    const { text, metadata, blocks } = await read(file(name, "source.html"));
    const least = name === "keep-tabular-data" ? 0.97 : 0.98;
    expect(f1(text, textOf(file(name, "expected.html").toString()))).toBeGreaterThanOrEqual(least);
    const expected: Expected = JSON.parse(file(name, "expected-metadata.json").toString());
    expect(metadata).toMatchObject({ title: expected.title, byline: expected.byline });
    expect(metadata.direction).toBe(expected.dir ?? "ltr");
    if (expected.lang) expect(metadata.language).toBe(languageTag(expected.lang));
    if (expected.siteName) expect(metadata.publisher).toBe(expected.siteName);
    expect(metadata.publishedAt ?? "2015-01-01").toMatch(
      /^20\d\d-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))?$/,
    );
    expect(blocks.some(({ isTaken }) => isTaken)).toBe(true);
  });

  it.each(["ars-1", "lemonde-1", "wapo-1"])(
    "gives the same of %s when the same blocks are chosen by hand",
    async (name) => {
      const bytes = file(name, "source.html");
      const found = await read(bytes);
      const take = found.blocks.flatMap(({ index, isTaken }) => (isTaken ? [index] : []));
      const chosen = await read(bytes, { take });
      expect(f1(chosen.text, found.text)).toBeGreaterThanOrEqual(0.97);
      expect(chosen.metadata).toEqual(found.metadata);
      const page = await read(bytes, { take: "page" });
      expect(page.words).toBeGreaterThan(found.words);
      expect(page.blocks.every(({ isTaken }) => isTaken)).toBe(true);
      const [first] = take;
      const one = await read(bytes, { take: [first ?? 0] });
      expect(one.text.replace(/\s+/g, " ")).toContain(found.blocks[first ?? 0]?.start.slice(0, 60));
      expect(one.words).toBeLessThan(found.words);
    },
  );
});

const farsi = path.join(ARTICLES, "farsi-zwnj/farsi-zwnj.html");

it.skipIf(!existsSync(farsi))(
  "keeps every zero-width joiner of a page in Persian (skipped without ../shared)",
  async () => {
    const { text, metadata } = await read(readFileSync(farsi));
    expect(metadata).toMatchObject({
      title: "معرفی Bases در Obsidian",
      byline: "Obsidian",
      language: "fa",
      direction: "rtl",
    });
    expect(text).toContain("افزونه\u200cی اصلی");
  },
);
