import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { htmlText } from "./html/html-text";
import { isPlainLine, rationaleMarkdown } from "./rationale-markdown";
import { writtenDate } from "./report-date";

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
    expect(writtenDate("2026-11-22")).toBe("22 November 2026");
    expect(writtenDate("2026-01-06T09:01:59.000Z")).toBe("6 January 2026, 09:01 UTC");
    expect(writtenDate("2026-01-06T23:30:00-02:00")).toBe("7 January 2026, 01:30 UTC");
    expect(writtenDate("soon")).toBe("soon");
  });
});
