import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RevisionId } from "../domain/ids";
import { anchorFromQuote, findQuote, findQuoteCanonically } from "./match-quote";
import { mixedText } from "./mixed-text.arbitrary";

const revisionOf = (text: string) => ({ id: "revision-1" as RevisionId, text });

describe("findQuote", () => {
  it("finds overlapping places and no place for an empty quote", () => {
    expect(findQuote("aaa", { exact: "aa" })).toEqual([0, 1]);
    expect(findQuote("aaa", { exact: "" })).toEqual([]);
  });

  it("lets the words before and after decide", () => {
    const text = "It fell in May. It fell in June.";
    expect(findQuote(text, { exact: "It fell", suffix: " in June" })).toEqual([16]);
    expect(findQuote(text, { exact: "It fell", prefix: "May. " })).toEqual([16]);
    expect(findQuote(text, { exact: "It fell", prefix: "July. " })).toEqual([]);
  });

  it("finds every place that a stretch of the text stands at, its own among them", () => {
    fc.assert(
      fc.property(mixedText, fc.nat(), fc.integer({ min: 1, max: 6 }), (text, a, length) => {
        fc.pre(text.length > 0);
        const start = a % text.length;
        const exact = text.slice(start, start + length);
        fc.pre(exact.isWellFormed());
        const places = findQuote(text, { exact });
        expect(places).toContain(start);
        for (const place of places) expect(text.slice(place, place + exact.length)).toBe(exact);
      }),
    );
  });
});

describe("findQuoteCanonically", () => {
  const words = fc.constantFrom(
    "café ",
    "naïve ",
    "Ålesund",
    "한국어",
    "Nguyễn ",
    "q\u0323\u0307",
    "plain ",
    "\n",
    "😀",
  );
  const form = fc.constantFrom("NFC", "NFD");

  it("finds words in whichever form they and the text are, and says which of the text's characters they are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(words, form), { minLength: 1 }),
        form,
        fc.nat(),
        fc.nat(),
        (parts, asked, a, b) => {
          const texts = parts.map(([word, written]) => word.normalize(written));
          const text = texts.join("");
          const first = a % texts.length;
          const last = first + (b % (texts.length - first));
          const exact = texts
            .slice(first, last + 1)
            .join("")
            .normalize(asked);
          fc.pre(findQuote(text, { exact }).length === 0);
          const start = texts.slice(0, first).join("").length;
          const end = texts.slice(0, last + 1).join("").length;
          const places = findQuoteCanonically(text, { exact });
          expect(places).toContainEqual({ start, end });
          for (const place of places)
            expect(text.slice(place.start, place.end).normalize("NFC")).toBe(exact.normalize("NFC"));
        },
      ),
    );
  });

  it("folds nothing but the normal form", () => {
    expect(findQuoteCanonically("Cafe\u0301 ﬁne", { exact: "café" })).toEqual([]);
    expect(findQuoteCanonically("cafe\u0301 ﬁne", { exact: "fine" })).toEqual([]);
    expect(findQuoteCanonically("cafe\u0301", { exact: "cafe" })).toEqual([]);
  });

  it("lets the words before and after decide, though they were cut off within a character", () => {
    const text = "Le cafe\u0301 gele\u0301 ferme. Le cafe\u0301 gele\u0301 ouvre.";
    const second = { start: text.lastIndexOf("cafe"), end: text.lastIndexOf(" ouvre") };
    expect(findQuoteCanonically(text, { exact: "café gelé", suffix: " ouvr" })).toEqual([second]);
    expect(findQuoteCanonically(text, { exact: "café gelé", prefix: "\u0301 ferme. Le " })).toEqual([second]);
    expect(findQuoteCanonically(text, { exact: "café gelé", suffix: " rouvre" })).toEqual([]);
  });
});

describe("anchorFromQuote", () => {
  it("keeps the text's characters where the quote has others for the same words", () => {
    const text = "Au cafe\u0301.";
    const made = anchorFromQuote(revisionOf(text), { exact: "café" });
    expect(made).toMatchObject({ ok: true, value: { ranges: [{ start: 3, end: 8, exact: "cafe\u0301" }] } });
    const twice = anchorFromQuote(revisionOf(`${text} ${text}`), { exact: "café" });
    expect(twice.ok ? null : twice.failure).toMatchObject({
      errors: [{ path: "anchor.quote", message: expect.stringContaining("2 places") }],
    });
  });

  it("makes an anchor if and only if the quote stands in one place", () => {
    fc.assert(
      fc.property(mixedText, fc.constantFrom("word", "the ", "e", "مرحبا", "😀"), (text, exact) => {
        expect(anchorFromQuote(revisionOf(text), { exact }).ok).toBe(findQuote(text, { exact }).length === 1);
      }),
    );
  });

  it("says at how many places the quote is", () => {
    const made = anchorFromQuote(revisionOf("no, no and no"), { exact: "no" });
    expect(made.ok ? null : made.failure).toMatchObject({
      kind: "invalid",
      errors: [{ path: "anchor.quote", message: expect.stringContaining("3 places") }],
    });
    const missing = anchorFromQuote(revisionOf("no, no and no"), { exact: "yes" });
    expect(missing.ok ? null : missing.failure).toMatchObject({
      errors: [{ path: "anchor.quote", message: expect.stringContaining("0 places") }],
    });
  });
});
