import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ReviewBuilder } from "../../ledger/testing/review-builder";
import { canonicalText } from "../../text/canonical-text";
import type { ProseMirrorJson } from "../../text/document-json";
import { builtReport, inputOf } from "../testing/report-builder";
import { buildReport } from "./build-report";
import { cutArticle } from "./cut-article";

const paragraph = (text: string): ProseMirrorJson => ({
  type: "paragraph",
  ...(text === "" ? {} : { content: [{ type: "text", text }] }),
});

/** A report of these paragraphs with claims on these places. */
function reportWith(lines: readonly string[], places: readonly (readonly [number, number])[]) {
  const document: ProseMirrorJson = { type: "doc", content: lines.map(paragraph) };
  const builder = new ReviewBuilder(canonicalText(document));
  for (const [start, end] of places)
    builder.act(builder.people.reviewer1, "highlight-claim", {
      claimId: builder.nextId(),
      anchor: { revisionId: builder.revision.id, ranges: [{ start, end }] },
    });
  return buildReport(inputOf(builder, "speech", document));
}

describe("an article of which only the quotes are shown", () => {
  it("keeps each claim's sentence and one on each side, and shows where something was left out", () => {
    const lines = ["Before all.", "One. Two. Three. Four. Five.", "Between.", "", "After all."];
    const at = lines.join("\n").indexOf("Three");
    const { article } = cutArticle(reportWith(lines, [[at, at + 5]]), "quotes");
    expect(article.revision.text).toBe("[…]\n… Two. Three. Four. …\n[…]");
    expect(article.shown).toBe("quotes");
  });

  it("keeps formatting, headings and code, and every quote whole", () => {
    const whole = builtReport();
    const { claims, article } = cutArticle(whole, "quotes");
    expect(canonicalText(article.revision.document)).toBe(article.revision.text);
    expect(article.revision.sha256).toBe(whole.article.revision.sha256);
    expect(claims.map(({ isInText }) => isInText)).toEqual(whole.claims.map(({ isInText }) => isInText));
    expect(JSON.stringify(article.revision.document)).toContain('"bold"');
    expect(article.revision.document.content?.map(({ type }) => type)).toContain("codeBlock");
  });

  it("puts every claim on its own words, wherever it begins and ends", () => {
    const line = fc.array(fc.constantFrom("One.", "Two words!", "drei", "٤ خمسة؟", "☂", " "), {
      maxLength: 6,
    });
    const lines = fc.array(
      line.map((words) => words.join(" ")),
      { minLength: 1, maxLength: 6 },
    );
    const cases = lines.chain((texts) => {
      const { length } = texts.join("\n");
      const place = fc.tuple(fc.nat(length), fc.nat(length));
      return fc.tuple(fc.constant(texts), fc.array(place, { maxLength: 4 }));
    });
    fc.assert(
      fc.property(cases, ([texts, asked]) => {
        const text = texts.join("\n");
        const places = asked
          .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
          .filter(([start, end]) => text.slice(start, end).trim() !== "");
        const whole = reportWith(texts, places);
        const { claims, article } = cutArticle(whole, "quotes");
        expect(canonicalText(article.revision.document)).toBe(article.revision.text);
        for (const { anchor, isInText } of claims) {
          expect(isInText).toBe(true);
          for (const { start, end, exact } of anchor.ranges)
            expect(article.revision.text.slice(start, end)).toBe(exact);
        }
      }),
    );
  });
});

describe("an article of which nothing is shown", () => {
  it("leaves the claims with their quotes, and no text", () => {
    const { claims, article } = cutArticle(builtReport(), "none");
    expect(article.revision).toMatchObject({ text: "", document: { type: "doc", content: [] } });
    expect(claims.every(({ isInText }) => !isInText)).toBe(true);
    expect(claims.map(({ quote }) => quote)).toEqual(builtReport().claims.map(({ quote }) => quote));
  });
});
