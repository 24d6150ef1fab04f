import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RevisionId } from "../domain/ids";
import { anchorFromQuote, findQuote } from "./match-quote";
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

describe("anchorFromQuote", () => {
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
