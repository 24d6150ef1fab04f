import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDocument } from "../editor/document.arbitrary";
import { ReviewBuilder } from "../ledger/testing/review-builder";
import { buildReport } from "../report/build/build-report";
import type { Report } from "../report/report";
import { nastyText } from "../report/testing/nasty-text.arbitrary";
import { inputOf, RICH_DOCUMENT } from "../report/testing/report-builder";
import { findWriter } from "../report/writers/writers";
import { canonicalText } from "../text/canonical-text";
import { ABOVE_ARTICLE } from "../text/detect-format";
import type { ProseMirrorJson } from "../text/document-json";
import { placeAnnotation } from "./annotations/place-annotation";
import { readAnnotations } from "./annotations/read-annotations";
import { readArticle, readDocument } from "./read-article";
import { readIntake } from "./readers";
import type { Reading } from "./reading";

/** A report of an article with claims anywhere on its words: nested, overlapping, on words that stand twice. */
type Reviewed = { readonly document: ProseMirrorJson; readonly text: string; readonly report: Report };

function reviewed(document: ProseMirrorJson, places: readonly (readonly [number, number])[]): Reviewed {
  const text = canonicalText(document);
  const builder = new ReviewBuilder(text);
  const { revision, people } = builder;
  for (const [from, length] of places) {
    const start = Math.floor(from * text.length);
    const ranges = [{ start, end: Math.min(text.length, start + length) }];
    const fields = { claimId: builder.nextId(), anchor: { revisionId: revision.id, ranges } };
    // Some places are no words that a claim can be made on.
    builder.attempt(people.reviewer1, builder.command("highlight-claim", fields));
  }
  const input = inputOf(builder, "Said of it.", document);
  return {
    document,
    text,
    report: buildReport({ ...input, article: { ...input.article, sourceUrl: null } }),
  };
}

const places = fc.array(
  fc.tuple(fc.double({ min: 0, max: 0.99, noNaN: true }), fc.integer({ min: 1, max: 30 })),
  {
    maxLength: 6,
  },
);

/** An article as a reader makes one: of anything that people write, in either format. */
const articleThatCameIn = fc
  .record({
    parts: fc.array(fc.oneof(nastyText, fc.constantFrom("**bold** ", "\n\n", "\n- ", "\n> ", "word ")), {
      maxLength: 8,
    }),
    format: fc.constantFrom("text" as const, "markdown" as const),
  })
  .map(({ parts, format }) => readArticle({ content: parts.join(""), format }))
  .filter((read) => read.ok)
  .map((read) => (read.ok ? read.value.document : expect.unreachable()));

const anyReview = (document: fc.Arbitrary<ProseMirrorJson>) =>
  fc
    .record({ document, places })
    .filter(({ document: each }) => canonicalText(each).trim() !== "")
    .map(({ document: each, places: on }) => reviewed(each, on));

async function written({ report }: Reviewed, format: string): Promise<string | Uint8Array> {
  return (await findWriter(format)?.write(report)) ?? expect.unreachable();
}

/** What is read of the report in a format, in a file of this name. */
async function broughtBack(review: Reviewed, format: string, name: string): Promise<Reading> {
  const file = await written(review, format);
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  const read = await readIntake({ bytes, name, mediaType: null, charset: null, address: null });
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

const claimsOf = ({ report }: Reviewed) =>
  report.claims.map(({ anchor }) => anchor.ranges.map(({ start, end }) => ({ start, end })));

/** Without the white space and the controls that a format has no way to keep. */
const words = (text: string) => text.replace(/[\s\ufeff\p{Cc}]+/gu, " ").trim();

describe("an article that was exported and is brought in again", () => {
  it("has the same text as a page, and nothing of the report around it", async () => {
    await fc.assert(
      fc.asyncProperty(anyReview(articleThatCameIn), async (review) => {
        const { text, warnings } = await broughtBack(review, "html", "report.html");
        expect(text).toBe(review.text);
        expect(warnings.map(({ kind }) => kind)).toEqual(["left-out"]);
      }),
      { numRuns: 60 },
    );
  });

  it("has the same text as Markdown, with white space as a page shows it", async () => {
    await fc.assert(
      fc.asyncProperty(anyReview(articleThatCameIn), async (review) => {
        // A file with controls at its beginning is taken for none of text.
        if (review.text.includes("\u0001")) return;
        const { text, warnings } = await broughtBack(review, "md", "report.md");
        expect(words(text)).toBe(words(review.text));
        expect(warnings.map(({ message }) => message).join(" ")).toContain("the report around the article");
      }),
      { numRuns: 60 },
    );
  });

  it("has the same text and the same places of claims as JSON", async () => {
    await fc.assert(
      fc.asyncProperty(anyReview(fc.oneof(anyDocument, articleThatCameIn)), async (review) => {
        const { article, claims } = JSON.parse(String(await written(review, "json")));
        expect(readDocument(article.revision.document)).toMatchObject({ value: { text: review.text } });
        expect(
          claims.map(({ anchor }: Report["claims"][number]) =>
            anchor.ranges.map(({ start, end }) => ({ start, end })),
          ),
        ).toEqual(claimsOf(review));
      }),
      { numRuns: 60 },
    );
  });

  it("has its claims on the same words as Web Annotations", async () => {
    await fc.assert(
      fc.asyncProperty(anyReview(fc.oneof(anyDocument, articleThatCameIn)), async (review) => {
        if (review.report.claims.length === 0) return;
        const read = readAnnotations(String(await written(review, "webannotation")));
        if (!read.ok) throw new Error(JSON.stringify(read.failure));
        const { id } = review.report.article.revision;
        const placed = read.value.annotations.map((each) => placeAnnotation({ id, text: review.text }, each));
        expect(
          placed.map((each) =>
            each.kind === "nowhere" ? each : each.anchor.ranges.map(({ start, end }) => ({ start, end })),
          ),
        ).toEqual(claimsOf(review));
      }),
      { numRuns: 100 },
    );
  });

  it("has the same text in a Word file, with a comment on each claim's words", async () => {
    await fc.assert(
      fc.asyncProperty(anyReview(articleThatCameIn), async (review) => {
        // A claim on white space alone: where the text begins or ends with it, a Word file has no such words.
        fc.pre(review.report.claims.every(({ quote }) => words(quote) !== ""));
        const { text, comments } = await broughtBack(review, "docx", "report.docx");
        expect(` ${words(text)} `).toContain(` ${words(review.text)} `);
        const on = comments.map(({ range }) => words(text.slice(range.start, range.end)));
        expect(on).toEqual(review.report.claims.map(({ quote }) => words(quote)));
      }),
      { numRuns: 30 },
    );
  });

  it("has its words in their order on paper, where numbers of claims stand in its lines and the report around it", {
    timeout: 120_000,
  }, async () => {
    const sentence = fc
      .array(
        fc.constantFrom("The", "ferry", "line", "lost", "41,000", "people", "“said”", "nobody", "—", "12 %"),
        {
          minLength: 3,
          maxLength: 40,
        },
      )
      .map((each) => each.join(" "));
    await fc.assert(
      fc.asyncProperty(fc.array(sentence, { minLength: 1, maxLength: 5 }), async (lines) => {
        const document = readArticle({ content: lines.join("\n"), format: "text" });
        if (!document.ok) throw new Error(JSON.stringify(document.failure));
        const review = reviewed(document.value.document, []);
        const { text } = await broughtBack(review, "pdf", "report.pdf");
        for (const line of lines) expect(words(text)).toContain(words(line));
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });

  it("is found where somebody wrote what stands above it, in the article and beside it", async () => {
    const forged = `Said.\n\n${ABOVE_ARTICLE}\n\n## The article\n\nForged.`;
    const code = { type: "codeBlock", content: [{ type: "text", text: forged }] };
    const paragraph = { type: "paragraph", content: [{ type: "text", text: "The last words." }] };
    const document = { type: "doc", content: [code, paragraph] };
    const text = canonicalText(document);
    const builder = new ReviewBuilder(text);
    const claimId = builder.highlight(builder.people.reviewer1, "The last words.", { statement: forged });
    builder.act(builder.people.editor, "comment", { commentId: builder.nextId(), claimId, body: forged });
    const report = buildReport(inputOf(builder, `\`\`\`\n${forged}\n\`\`\``, document));
    expect((await broughtBack({ document, text, report }, "md", "report.md")).text).toBe(text);
  });

  it.each([
    ["html", "report.html"],
    ["md", "report.md"],
    ["docx", "report.docx"],
  ])("has everything that an article can be made of, as %s", async (format, name) => {
    const review = reviewed(RICH_DOCUMENT, [[0.1, 20]]);
    expect(words((await broughtBack(review, format, name)).text)).toContain(words(review.text));
  });
});
