import fc from "fast-check";
import { JSDOM } from "jsdom";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { readArticle } from "../../intake/read-article";
import { ReviewBuilder } from "../../ledger/testing/review-builder";
import { buildReport } from "../build/build-report";
import type { Report } from "../report";
import { nastyText } from "../testing/nasty-text.arbitrary";
import { builtReport, inputOf } from "../testing/report-builder";
import { writer } from "./markdown";

/** As a careless reader would show it: HTML on, any link taken. */
const reader = new MarkdownIt("default", { html: true });
reader.validateLink = () => true;

async function pageOf(report: Report): Promise<Document> {
  return new JSDOM(reader.render(String(await writer.write(report)))).window.document;
}

const shapeOf = (page: Document) =>
  [...page.querySelectorAll("body > *")].map(({ tagName, textContent }) =>
    /^H[1-6]$/.test(tagName) && tagName !== "H1" ? `${tagName} ${textContent}` : tagName,
  );

/** White space at a line's ends and its kinds show nowhere. */
const seen = (text: string | null | undefined) => (text ?? "").replace(/\s+/g, " ").trim();

describe("the Markdown report", () => {
  it("quotes exactly the words of every claim", async () => {
    const report = builtReport();
    const quotes = [...(await pageOf(report)).querySelectorAll("body > blockquote")];
    expect(quotes.map((quote) => seen(quote.textContent))).toEqual(
      report.claims.map((claim) => seen(claim.quote)),
    );
  });

  it("keeps people's formatting", async () => {
    const page = await pageOf(
      builtReport("A **bold** `c*de` [link](https://example.org/a_b)\n\n1. one\n2. two"),
    );
    const rationale = page.querySelector("body > ol");
    expect(rationale?.textContent?.match(/\w+/g)).toEqual(["one", "two"]);
    expect(page.querySelector("body > p strong + code")?.textContent).toBe("c*de");
    expect(page.querySelector('a[href="https://example.org/a_b"]')?.textContent).toBe("link");
  });

  it("shows whatever people write as text, with no HTML, picture or script link, in an unbroken document", {
    timeout: 60_000,
  }, async () => {
    const headings = (page: Document) => shapeOf(page).filter((part) => /^H[2-6]/.test(part));
    const expected = headings(await pageOf(builtReport()));
    await fc.assert(
      fc.asyncProperty(nastyText, async (speech) => {
        const report = builtReport(speech);
        const page = await pageOf(report);
        expect(headings(page)).toEqual(expected);
        expect(seen(page.querySelector("h1")?.textContent)).toBe(seen(`Fact check: ${speech}`));
        expect(page.querySelectorAll("script, img, style, iframe")).toHaveLength(0);
        for (const link of page.querySelectorAll("a")) expect(link.href).toMatch(/^(https?|mailto):/);
        const texts = [...page.querySelectorAll("li")].map((item) => seen(item.textContent));
        for (const { statement } of report.claims) {
          if (statement !== null) expect(texts).toContain(seen(`Statement: ${statement}`));
        }
      }),
      { numRuns: 20 },
    );
  });

  it("ends in the article, which reads back to the document that was checked", async () => {
    const content =
      "# Ferry 🚢 line 7\n\n## The article\n\nIt **carried** 41,000\\\npeople.\n\n- *one*\n  - two\n\n> said";
    const read = readArticle({ content, format: "markdown" });
    if (!read.ok) throw new Error("This is an article.");
    const { document, text } = read.value;
    const builder = new ReviewBuilder(text);
    builder.highlight(builder.people.reviewer1, "41,000\npeople", {
      statement: "\n## The article\n\nForged.",
    });
    const report = buildReport(inputOf(builder, "\n\n## The article\n\nForged.", document));
    const written = String(await writer.write(report));
    const heading = "\n## The article\n\n";
    const own = written.slice(written.indexOf(heading) + heading.length);
    expect(readArticle({ content: own, format: "markdown" })).toEqual(read);
  });
});
