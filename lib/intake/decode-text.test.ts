import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText, ENCODINGS, isEncoding } from "./decode-text";

const undeclared = { charset: null, isMarkup: false };
const base64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64"));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16le = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "utf16le"));
const utf16be = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "utf16le").swap16());
const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));
const warningsOf = (...given: Parameters<typeof decodeText>): readonly string[] =>
  decodeText(...given).warnings.map(({ message }) => message);

const GERMAN =
  "Die Behörde sagt, die Löhne seien um 4,1 % gefallen – „so stark wie nie seit 1974“. Für Ärzte und Köche gilt das nicht.";

/** The same sentence as its readers would have it, in the encoding of their old files; bytes made by iconv. */
const OLD_FILES: readonly (readonly [encoding: string, bytes: string, text: string])[] = [
  [
    "windows-1252",
    "RGllIEJlaPZyZGUgc2FndCwgZGllIEz2aG5lIHNlaWVuIHVtIDQsMSAlIGdlZmFsbGVuIJYghHNvIHN0YXJrIHdpZSBuaWUgc2VpdCAxOTc0ky4gRvxyIMRyenRlIHVuZCBL9mNoZSBnaWx0IGRhcyBuaWNodC4=",
    GERMAN,
  ],
  [
    "iso-8859-2",
    "VXJ6sWQgcG9kYbMsIL9lIHCzYWNlIHNwYWSzeSBvIDQsMSBwcm9jZW50LCBuYWptb2NuaWVqIG9kIHJva3UgMTk3NC4gr2FkZW4gZWtvbm9taXN0YSB0ZWdvIG5pZSBwcnpld2lkemlhszsgvHLzZLNhIHOxIHLzv25lLg==",
    "Urząd podał, że płace spadły o 4,1 procent, najmocniej od roku 1974. Żaden ekonomista tego nie przewidział; źródła są różne.",
  ],
  [
    "koi8-r",
    "98XEz83T1NfPINPPz8LdyczPLCDe1M8g2sHS0MzB1Nkg1dDBzMkgzsEgNCwxINDSz8PFztTBLCDTyczYzsXFINfTxcfPINMgMTk3NCDHz8TBLiDuycvUzyDJ2iDcy8/Oz83J09TP1yDc1M/HzyDOxSDP1snEwcwu",
    "Ведомство сообщило, что зарплаты упали на 4,1 процента, сильнее всего с 1974 года. Никто из экономистов этого не ожидал.",
  ],
  [
    "shift_jis",
    "k52MdovHgsmC5oLpgsaBQZLAi+CCzY5sgUWI6oNwgVuDWoOTg2eJuoKqguiBQYjqi+OOtY5slE6IyJeIjcWR5YLMibqCsJWdgsaCyILBgr2BQoxvjc+Kd47Sgs2SToLggrGC6oLwl1yReoK1gsSCooLIgqmCwYK9gUI=",
    "統計局によると、賃金は四・一パーセント下がり、一九七四年以来最大の下げ幅となった。経済学者は誰もこれを予想していなかった。",
  ],
  [
    "gb18030",
    "zbO8xr7Wy7WjrLmk18rPwr21wcuw2bfW1q7LxLXj0rujrMrH0ru+xcbfy8TE6tLUwLTX7rTztcS9tbf5oaPDu9PQ0rvOu76tvMPRp7zS1KTBz7W91eLSu7XjoaM=",
    "统计局说，工资下降了百分之四点一，是一九七四年以来最大的降幅。没有一位经济学家预料到这一点。",
  ],
  [
    "big5",
    "ss6tcKe9u6GhQaR1uOqkVa2wpEamyqTApKelfMJJpEChQaxPpECkRaRDpXymfqVIqNOzzKRqqrqtsLRUoUOoU6azpECm7LhnwNm+x65huXeuxqjss2+kQMJJoUM=",
    "統計局說，工資下降了百分之四點一，是一九七四年以來最大的降幅。沒有一位經濟學家預料到這一點。",
  ],
  [
    "euc-kr",
    "xeuw6MO7v6Egtfu4o7jpIMDTsd3AzCC75yDBoSDAzyDG27y+xq4gtrO+7sGuIMO1sbi56cSlvcq757PiIMDMyMQgsKHA5SDFqbDUILO7t8i02S4gsObBpsfQwNogtKmxuLW1IL+5u/PHz8H2ILj4x9+02S4=",
    "통계청에 따르면 임금이 사 점 일 퍼센트 떨어져 천구백칠십사년 이후 가장 크게 내렸다. 경제학자 누구도 예상하지 못했다.",
  ],
];

describe("the same sentence in every encoding", () => {
  it.each(OLD_FILES)("is told to be %s, which is said and can be chosen", (encoding, bytes, text) => {
    const read = decodeText(base64(bytes), undeclared);
    expect(read).toMatchObject({ text, encoding });
    expect(read.warnings).toHaveLength(1);
    expect(read.warnings[0]?.message).toMatch(/^Read as .*, which the file does not say\. .* choose another/);
  });

  it.each(OLD_FILES)("is read as %s without a word where that is declared", (encoding, bytes, text) => {
    expect(decodeText(base64(bytes), { charset: encoding, isMarkup: false })).toEqual({
      text,
      encoding,
      warnings: [],
    });
  });

  it.each(OLD_FILES)("is told to be %s in a page that does not say so", (encoding, bytes, text) => {
    const page = new Uint8Array(
      Buffer.concat([
        latin("<html><head><title>x</title></head><body class='article'><p>"),
        base64(bytes),
        latin("</p>"),
      ]),
    );
    expect(decodeText(page, { charset: null, isMarkup: true })).toMatchObject({ encoding });
    expect(decodeText(page, { charset: null, isMarkup: true }).text).toContain(text);
  });

  it("is UTF-8 or UTF-16 by its mark, which is no part of the text", () => {
    for (const encode of [utf8, utf16le, utf16be]) {
      expect(decodeText(encode(`\ufeff${GERMAN}`), undeclared)).toMatchObject({ text: GERMAN, warnings: [] });
    }
  });

  it("is UTF-8 without a mark, without a word", () => {
    expect(decodeText(utf8(GERMAN), undeclared)).toEqual({ text: GERMAN, encoding: "utf-8", warnings: [] });
  });

  it("is UTF-16 without a mark by its zeros, which is said", () => {
    expect(decodeText(utf16le(GERMAN), undeclared)).toMatchObject({ text: GERMAN, encoding: "utf-16le" });
    expect(decodeText(utf16be(GERMAN), undeclared)).toMatchObject({ text: GERMAN, encoding: "utf-16be" });
    expect(warningsOf(utf16be(GERMAN), undeclared)).toEqual([
      "Read as UTF-16BE, which the file does not say. If letters look wrong, choose another encoding.",
    ]);
  });

  it("is ISO-2022-JP by its escapes, though all its bytes are ASCII", () => {
    const bytes = latin("\x1b$B>e5-$NEy$j\x1b(B ABC");
    expect(decodeText(bytes, undeclared)).toMatchObject({ encoding: "iso-2022-jp" });
  });
});

describe("what is declared", () => {
  const page = (head: string): Uint8Array => latin(`${head}<p>caf\xe9 na\xefve`);

  it.each([
    '<meta charset="windows-1252">',
    "<meta charset=iso-8859-1>",
    '<!doctype html><META http-equiv="Content-Type" content="text/html; charset=Windows-1252">',
    '<?xml version="1.0" encoding="ISO-8859-1"?>',
  ])("is believed of a page that says %s", (head) => {
    const read = decodeText(page(head), { charset: null, isMarkup: true });
    expect(read).toMatchObject({ encoding: "windows-1252", warnings: [] });
    expect(read.text).toMatch(/café naïve$/);
  });

  it("is believed of the sender before the page, and the mark before both", () => {
    const bytes = latin('<meta charset="koi8-r"><p>\xe9');
    expect(decodeText(bytes, { charset: "windows-1252", isMarkup: true }).text).toMatch(/é$/);
    expect(decodeText(utf8("\ufeffé"), { charset: "windows-1252", isMarkup: false }).text).toBe("é");
  });

  it("is said where it is not true, and what was read instead", () => {
    const bytes = base64(OLD_FILES[0]?.[1] ?? "");
    expect(warningsOf(bytes, { charset: "utf-8", isMarkup: false })).toEqual([
      "It says that it is utf-8, and is not.",
      expect.stringMatching(/^Read as Windows-1252/),
    ]);
    expect(warningsOf(bytes, { charset: "klingon", isMarkup: false })[0]).toBe(
      "It says that it is klingon, which is unknown here.",
    );
  });

  it("of UTF-16 in bytes that are not is UTF-8, as browsers have it", () => {
    const bytes = utf8('<meta charset="utf-16"><p>é');
    expect(decodeText(bytes, { charset: null, isMarkup: true })).toMatchObject({ encoding: "utf-8" });
  });
});

describe("broken bytes", () => {
  it("leave UTF-8 what it is where they are few, and are counted", () => {
    const bytes = new Uint8Array(Buffer.concat([utf8("é".repeat(200)), latin("\xe9 "), utf8("ü")]));
    expect(decodeText(bytes, undeclared).text).toBe(`${"é".repeat(200)}\ufffd ü`);
    expect(warningsOf(bytes, undeclared)).toEqual([
      "Read as UTF-8, with one place that is none: they stand as “\ufffd”.",
    ]);
  });

  it("are read as something, whatever they are", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.option(fc.constantFrom(...ENCODINGS, "klingon", "utf-7", "replacement", "")),
        fc.boolean(),
        (bytes, charset, isMarkup) => {
          const read = decodeText(bytes, { charset, isMarkup });
          expect(isEncoding(read.encoding)).toBe(true);
          expect(read.text.isWellFormed()).toBe(true);
        },
      ),
    );
  });

  it("of 5 MiB are told in well under a second", () => {
    const bytes = new Uint8Array(5 * 1024 * 1024).fill(0xe9);
    const started = performance.now();
    decodeText(bytes, undeclared);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

it("offers only encodings that can be read", () => {
  expect(ENCODINGS.filter((encoding) => !isEncoding(encoding))).toEqual([]);
});

it("keeps every UTF-8 text as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      fc.pre(!text.startsWith("\ufeff") && !text.includes("\0") && !text.includes("\u001b"));
      expect(decodeText(utf8(text), undeclared)).toEqual({ text, encoding: "utf-8", warnings: [] });
    }),
  );
});
