import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogueLanguage } from "../../words/language";
import { ENGLISH, wordsIn } from "../../words/words";
import { writtenDate } from "../report-date";
import { htmlText } from "../text/html-text";
import { isPlainLine, rationaleMarkdown } from "./rationale-markdown";

const line = fc.string({ unit: fc.constantFrom(..."abZé9 .,;:?!'()%–—-’“*_[]<&\n1+#`\\é") });

describe("a plain line", () => {
  it("means nothing but itself to the parser", () => {
    fc.assert(
      fc.property(line, (text) => {
        fc.pre(isPlainLine(text));
        expect(rationaleMarkdown.render(text)).toBe(`<p>${htmlText(text)}</p>\n`);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is what people mostly write, and nothing that Markdown could read otherwise", () => {
    expect(isPlainLine("The port's own count (2024) says 41,000.")).toBe(true);
    for (const text of ["1. First", "- one", "a *b*", "two\nlines", "# Title", "", "end ", "<b>", "a & b"]) {
      expect(isPlainLine(text), text).toBe(false);
    }
  });
});

describe("a date for people", () => {
  it("reads as in British English, in UTC, whatever the clock's zone", () => {
    expect(writtenDate("2026-11-22", ENGLISH)).toBe("22 November 2026");
    expect(writtenDate("2026-01-06T09:01:59.000Z", ENGLISH)).toBe("6 January 2026, 09:01 UTC");
    expect(writtenDate("2026-01-06T23:30:00-02:00", ENGLISH)).toBe("7 January 2026, 01:30 UTC");
    expect(writtenDate("soon", ENGLISH)).toBe("soon");
  });

  it("reads as the language and its region write it, in Western digits and the Gregorian calendar", () => {
    const written = ["nb-NO", "de", "de-AT", "fr-FR", "es-MX", "ar-EG", "ar-SA"].map((tag) =>
      writtenDate("2026-01-06", wordsIn(catalogueLanguage(tag), tag)),
    );
    expect(written).toEqual([
      "6. januar 2026",
      "6. Januar 2026",
      "6. Jänner 2026",
      "6 janvier 2026",
      "6 de enero de 2026",
      "6 يناير 2026",
      "6 يناير 2026",
    ]);
    expect(writtenDate("2026-01-06T09:01:59.000Z", wordsIn("de"))).toBe("6. Januar 2026 um 09:01 UTC");
    expect(writtenDate("soon", wordsIn("de"))).toBe("soon");
  });
});
